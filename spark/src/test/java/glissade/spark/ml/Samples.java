package glissade.spark.ml;

import glissade.spark.LocalSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Small datasets, and the same rows as arrays. */
final class Samples {

  final double[][] x;
  final double[] y;
  final double[] weights;

  private Samples(double[][] x, double[] y, double[] weights) {
    this.x = x;
    this.y = y;
    this.weights = weights;
  }

  /** Rows whose label is a number near a linear function. */
  static Samples numbers(int n, int d) {
    Random random = new Random(7);
    double[][] x = new double[n][d];
    double[] y = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = 3 + 0.3 * random.nextGaussian();
      for (int j = 0; j < d; j++) {
        // Some elements are zero, and columns differ in scale.
        x[i][j] = random.nextInt(3) == 0 ? 0 : (1 + 4 * j) * random.nextGaussian();
        y[i] += x[i][j] * (j + 1) / (1 + 2.0 * j);
      }
      weights[i] = 1 + i % 3;
    }
    return new Samples(x, y, weights);
  }

  /** Rows of so many classes, which overlap. */
  static Samples classes(int n, int d, int classes) {
    Samples numbers = numbers(n, d);
    Random random = new Random(11);
    for (int i = 0; i < n; i++) {
      double score = (numbers.y[i] - 3) / (2.0 * d) + random.nextGaussian();
      numbers.y[i] = Math.max(0, Math.min(classes - 1, Math.floor(score + classes / 2.0)));
    }
    return numbers;
  }

  /** The same rows with labels that are e to a part of what they were: amounts over 0. */
  Samples amounts() {
    double[] amounts = y.clone();
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] = Math.exp(amounts[i] / 40);
    }
    return new Samples(x, amounts, weights);
  }

  /** Columns label, features and weight. */
  Dataset<Row> dataset(int partitions) {
    return dataset(partitions, false);
  }

  /** The same, with vectors that hold no zeros. */
  Dataset<Row> sparse(int partitions) {
    return dataset(partitions, true);
  }

  private Dataset<Row> dataset(int partitions, boolean sparse) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < y.length; i++) {
      Vector vector = Vectors.dense(x[i]);
      rows.add(RowFactory.create(y[i], sparse ? vector.toSparse() : vector, weights[i]));
    }
    return of(rows, partitions);
  }

  /** Columns label, features and weight, from rows. */
  static Dataset<Row> of(List<Row> rows, int partitions) {
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType())
            .add("weight", DataTypes.DoubleType);
    return LocalSpark.session()
        .createDataFrame(LocalSpark.context().parallelize(rows, partitions), schema);
  }

  /** Columns x1, x2 …, label and weight. */
  Dataset<Row> table(int partitions) {
    StructType schema = new StructType();
    for (int j = 0; j < x[0].length; j++) {
      schema = schema.add("x" + (j + 1), DataTypes.DoubleType);
    }
    schema = schema.add("label", DataTypes.DoubleType).add("weight", DataTypes.DoubleType);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < y.length; i++) {
      List<Object> cells = new ArrayList<>();
      for (double value : x[i]) {
        cells.add(value);
      }
      cells.add(y[i]);
      cells.add(weights[i]);
      rows.add(RowFactory.create(cells.toArray()));
    }
    return LocalSpark.session()
        .createDataFrame(LocalSpark.context().parallelize(rows, partitions), schema);
  }
}
