package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.loss.PoissonLoss;
import glissade.table.ObjectTable;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

  record Visit(double minutes) {}

  private static final Model COUNTS =
      new LinearModel(
          new FeatureMap(List.of("minutes"), "clicks", null, Missing.DROP, null),
          new PoissonLoss(),
          0,
          new double[] {1});

  private static TableSource visits(double... minutes) {
    return ObjectTable.ofRecords(
        "visits", Visit.class, Arrays.stream(minutes).mapToObj(Visit::new).toList());
  }

  @Test
  void whereACellIsMissingThereIsNone() {
    assertThat(COUNTS.answers(visits(0, Double.NaN))[0]).containsExactly(1, Double.NaN);
  }

  @Test
  void anInfiniteOneIsRefused() {
    assertThatThrownBy(() -> COUNTS.answers(visits(1, 800)))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("Row 2 of visits")
        .hasMessageContaining("beyond what a double can hold");
  }
}
