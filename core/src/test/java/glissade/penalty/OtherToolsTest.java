package glissade.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What is said to somebody of another tool's penalty is what that penalty is made of here. */
class OtherToolsTest {

  private static double[] numbers(String name) {
    return Pattern.compile("= ([^,]+)")
        .matcher(name)
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .toArray();
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
    double[] glmnet = numbers(OtherTools.names(given, true, w, deviation).get(0));
    same(OtherTools.glmnetGaussian(glmnet[0], glmnet[1], deviation), given);
    double[] spark = numbers(OtherTools.names(given, true, w, deviation).get(1));
    same(OtherTools.sparkLinear(spark[0], spark[1], deviation, 200), given);
    double[] binomial = numbers(OtherTools.names(given, false, w, deviation).get(0));
    same(OtherTools.glmnet(binomial[0], binomial[1]), given);
    double[] logistic = numbers(OtherTools.names(given, false, w, deviation).get(1));
    same(OtherTools.sparkLogistic(logistic[0], logistic[1], 200), given);
  }

  @Test
  void scikitLearnsNames() {
    assertThat(OtherTools.names(OtherTools.ridge(3, 32), true, 32, 1))
        .containsExactly("scikit-learn: Ridge(alpha=3.0)");
    assertThat(OtherTools.names(OtherTools.elasticNet(0.25, 1), true, 32, 1))
        .containsExactly("scikit-learn: Lasso(alpha=0.25)");
    assertThat(OtherTools.names(OtherTools.elasticNet(0.25, 0.5), true, 32, 1))
        .containsExactly("scikit-learn: ElasticNet(alpha=0.25, l1_ratio=0.5)");
    assertThat(OtherTools.names(OtherTools.logistic(0.5, 0, 32), false, 32, 1))
        .containsExactly("scikit-learn: LogisticRegression(C=0.5, l1_ratio=0.0)");
    assertThat(OtherTools.names(ElasticNet.none(), true, 32, 1)).isEmpty();
  }
}
