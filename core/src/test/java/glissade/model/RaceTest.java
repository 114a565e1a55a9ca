package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.compress.Triangle;
import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.descent.StopRule;
import glissade.objective.CompressedLeastSquares;
import glissade.optimizer.Catalogue;
import glissade.optimizer.ConstantStep;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RaceTest {

  private static final List<Double> PARTS = List.of(1e-3, 1e-6, 1e-9);
  private static final StopRule NEVER = () -> progress -> null;

  private static CompressedPlan plan(Design design) {
    return Trainer.automatic().plan(Triangle.of(design.rows()));
  }

  private static Optimizer optimizer(String name) {
    return Catalogue.optimizer(name, Optional.empty());
  }

  @Property(tries = 20)
  void eachMarkIsMetAtTheFirstIterateThatIsCloseEnough(@ForAll long seed) {
    CompressedPlan plan = plan(Design.random(200, 4, 50, 1, false, seed));
    CompressedLeastSquares loss = plan.objective();
    for (String name : new String[] {"gd", "momentum", "cg"}) {
      Race race = new Race(plan, PARTS, 20_000);
      Race.Result result = race.run(optimizer(name), NEVER, step -> {});
      assertThat(result.outcome()).isInstanceOf(Outcome.Converged.class);
      assertThat(result.gapLeft()).isLessThanOrEqualTo(1e-9);
      double first = loss.gap(new double[loss.dimension()]);
      for (int i = 0; i < PARTS.size(); i++) {
        Descent descent =
            new Descent(loss, optimizer(name), StopRule.budget(20_000), new double[5]);
        long k = 0;
        long evaluations = 1;
        double gap = first;
        while (gap > PARTS.get(i) * first) {
          Step step = descent.next();
          k = step.iteration() + 1;
          evaluations = step.evaluations();
          gap = loss.gap(step.at());
        }
        Race.Mark mark = result.marks().get(i);
        assertThat(mark.part()).isEqualTo(PARTS.get(i));
        assertThat(mark.iterations()).hasValue(k);
        assertThat(mark.evaluations()).hasValue(evaluations);
      }
    }
  }

  @Property(tries = 20)
  void whatIsPredictedHappensWithinOneIteration(@ForAll long seed) {
    CompressedPlan plan = plan(Design.random(100, 5, 100, 1, true, seed));
    Race race = new Race(plan, PARTS, 100_000);
    for (Race.Mark mark : race.run(optimizer("gd"), NEVER, step -> {}).marks()) {
      assertThat(mark.iterations().getAsLong() - mark.predicted().getAsLong()).isBetween(-1L, 1L);
    }
    for (Race.Mark mark : race.run(optimizer("cg"), NEVER, step -> {}).marks()) {
      assertThat(mark.predicted()).isEmpty();
      assertThat(mark.bound()).hasValue(plan.forecast().conjugate().iterationsToGap(mark.part()));
      assertThat(mark.bound().getAsLong()).isLessThanOrEqualTo(6);
      assertThat(mark.iterations().getAsLong()).isLessThanOrEqualTo(mark.bound().getAsLong());
    }
  }

  @Test
  void whoeverDoesNotArriveOrDivergesIsStillInTheResult() {
    CompressedPlan plan = plan(Design.random(200, 4, 1e4, 1, false, 1));
    Race race = new Race(plan, PARTS, 10);
    AtomicLong seen = new AtomicLong();
    Race.Result slow = race.run(optimizer("gd"), NEVER, step -> seen.incrementAndGet());
    assertThat(seen).hasValue(10);
    assertThat(slow.outcome()).isInstanceOf(Outcome.BudgetSpent.class);
    assertThat(slow.last().iterations()).isEmpty();
    assertThat(slow.last().predicted().getAsLong()).isGreaterThan(10);
    assertThat(slow.gapLeft()).isBetween(1e-9, 1.0);
    Optimizer tooFar = Catalogue.optimizer("gd", Optional.of(new ConstantStep(5)));
    Race.Result diverged = race.run(tooFar, NEVER, step -> {});
    assertThat(diverged.outcome()).isInstanceOf(Outcome.Diverged.class);
    assertThat(diverged.last().iterations()).isEmpty();
    assertThat(diverged.last().predicted()).isEmpty();
  }

  @Test
  void whereThereIsNothingToGainEveryMarkIsMetAtTheStart() {
    InMemoryRows flat = InMemoryRows.of(new double[][] {{1}, {2}, {3}}, new double[3]);
    Race race = new Race(Trainer.automatic().plan(Triangle.of(flat)), PARTS, 10);
    for (String name : new String[] {"gd", "momentum", "cg"}) {
      Race.Result result = race.run(optimizer(name), NEVER, step -> {});
      assertThat(result.last().iterations()).hasValue(0);
      assertThat(result.gapLeft()).isZero();
    }
  }

  @Test
  void aRaceCanBeCancelled() {
    Race race = new Race(plan(Design.random(50, 3, 1e4, 1, false, 1)), PARTS, 1_000_000);
    AtomicLong seen = new AtomicLong();
    Race.Result result =
        race.run(
            optimizer("gd"),
            StopRule.whenCancelled(() -> seen.get() == 5),
            step -> seen.incrementAndGet());
    assertThat(result.outcome()).isInstanceOf(Outcome.Cancelled.class);
    assertThatThrownBy(() -> optimizer("none")).hasMessageContaining("no optimizer called");
  }
}
