package glissade.data;

import glissade.table.Column;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;

/** Parquet files as one relation. */
final class ParquetFiles {

  private ParquetFiles() {}

  /**
   * @throws UnusableDataException if one of the files is not Parquet, or if their columns differ
   */
  static Relation relation(Engine engine, List<InputFile> files) {
    List<Cells> first = cells(engine, files.get(0));
    for (InputFile file : files.subList(1, files.size())) {
      checkSame(files.get(0).name(), first, file.name(), cells(engine, file));
    }
    String from = from(files);
    List<Relation.Part> parts =
        files.stream().map(file -> new Relation.Part(file.name(), from(List.of(file)))).toList();
    try {
      return new Relation(from, files.size() == 1 ? first : Database.describe(engine, from), parts);
    } catch (SQLException e) {
      throw Complaint.reading(files.size() + " files", e);
    }
  }

  /** By name: otherwise DuckDB converts all files to the types of the first, 0.5 to 1 too. */
  private static String from(List<InputFile> files) {
    List<Path> paths = files.stream().map(InputFile::path).toList();
    return "read_parquet("
        + Sql.files(paths)
        + (files.size() > 1 ? ", union_by_name = true)" : ")");
  }

  private static List<Cells> cells(Engine engine, InputFile file) {
    try {
      List<Cells> cells = Database.describe(engine, from(List.of(file)));
      List<String> names = cells.stream().map(cell -> cell.column().name()).toList();
      if (ColumnNames.mayBeRenamed(names)) {
        List<String> inFile =
            engine.query(
                "SELECT name FROM parquet_schema(" + Sql.file(file.path()) + ")",
                row -> row.getString(1));
        ColumnNames.checkRenamed(file.name(), names, new HashSet<>(inFile));
      }
      return cells;
    } catch (SQLException e) {
      throw new UnusableDataException(
          "%s is not a Parquet file that can be read: %s It may have been cut short; copy or write it again."
              .formatted(file.name(), withoutFile(Complaint.sentence(e))),
          e);
    }
  }

  private static String withoutFile(String sentence) {
    return sentence.replaceFirst(" (?:(?:at end )?of|in) file ['\"][^'\"]*['\"]", " at its end");
  }

  private static void checkSame(
      String first, List<Cells> expected, String file, List<Cells> found) {
    ColumnNames.checkSame(first, names(expected), file, names(found));
    for (Cells cell : found) {
      Column column = cell.column();
      Column before =
          expected.stream()
              .map(Cells::column)
              .filter(each -> each.name().equals(column.name()))
              .findFirst()
              .orElseThrow();
      if (before.type() != column.type() && !(before.isNumeric() && column.isNumeric())) {
        throw new UnusableDataException(
            "%s: column `%s` is %s, but %s in %s. Files read together must have the same columns."
                .formatted(file, column.name(), column.sourceType(), before.sourceType(), first));
      }
    }
  }

  private static List<String> names(List<Cells> cells) {
    return cells.stream().map(cell -> cell.column().name()).toList();
  }
}
