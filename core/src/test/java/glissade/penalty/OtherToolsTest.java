package glissade.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What is said to somebody of another tool's penalty is what that penalty is made of here. */
class OtherToolsTest {

  private static double[] numbers(OtherTools.Call call) {
    return call.settings().stream().mapToDouble(OtherTools.Setting::value).toArray();
  }

  private static void same(ElasticNet actual, ElasticNet expected) {
    assertThat(actual.lambda()).isCloseTo(expected.lambda(), percent());
    assertThat(actual.l1Ratio()).isCloseTo(expected.l1Ratio(), percent());
    assertThat(actual.perDeviation()).isEqualTo(expected.perDeviation());
  }

  private static Percentage percent() {
    return Percentage.withPercentage(1e-10);
  }

  @Property
  void whatIsPrintedLeadsBack(
      @ForAll @DoubleRange(min = 0.01, max = 10) double lambda,
      @ForAll @DoubleRange(min = 0.1, max = 0.9) double ratio,
      @ForAll @DoubleRange(min = 0.1, max = 10) double deviation) {
    double w = 200;
    ElasticNet given = new ElasticNet(lambda, ratio, true, List.of());
    double[] glmnet = numbers(OtherTools.calls(given, "squared", w, deviation).get(1));
    same(OtherTools.glmnetGaussian(glmnet[0], glmnet[1], deviation), given);
    double[] spark = numbers(OtherTools.calls(given, "squared", w, deviation).get(2));
    same(OtherTools.sparkLinear(spark[0], spark[1], true, deviation), given);
    double[] binomial = numbers(OtherTools.calls(given, "logistic", w, deviation).get(1));
    same(OtherTools.glmnet(binomial[0], binomial[1]), given);
    double[] logistic = numbers(OtherTools.calls(given, "logistic", w, deviation).get(2));
    same(OtherTools.sparkLogistic(logistic[0], logistic[1], true, 200), given);
  }

  @Test
  void scikitLearnsNames() {
    scikitLearn(OtherTools.ridge(3, 32), "squared", "Ridge", 3);
    scikitLearn(OtherTools.elasticNet(0.25, 1), "squared", "Lasso", 0.25);
    scikitLearn(OtherTools.elasticNet(0.25, 0.5), "squared", "ElasticNet", 0.25, 0.5);
    scikitLearn(OtherTools.logistic(0.5, 0, 32), "logistic", "LogisticRegression", 0.5);
    scikitLearn(OtherTools.logistic(0.5, 0.25, 32), "softmax", "LogisticRegression", 0.5, 0.25);
    scikitLearn(new ElasticNet(0.5, 0, false, List.of()), "tweedie:1.5", "TweedieRegressor", 0.5);
    assertThat(OtherTools.calls(ElasticNet.none(), "squared", 32, 1)).isEmpty();
    assertThat(OtherTools.calls(new ElasticNet(1, 0, true, List.of()), "huber", 32, 1)).isEmpty();
  }

  private static void scikitLearn(
      ElasticNet penalty, String loss, String estimator, double... settings) {
    OtherTools.Call call = OtherTools.calls(penalty, loss, 32, 1).get(0);
    assertThat(call.tool()).isEqualTo("scikit-learn");
    assertThat(call.estimator()).isEqualTo(estimator);
    assertThat(numbers(call)).containsExactly(settings, within(1e-15));
  }
}
