package glissade.spark.ml;

import java.io.Serializable;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Columns made of the scores of rows; empty where a row has none. */
final class ScoreColumns {

  /** Makes a number of scores. */
  interface Answer extends Serializable {
    double of(double[] scores);
  }

  /** Makes as many numbers of scores. */
  interface Answers extends Serializable {
    double[] of(double[] scores);
  }

  private final RowScores rows;
  private final Column inputs;

  private ScoreColumns(RowScores rows) {
    this.rows = rows;
    this.inputs = functions.struct(rows.inputs().toArray(Column[]::new));
  }

  /**
   * @param features the vector column, used unless columns are named
   */
  static ScoreColumns of(RowParams<?> stage, String features, ModelText model) {
    String invalid = stage.getHandleInvalid();
    return new ScoreColumns(
        stage.isByName()
            ? new TableScores(model, invalid)
            : new VectorScores(
                model, features, stage.hasOffset() ? stage.getOffsetCol() : null, invalid));
  }

  /** The rows that have scores, if the others are to be skipped, else all. */
  Dataset<Row> usable(Dataset<Row> data, String handleInvalid) {
    if (!handleInvalid.equals(RowParams.SKIP)) {
      return data;
    }
    RowScores scores = rows;
    UDF1<Row, Boolean> usable = row -> scores.of(row) != null;
    return data.where(functions.udf(usable, DataTypes.BooleanType).apply(inputs));
  }

  /** A number for each row. */
  Column number(Answer made) {
    RowScores scores = rows;
    UDF1<Row, @Nullable Double> number =
        row -> {
          double[] known = scores.of(row);
          return known == null ? null : (Double) made.of(known);
        };
    return functions.udf(number, DataTypes.DoubleType).apply(inputs);
  }

  /** A vector for each row. */
  Column vector(Answers made) {
    RowScores scores = rows;
    UDF1<Row, @Nullable Vector> vector =
        row -> {
          double[] known = scores.of(row);
          return known == null ? null : Vectors.dense(made.of(known));
        };
    return functions.udf(vector, SQLDataTypes.VectorType()).apply(inputs);
  }
}
