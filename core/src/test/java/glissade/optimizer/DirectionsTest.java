package glissade.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.compress.Triangle;
import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.descent.StopRule;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.FunctionObjective;
import glissade.objective.Objective;
import glissade.objective.Scaling;
import glissade.rows.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every direction with momentum or adaptation and every schedule. */
class DirectionsTest {

  private static final StopRule CAP = StopRule.stationary(1e-12).or(StopRule.budget(100_000));

  @Provide
  Arbitrary<String> directions() {
    return Arbitraries.of(
        "nesterov",
        "nesterov:restart=function",
        "nesterov:0.95,restart=gradient",
        "nesterov-convex",
        "nesterov-convex:restart=function",
        "nesterov-convex:restart=none",
        "adagrad",
        "rmsprop",
        "adam",
        "adamw");
  }

  @Provide
  Arbitrary<String> steps() {
    return Arbitraries.of(
        "auto",
        "0.02",
        "1/L",
        "inverse-time:from=0.05,over=40",
        "exponential:from=0.05,factor=0.99",
        "cosine:from=0.05,over=150,floor=0.001",
        "step-decay:from=0.05,factor=0.3,every=17",
        "warm-up:over=23,to=0.05",
        "warm-up:over=23,to=(cosine:from=0.05,over=100)",
        "warm-up:over=5,to=(plateau:patience=6)",
        "plateau:patience=7",
        "plateau:from=0.05,factor=0.8,patience=7");
  }

  private static CompressedLeastSquares standardized(
      int d, double condition, boolean exact, long seed) {
    // Rows have about d times the condition of one shared factor's complement.
    Design design = Design.random(200, d, Math.max(1, condition / d), exact ? 0 : 1, true, seed);
    Triangle triangle = Triangle.of(design.rows());
    return new CompressedLeastSquares(triangle, Scaling.standardized(triangle, true));
  }

  @Property(tries = 400)
  void aResumedRunEqualsTheUninterruptedOne(
      @ForAll("directions") String direction,
      @ForAll("steps") String step,
      @ForAll @IntRange(min = 0, max = 200) int cut,
      @ForAll long seed) {
    CompressedLeastSquares problem = standardized(4, 50, seed % 2 == 0, seed);
    assertResumes(problem, direction, step, cut);
  }

  @Property(tries = 60)
  void aResumedRunThatFindsItsStepsEqualsTheUninterruptedOne(
      @ForAll @IntRange(min = 0, max = 200) int cut, @ForAll("directions") String direction) {
    String chosen =
        direction.startsWith("nesterov:") || direction.equals("nesterov")
            ? "nesterov-convex:restart=gradient"
            : direction;
    assertResumes(LOGISTIC, chosen, "auto", cut);
  }

  private static final Objective LOGISTIC =
      new FunctionObjective(
          2,
          w -> Math.log1p(Math.exp(w[0])) - 0.3 * w[0] + Math.cosh(w[1] - 2),
          w -> new double[] {1 / (1 + Math.exp(-w[0])) - 0.3, Math.sinh(w[1] - 2)});

  private static void assertResumes(Objective problem, String direction, String step, int cut) {
    GradientDescent optimizer =
        (GradientDescent) Catalogue.optimizer(direction, Optional.of(Catalogue.stepSize(step)));
    StopRule stop = StopRule.after(220);
    double[] start = new double[problem.dimension()];
    List<Step> whole = new ArrayList<>();
    new Descent(problem, optimizer, stop, start).forEachRemaining(whole::add);
    Descent first = new Descent(problem, optimizer, stop, start);
    // A step that is too long for its direction ends sooner, and the cut comes before that.
    int updates = Math.min(cut, whole.size() - 1);
    for (int i = 0; i < updates; i++) {
      first.next();
    }
    Checkpoint kept = Checkpoint.of(first.checkpoint().values());
    Descent second = Descent.resume(problem, optimizer, stop, null, kept);
    int k = updates;
    while (second.hasNext()) {
      Step resumed = second.next();
      Step expected = whole.get(k++);
      assertThat(resumed.at()).containsExactly(expected.at());
      assertThat(resumed.stepSize()).isEqualTo(expected.stepSize());
      assertThat(resumed.loss()).isEqualTo(expected.loss());
      assertThat(resumed.evaluations()).isEqualTo(expected.evaluations());
    }
    assertThat(k).isEqualTo(whole.size()).isGreaterThan(0);
  }

  @Property(tries = 60)
  void anAutomaticRunConvergesWithinItsCap(
      @ForAll("directions") String name,
      @ForAll @IntRange(min = 1, max = 20) int d,
      @ForAll @IntRange(min = 0, max = 3) int logCondition,
      @ForAll boolean exact,
      @ForAll long seed) {
    CompressedLeastSquares problem = standardized(d, Math.pow(10, logCondition), exact, seed);
    Descent descent =
        new Descent(problem, Catalogue.optimizer(name, Optional.empty()), CAP, new double[d + 1]);
    while (descent.hasNext()) {
      Step step = descent.next();
      assertThat(step.loss()).isFinite();
      assertThat(step.at()[new Random(seed).nextInt(d + 1)]).isFinite();
    }
    Outcome outcome = descent.outcome();
    assertThat(outcome).as(outcome.reason()).isInstanceOf(Outcome.Converged.class);
    for (double coordinate : outcome.arrival().at()) {
      assertThat(coordinate).isFinite();
    }
  }
}
