package glissade.spark;

import glissade.table.TableComplaint;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * CSV. Spark reads text, and what that means is found out here, from all of it: Spark's own guess
 * takes a column for text where a number is missing by the word {@code NA}, and renames columns
 * that have the same name.
 */
final class CsvFiles {

  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

  private CsvFiles() {}

  /**
   * @param name what the table is called
   * @param missing what stands in cells that are missing, beside what always says so
   * @throws UnusableDataException if there is no header, or it has a name twice
   */
  static SparkTable table(SparkSession session, String name, String[] paths, List<String> missing) {
    String line = header(session, name, paths);
    char separator = separator(line, paths[0]);
    List<String> names = names(session, line, separator);
    TableComplaint.rejectRepeated(name, names);
    StructType text = new StructType();
    boolean allNamed = true;
    for (int j = 0; j < names.size(); j++) {
      allNamed &= !names.get(j).isEmpty();
      text = text.add(names.get(j).isEmpty() ? "column" + j : names.get(j), DataTypes.StringType);
    }
    Dataset<Row> rows =
        session
            .read()
            .schema(text)
            .option("header", true)
            .option("sep", String.valueOf(separator))
            .option("escape", "\"")
            .option("mode", "FAILFAST")
            .option("enforceSchema", !allNamed)
            .option("columnPruning", false)
            .csv(paths);
    Dataset<Row> texts = asText(rows, List.of());
    Dataset<Row> cells = missing.isEmpty() ? texts : asText(texts, missing);
    return new SparkTable(name, texts, CellKinds.columns(cells));
  }

  /** The names of folders add columns, of which Spark has found a type on its own. */
  private static Dataset<Row> asText(Dataset<Row> rows, List<String> missing) {
    return rows.select(
        Arrays.stream(rows.schema().fields())
            .map(field -> SparkColumn.of(field).withMissing(missing).as(DataTypes.StringType))
            .toArray(Column[]::new));
  }

  private static String header(SparkSession session, String name, String[] paths) {
    List<String> first = session.read().textFile(paths[0]).takeAsList(1);
    if (first.isEmpty() || first.get(0).isBlank()) {
      throw new UnusableDataException(name + " is empty: it has no header and no rows.");
    }
    String line = first.get(0);
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  /** What stands between the names. */
  private static char separator(String header, String path) {
    if (path.contains(".tsv")) {
      return '\t';
    }
    String unquoted = header.replaceAll("\"[^\"]*\"", "");
    char most = ',';
    for (char candidate : SEPARATORS) {
      if (count(unquoted, candidate) > count(unquoted, most)) {
        most = candidate;
      }
    }
    return most;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(each -> each == wanted).count();
  }

  /** As they stand, with those that are there twice. */
  private static List<String> names(SparkSession session, String line, char separator) {
    Dataset<String> header = session.createDataset(List.of(line), Encoders.STRING());
    Row row =
        session
            .read()
            .option("sep", String.valueOf(separator))
            .option("escape", "\"")
            .csv(header)
            .first();
    List<String> names = new ArrayList<>();
    for (int j = 0; j < row.size(); j++) {
      names.add(row.isNullAt(j) ? "" : row.getString(j));
    }
    return names;
  }
}
