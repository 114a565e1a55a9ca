package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.features.ResponseColumns;
import glissade.loss.LogisticLoss;
import glissade.loss.PoissonLoss;
import glissade.loss.SquaredHingeLoss;
import glissade.rows.Batch;
import glissade.table.Column;
import glissade.table.Levels;
import glissade.table.TableChunk;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MultinomialModelTest {

  private static FeatureMap map(@Nullable String offset, String... classes) {
    Levels known = classes.length == 0 ? null : new Levels("y", Column.Type.TEXT, List.of(classes));
    return new FeatureMap(
        List.of("a", "b"),
        List.of(),
        new ResponseColumns("y", known, null, offset, false),
        Missing.DROP,
        null);
  }

  private static double[][] answers(Model model, double[]... columns) {
    Batch batch = model.featureMap().map(new TableChunk(0, columns[0].length, columns), "table");
    double[][] answers = new double[model.answers().size()][columns[0].length];
    model.answer(batch, answers);
    return answers;
  }

  @Test
  void theClassOfTheHighestScoreIsPredictedWithItsProbability() {
    MultinomialModel model =
        new MultinomialModel(
            map(null, "u", "v", "w"),
            new double[] {0, 0.5, -1},
            new double[][] {{1, 0}, {0, 1}, {2, -3}});
    double[][] answers =
        answers(model, new double[] {1, 1000, Double.NaN, -0.5}, new double[] {0.2, -1000, 1, -1});
    for (int i : new int[] {0, 3}) {
      double a = i == 0 ? 1 : -0.5;
      double b = i == 0 ? 0.2 : -1;
      double[] e = {Math.exp(a), Math.exp(0.5 + b), Math.exp(-1 + 2 * a - 3 * b)};
      for (int k = 0; k < 3; k++) {
        assertThat(answers[k + 1][i]).isCloseTo(e[k] / (e[0] + e[1] + e[2]), within(1e-15));
      }
    }
    assertThat(answers[0]).containsExactly(0, 2, Double.NaN, 2);
    assertThat(answers[1][1]).isZero();
    assertThat(answers[3][1]).isEqualTo(1);
    assertThat(answers[2][2]).isNaN();
    assertThat(model.answers())
        .containsExactly("prediction", "probability_u", "probability_v", "probability_w");
  }

  @Test
  void twoClassesHaveALabelAndTheProbabilityOfThePositiveOne() {
    LinearModel model =
        new LinearModel(map(null, "no", "yes"), new LogisticLoss(), 0.5, new double[] {1, -1});
    double[][] answers = answers(model, new double[] {1, 0, 0, 5}, new double[] {0, 1, 0.5, 99});
    // Even odds count as the positive class.
    assertThat(answers[0]).containsExactly(1, 0, 1, 0);
    for (int i = 0; i < 2; i++) {
      assertThat(answers[1][i])
          .isEqualTo(model.predict(i == 0 ? 1 : 0, i))
          .isCloseTo(1 / (1 + Math.exp(i == 0 ? -1.5 : 0.5)), within(1e-15));
    }
    assertThat(answers[1][2]).isEqualTo(0.5);
    assertThat(model.answers()).containsExactly("prediction", "probability");
    LinearModel margin =
        new LinearModel(map(null, "no", "yes"), new SquaredHingeLoss(), 0.5, new double[] {1, -1});
    assertThat(margin.answers()).containsExactly("prediction", "score");
    assertThat(answers(margin, new double[] {1}, new double[] {-2})[1]).containsExactly(3.5);
  }

  @Test
  void countsHaveAMeanThatTheirOffsetMoves() {
    LinearModel model = new LinearModel(map("o"), new PoissonLoss(), 0.5, new double[] {1, -1});
    double[][] answers =
        answers(model, new double[] {1, 1}, new double[] {0, 0}, new double[] {0, Math.log(2)});
    assertThat(answers[0][0]).isEqualTo(model.predict(1, 0));
    assertThat(answers[0][0]).isCloseTo(Math.exp(1.5), within(1e-14));
    assertThat(answers[0][1]).isCloseTo(2 * Math.exp(1.5), within(1e-14));
    assertThat(model.score(1, 0)).isEqualTo(1.5);
  }

  @Test
  void whatIsNoModelIsRefused() {
    FeatureMap map = map(null, "u", "v");
    double[][] weights = {{1, 2}, {3, 4}};
    assertThatThrownBy(() -> new MultinomialModel(map(null), new double[2], weights))
        .hasMessageContaining("no classes");
    assertThatThrownBy(() -> new MultinomialModel(map, new double[3], weights))
        .hasMessageContaining("intercepts and classes differ in number: 3 != 2");
    assertThatThrownBy(() -> new MultinomialModel(map, new double[2], new double[][] {{1, 2}}))
        .hasMessageContaining("weights and classes differ in number: 1 != 2");
    assertThatThrownBy(() -> new MultinomialModel(map, new double[2], new double[][] {{1, 2}, {3}}))
        .hasMessageContaining("weights and features differ in number: 1 != 2");
    assertThatThrownBy(() -> new MultinomialModel(map, new double[] {0, Double.NaN}, weights))
        .hasMessageContaining("the intercept of v is not finite");
  }
}
