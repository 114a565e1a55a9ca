package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.loss.LogisticLoss;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.penalty.OtherTools;
import glissade.rows.InMemoryRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.linalg.VectorUDT;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What λ is here and what MLlib's regParam is lead to the same weights. */
class OtherNamesOfLambdaTest {

  /** Few, so that n and n − 1 are told apart in the third digit of a weight. */
  private static final int ROWS = 30;

  private static final double[][] X = new double[ROWS][3];
  private static final double[] Y = new double[ROWS];
  private static final double[] CLASS = new double[ROWS];

  static {
    Random random = new Random(5);
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < 3; j++) {
        X[i][j] = random.nextGaussian() * (j + 1) * (j + 1) + j;
      }
      Y[i] = 3 + 2 * X[i][0] - 0.5 * X[i][1] + 0.25 * X[i][2] + 2 * random.nextGaussian();
      CLASS[i] = random.nextDouble() < 1 / (1 + Math.exp(-0.3 * Y[i])) ? 1 : 0;
    }
  }

  private static Dataset<Row> data() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(RowFactory.create(Vectors.dense(X[i]), Y[i], CLASS[i]));
    }
    StructType schema =
        new StructType()
            .add("features", new VectorUDT())
            .add("label", DataTypes.DoubleType)
            .add("class", DataTypes.DoubleType);
    return LocalSpark.session().createDataFrame(rows, schema);
  }

  /** s, over n. */
  private static double deviation() {
    double mean = Arrays.stream(Y).average().orElseThrow();
    return Math.sqrt(Arrays.stream(Y).map(y -> (y - mean) * (y - mean)).sum() / ROWS);
  }

  static Stream<Arguments> parameters() {
    return Stream.of(true, false)
        .flatMap(standardized -> Stream.of(0.0, 0.3, 1.0).map(a -> Arguments.of(standardized, a)));
  }

  private static double[] squares(ElasticNet penalty) {
    return Trainer.automatic()
        .withPenalty(penalty)
        .withTolerance(1e-12)
        .fit(InMemoryRows.of(X, Y))
        .model()
        .weights();
  }

  private static LinearRegression linear(
      String solver, boolean standardized, double part, double strength) {
    return new LinearRegression()
        .setSolver(solver)
        .setStandardization(standardized)
        .setElasticNetParam(part)
        .setRegParam(strength)
        .setTol(1e-14)
        .setMaxIter(1_000);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void squaresByTheNormalEquations(boolean standardized, double part) {
    double[] theirs =
        linear("normal", standardized, part, 0.4).fit(data()).coefficients().toArray();
    ElasticNet penalty = OtherTools.sparkLinear(0.4, part, standardized, deviation());
    assertThat(squares(penalty)).containsExactly(theirs, within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void squaresByDescent(boolean standardized, double part) {
    double[] theirs =
        linear("l-bfgs", standardized, part, 0.4).fit(data()).coefficients().toArray();
    ElasticNet penalty = OtherTools.sparkLinearByLbfgs(0.4, part, standardized, deviation(), ROWS);
    assertThat(squares(penalty)).containsExactly(theirs, within(1e-7));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void classes(boolean standardized, double part) {
    double[] theirs =
        new LogisticRegression()
            .setLabelCol("class")
            .setStandardization(standardized)
            .setElasticNetParam(part)
            .setRegParam(0.05)
            .setTol(1e-14)
            .setMaxIter(1_000)
            .fit(data())
            .coefficients()
            .toArray();
    double[] ours =
        Trainer.automatic()
            .withLoss(new LogisticLoss())
            .withPenalty(OtherTools.sparkLogistic(0.05, part, standardized, ROWS))
            .withTolerance(1e-12)
            .fit(InMemoryRows.of(X, CLASS))
            .model()
            .weights();
    assertThat(ours).containsExactly(theirs, within(1e-6));
  }

  /** What is printed beside a fit is for the solver that people get unless they ask. */
  @Test
  void theCallThatIsPrintedLeadsToTheSameWeights() {
    ElasticNet penalty = new ElasticNet(0.7, 0.4, true, List.of());
    OtherTools.Call call =
        OtherTools.calls(penalty, "squared", ROWS, deviation()).stream()
            .filter(each -> each.tool().equals("Spark"))
            .findFirst()
            .orElseThrow();
    double strength = call.settings().get(0).value();
    double part = call.settings().get(1).value();
    double[] theirs = linear("auto", true, part, strength).fit(data()).coefficients().toArray();
    assertThat(squares(penalty)).containsExactly(theirs, within(1e-9));
  }
}
