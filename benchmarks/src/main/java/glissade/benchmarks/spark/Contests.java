package glissade.benchmarks.spark;

import glissade.compress.ColumnStatistics;
import glissade.loss.LogisticLoss;
import glissade.loss.SquaredLoss;
import glissade.objective.MeanLoss;
import glissade.objective.Scaling;
import glissade.penalty.Penalty;
import glissade.rows.Rows;
import glissade.spark.ml.LinearRegressor;
import glissade.spark.ml.LinearRegressorModel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Ours and MLlib's from the same Parquet files to (b, w). */
final class Contests {

  /** The data hold noise, so weights are only as near to the true ones as that lets them. */
  private static final double NEAR = 10;

  private final Turns turns;
  private final int runs;

  Contests(Turns turns, int runs) {
    this.turns = turns;
    this.runs = runs;
  }

  /** Least squares. */
  void leastSquares(Dataset<Row> data) {
    long n = data.count();
    int d = data.columns().length - 1;
    System.out.printf(Locale.ROOT, "least squares, %,d × %,d%n", n, d);
    double tolerance = NEAR / Math.sqrt((double) n);
    turns.run(
        List.of(
            new Turns.Contender(
                "glissade, engine", () -> EngineFit.fit(data, new SquaredLoss()).coefficients()),
            new Turns.Contender("glissade, LinearRegressor", () -> estimator(data)),
            new Turns.Contender("MLlib, normal", () -> linear(data, "normal")),
            new Turns.Contender("MLlib, l-bfgs", () -> linear(data, "l-bfgs")),
            new Turns.Contender(
                "MLlib, normal, code for all columns",
                () -> withCode(data, () -> linear(data, "normal"))),
            new Turns.Contender(
                "MLlib, l-bfgs, code for all columns",
                () -> withCode(data, () -> linear(data, "l-bfgs")))),
        runs,
        found -> nearTheTruth(found, tolerance));
  }

  /** Logistic regression, without a penalty. */
  void logistic(Dataset<Row> data) {
    System.out.printf(
        Locale.ROOT, "logistic, %,d × %,d%n", data.count(), data.columns().length - 1);
    LogisticLoss loss = new LogisticLoss();
    Rows rows = EngineFit.rows(data, loss).inMemory();
    MeanLoss mean =
        new MeanLoss(
            rows,
            loss,
            Penalty.none(rows.features()),
            ColumnStatistics.of(rows),
            Scaling.raw(rows.features(), true));
    turns.run(
        List.of(
            new Turns.Contender("glissade, engine", () -> EngineFit.fit(data, loss).coefficients()),
            new Turns.Contender("MLlib", () -> logistic(data, 1e-6)),
            new Turns.Contender("MLlib, tol 1e-9", () -> logistic(data, 1e-9))),
        runs,
        found ->
            String.format(
                Locale.ROOT, "loss %.15f", mean.valueAndGradient(found, new double[found.length])));
  }

  private static String nearTheTruth(double[] found, double tolerance) {
    double worst = 0;
    for (int j = 1; j < found.length; j++) {
      worst = Math.max(worst, Math.abs(found[j] - TableFiles.weight(j)));
    }
    if (!(worst < tolerance)) {
      throw new ArithmeticException("a weight is off by " + worst);
    }
    return String.format(Locale.ROOT, "b = %.15f", found[0]);
  }

  private static Dataset<Row> assembled(Dataset<Row> data) {
    return new VectorAssembler()
        .setInputCols(features(data))
        .setOutputCol("features")
        .transform(data);
  }

  private static String[] features(Dataset<Row> data) {
    return Arrays.copyOf(data.columns(), data.columns().length - 1);
  }

  private static double[] estimator(Dataset<Row> data) {
    LinearRegressorModel model =
        new LinearRegressor().setColumns(features(data)).setLabelCol("y").fit(data);
    return coefficients(model.intercept(), model.coefficients());
  }

  private static double[] linear(Dataset<Row> data, String solver) {
    LinearRegressionModel model =
        new LinearRegression().setSolver(solver).setLabelCol("y").fit(assembled(data));
    return coefficients(model.intercept(), model.coefficients());
  }

  private static double[] logistic(Dataset<Row> data, double tolerance) {
    LogisticRegressionModel model =
        new LogisticRegression().setTol(tolerance).setLabelCol("y").fit(assembled(data));
    return coefficients(model.intercept(), model.coefficients());
  }

  private static double[] coefficients(double intercept, Vector weights) {
    double[] all = new double[weights.size() + 1];
    all[0] = intercept;
    System.arraycopy(weights.toArray(), 0, all, 1, weights.size());
    return all;
  }

  /**
   * Spark compiles stages of at most 100 columns unless told otherwise, and one of 100 features and
   * a target is not among them: what MLlib takes where that was raised.
   */
  private static double[] withCode(Dataset<Row> data, Supplier<double[]> work) {
    String setting = "spark.sql.codegen.maxFields";
    data.sparkSession().conf().set(setting, 10_000);
    try {
      return work.get();
    } finally {
      data.sparkSession().conf().unset(setting);
    }
  }
}
