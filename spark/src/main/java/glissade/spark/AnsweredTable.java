package glissade.spark;

import glissade.table.Levels;
import glissade.table.RowAnswers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** A table with answers about each row beside what it has. */
final class AnsweredTable {

  private final Dataset<Row> data;
  private final List<SparkColumn> columns;
  private final List<SparkColumn> asked;
  private final List<Cells> cells;

  /**
   * @param columns all that the table has
   * @param asked those that the question is about
   * @param cells reads them
   */
  AnsweredTable(
      Dataset<Row> data, List<SparkColumn> columns, List<SparkColumn> asked, List<Cells> cells) {
    this.data = data;
    this.columns = columns;
    this.asked = asked;
    this.cells = cells;
  }

  /**
   * The table, each column either as it stands or replaced by the answer of its name, and then the
   * other answers.
   *
   * @param asTheyStand whether cells of text stay that, whatever they mean
   * @param types what the columns that are asked about are read as
   */
  <A extends RowAnswers<A>> Dataset<Row> with(
      A question, boolean asTheyStand, List<DataType> types) {
    Dataset<Row> wide = wide(asTheyStand, types);
    int[] places = new int[asked.size()];
    for (int j = 0; j < places.length; j++) {
      places[j] = columns.size() + j;
    }
    List<AnswerCells> answers = answers(question);
    List<Cells> reading = cells;
    RDD<InternalRow> rows =
        Scan.rows(wide)
            .mapPartitions(
                (Iterator<InternalRow> part) ->
                    new AnsweredRows<>(part, places, reading, question.empty(), answers),
                true)
            .rdd();
    StructType schema = wide.schema();
    for (AnswerCells each : answers) {
      schema = schema.add(each.name(), each.type());
    }
    Dataset<Row> answered =
        ((org.apache.spark.sql.classic.SparkSession) data.sparkSession())
            .internalCreateDataFrame(rows, schema, false);
    return inOrder(answered, question.answers());
  }

  /** All columns, and then those that are asked about as they are read, under other names. */
  private Dataset<Row> wide(boolean asTheyStand, List<DataType> types) {
    List<org.apache.spark.sql.Column> selected = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      SparkColumn column = columns.get(j);
      org.apache.spark.sql.Column cell =
          asTheyStand || !column.isText() ? column.asItStands() : column.as(column.type());
      selected.add(cell.as("column" + j));
    }
    for (int j = 0; j < asked.size(); j++) {
      selected.add(asked.get(j).as(types.get(j)).as("asked" + j));
    }
    return data.select(selected.toArray(org.apache.spark.sql.Column[]::new));
  }

  private static List<AnswerCells> answers(RowAnswers<?> question) {
    Map<String, Levels> levels = new HashMap<>();
    question.answerLevels().forEach(each -> levels.put(each.column(), each));
    List<AnswerCells> answers = new ArrayList<>();
    for (String name : question.answers()) {
      answers.add(AnswerCells.of("answer" + answers.size(), levels.get(name)));
    }
    return answers;
  }

  private Dataset<Row> inOrder(Dataset<Row> answered, List<String> names) {
    List<org.apache.spark.sql.Column> selected = new ArrayList<>();
    List<String> others = new ArrayList<>(names);
    for (int j = 0; j < columns.size(); j++) {
      String name = columns.get(j).name();
      String place = "column" + j;
      for (int k = 0; k < names.size(); k++) {
        if (names.get(k).equalsIgnoreCase(name)) {
          name = names.get(k);
          place = "answer" + k;
          others.remove(name);
        }
      }
      selected.add(functions.col(place).as(name));
    }
    for (String name : others) {
      selected.add(functions.col("answer" + names.indexOf(name)).as(name));
    }
    return answered.select(selected.toArray(org.apache.spark.sql.Column[]::new));
  }
}
