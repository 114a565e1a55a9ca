package glissade.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Outcome;
import glissade.model.Trainer;
import glissade.objective.Objective;
import glissade.rows.SyntheticRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnwardTest {

  @Test
  void aRunThatDivergesIsToldOnAsPlainDescentWouldGo() {
    Story story = Runs.of(Trainer.automatic().withStep(1.2), SyntheticRows.ofTheArticle(42));
    assertThat(story.fit().outcome()).isInstanceOf(Outcome.Diverged.class);
    Objective objective = story.plan().objective();
    List<History.Iterate> iterates = story.iterates();
    assertThat(iterates).hasSizeGreaterThan(10);
    double[] at = new double[objective.dimension()];
    for (int k = 0; k < iterates.size(); k++) {
      double[] gradient = new double[at.length];
      double loss = objective.valueAndGradient(at, gradient);
      History.Iterate iterate = iterates.get(k);
      assertThat(iterate.iteration()).isEqualTo(k);
      assertThat(iterate.loss()).isCloseTo(loss, within(1e-8 * loss));
      double squares = 0;
      for (int j = 0; j < at.length; j++) {
        assertThat(iterate.at()[j]).isCloseTo(at[j], within(1e-8 * (1 + Math.abs(at[j]))));
        squares += gradient[j] * gradient[j];
        at[j] -= 1.2 * gradient[j];
      }
      double norm = Math.sqrt(squares);
      assertThat(iterate.gradientNorm()).isCloseTo(norm, within(1e-8 * norm));
      assertThat(iterate.stepSize()).isEqualTo(1.2);
    }
  }

  @Test
  void aRunThatDoesNotIsToldAsItWas() {
    Story story =
        Runs.of(
            Trainer.automatic().withStep(0.1).withIterations(7), SyntheticRows.ofTheArticle(42));
    assertThat(story.iterates()).isEqualTo(story.history().iterates()).hasSize(8);
  }
}
