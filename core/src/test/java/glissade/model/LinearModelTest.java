package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.rows.Batch;
import glissade.rows.Design;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearModelTest {

  private static final FeatureMap MAP =
      new FeatureMap(List.of("a", "b"), "y", null, Missing.FAIL, null);

  @Test
  void oneRowAndManyGetTheSameBits() {
    LinearModel model = new LinearModel(MAP, 0.1, new double[] {1 / 3.0, -7.7});
    Design design = Design.random(1_001, 2, 10, 1, true, 1);
    Batch batch = design.rows().chunks().get(0);
    double[] out = new double[batch.rows()];
    model.predict(batch, out);
    for (int i = 0; i < batch.rows(); i++) {
      assertThat(model.predict(design.x()[i])).isEqualTo(out[i]);
    }
  }

  @Test
  void aMissingFeatureGivesAMissingPrediction() {
    LinearModel model = new LinearModel(MAP, 1, new double[] {0, 1});
    assertThat(model.predict(Double.NaN, 1)).isNaN();
  }

  @Test
  void whatIsNotAModelIsRefused() {
    assertThatThrownBy(() -> new LinearModel(MAP, 1, new double[1])).hasMessageContaining("1 != 2");
    assertThatThrownBy(() -> new LinearModel(MAP, Double.NaN, new double[2]))
        .hasMessageContaining("the intercept is not finite");
    assertThatThrownBy(() -> new LinearModel(MAP, 1, new double[] {1, 1 / 0.0}))
        .hasMessageContaining("the weight of b is not finite");
    assertThatThrownBy(() -> new LinearModel(MAP, 1, new double[2]).predict(1))
        .hasMessageContaining("1 != 2");
  }
}
