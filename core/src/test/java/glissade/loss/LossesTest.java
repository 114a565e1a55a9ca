package glissade.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.rows.Responses;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every loss in the catalogue, at any score and any target it is defined for. */
class LossesTest {

  /** A loss, a target that it accepts, and two scores. */
  record Case(Loss loss, double target, double score, double other) {}

  private static Stream<Loss> losses() {
    return Stream.concat(
        LossCatalogue.names().stream().map(LossCatalogue::loss),
        Stream.of(
            new HuberLoss(0.3),
            new QuantileLoss(0.9),
            new SmoothAbsoluteLoss(2),
            new TweedieLoss(1.1),
            new ClassWeighted(new LogisticLoss(), 0.25, 7)));
  }

  /** A target near u that the loss is defined for. */
  static double target(Loss loss, double u) {
    return Stream.of(u, Math.abs(u), u > 0 ? 1.0 : 0.0, 1.0)
        .filter(loss::accepts)
        .findFirst()
        .get();
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<Double> near = Arbitraries.doubles().between(-12, 12);
    return Combinators.combine(Arbitraries.of(losses().toList()), near, near, near)
        .as((loss, u, s, t) -> new Case(loss, target(loss, u), s, t));
  }

  private static double away(double score, Case c) {
    return score + Math.copySign(1e-2, score - c.target);
  }

  @Property(tries = 3000)
  void theDerivativeIsThatOfTheValue(@ForAll("cases") Case c) {
    double h = 1e-5;
    double s = c.loss instanceof QuantileLoss ? away(c.score, c) : c.score;
    double slope = (c.loss.value(s + h, c.target) - c.loss.value(s - h, c.target)) / (2 * h);
    double blur =
        h * Math.abs(c.loss.curvature(s + h, c.target) - c.loss.curvature(s - h, c.target));
    double size =
        1 + Math.abs(c.loss.value(s, c.target)) + Math.abs(c.loss.derivative(s, c.target));
    assertThat(c.loss.derivative(s, c.target)).isCloseTo(slope, within(1e-8 * size + blur));
  }

  /** But for the corners of derivatives, which a difference across them blurs. */
  @Property(tries = 3000)
  void theCurvatureIsTheDerivativeOfTheDerivative(@ForAll("cases") Case c) {
    double h = 1e-6;
    double s = away(c.score, c);
    double slope =
        (c.loss.derivative(s + h, c.target) - c.loss.derivative(s - h, c.target)) / (2 * h);
    double below = c.loss.curvature(s - h, c.target);
    double above = c.loss.curvature(s + h, c.target);
    double blur = Math.abs(above - below);
    double size = 1 + Math.abs(c.loss.derivative(s, c.target)) + Math.abs(below);
    assertThat(c.loss.curvature(s, c.target)).isCloseTo(slope, within(1e-8 * size + 2 * blur));
  }

  @Property(tries = 3000)
  void itIsConvex(@ForAll("cases") Case c) {
    double value = c.loss.value(c.score, c.target);
    double line = value + c.loss.derivative(c.score, c.target) * (c.other - c.score);
    assertThat(c.loss.value(c.other, c.target))
        .isGreaterThanOrEqualTo(line - 1e-12 * (1 + Math.abs(line) + Math.abs(value)));
    assertThat(c.loss.curvature(c.score, c.target)).isGreaterThanOrEqualTo(0);
  }

  @Property(tries = 3000)
  void theCurvatureStaysUnderItsBound(@ForAll("cases") Case c) {
    c.loss
        .curvatureBound()
        .ifPresent(
            bound ->
                assertThat(c.loss.curvature(c.score, c.target))
                    .isLessThanOrEqualTo(bound * (1 + 1e-15)));
  }

  @Example
  void theBoundIsReached() {
    losses()
        .filter(loss -> loss.curvatureBound().isPresent())
        .forEach(
            loss -> {
              double most =
                  Math.max(
                      loss.curvature(0, target(loss, 0)),
                      loss.accepts(1) ? loss.curvature(0, 1) : 0);
              assertThat(most)
                  .as(loss.name())
                  .isCloseTo(loss.curvatureBound().getAsDouble(), within(1e-14));
            });
  }

  @Property(tries = 3000)
  void theDevianceIsTwiceWhatIsMissingToThePerfectFit(@ForAll("cases") Case c) {
    double deviance = c.loss.deviance(c.score, c.target);
    assertThat(deviance).isGreaterThanOrEqualTo(0);
    double one = c.loss.value(c.score, c.target) - c.loss.value(c.other, c.target);
    double two = deviance - c.loss.deviance(c.other, c.target);
    double factor = isLikelihood(c.loss) ? 2 : 1;
    double size =
        1 + Math.abs(c.loss.value(c.score, c.target)) + Math.abs(c.loss.value(c.other, c.target));
    assertThat(two).isCloseTo(factor * one, within(1e-12 * size));
  }

  private static boolean isLikelihood(Loss loss) {
    return loss.link() == Link.LOGIT || loss.link() == Link.LOG;
  }

  /** The score at which the mean is y has no deviance, and no slope. */
  @Property(tries = 2000)
  void thePerfectScoreCostsNothing(@ForAll("cases") Case c) {
    double y = c.target;
    double perfect =
        switch (c.loss.link()) {
          case IDENTITY -> y;
          case LOGIT -> Math.log(y / (1 - y));
          case LOG -> Math.log(y);
          case MARGIN -> 2 * y - 1;
        };
    if (Double.isFinite(perfect)) {
      assertThat(c.loss.deviance(perfect, y)).isCloseTo(0, within(1e-14 * (1 + Math.abs(y))));
      assertThat(c.loss.link().mean(perfect)).isCloseTo(y, within(1e-13 * (1 + Math.abs(y))));
      if (c.loss instanceof QuantileLoss quantile) {
        assertThat(c.loss.derivative(perfect, y)).isEqualTo(0.5 - quantile.tau());
      } else {
        assertThat(c.loss.derivative(perfect, y)).isCloseTo(0, within(1e-12 * (1 + y * y)));
      }
    }
  }

  /** With a canonical link the derivative is the mean less the target. */
  @Property(tries = 2000)
  void canonicalLinksGiveResiduals(@ForAll("cases") Case c) {
    if (c.loss instanceof LogisticLoss || c.loss instanceof PoissonLoss) {
      double mean = c.loss.link().mean(c.score);
      assertThat(c.loss.derivative(c.score, c.target))
          .isCloseTo(mean - c.target, within(1e-14 * (1 + mean + c.target)));
    }
  }

  @Example
  void scoresOfAnySizeGiveNoNaN() {
    losses()
        .forEach(
            loss -> {
              for (double u : new double[] {0, 0.3, 1, 7, -5, 1e-300, 1e300, -1e300}) {
                double y = target(loss, u);
                for (double size : new double[] {1e3, 1e5, 1e100, 1e300}) {
                  for (double s : new double[] {-size, size}) {
                    String what = loss.name() + " at " + s + ", " + y;
                    assertThat(loss.value(s, y)).as(what).isNotNaN();
                    assertThat(loss.derivative(s, y)).as(what).isNotNaN();
                    assertThat(loss.curvature(s, y)).as(what).isNotNaN();
                    assertThat(loss.deviance(s, y)).as(what).isNotNaN().isNotNegative();
                    Responses given = new Responses(new double[] {y}, 0, 1, false, false);
                    assertThat(loss.sumAndDerivative(new double[] {s}, given, 1)).isNotNaN();
                  }
                }
              }
            });
  }

  @Property(tries = 400)
  void wholeTilesAreTheirRows(
      @ForAll("cases") Case c, @ForAll boolean weighted, @ForAll Random random) {
    int n = random.nextInt(700);
    int gap = random.nextInt(5);
    double[] known = new double[3 + 3 * (n + gap)];
    double[] scores = new double[n + 2];
    for (int i = 0; i < n; i++) {
      known[3 + i] = target(c.loss, 3 * random.nextGaussian());
      known[3 + n + gap + i] = 3 * random.nextDouble();
      scores[i] = 4 * random.nextGaussian();
    }
    Responses given = new Responses(known, 3, n + gap, weighted, false);
    double sum = 0;
    double size = 1e-300;
    double[] slopes = scores.clone();
    double[] bends = new double[n + 2];
    for (int i = 0; i < n; i++) {
      double value = given.weight(i) * c.loss.value(scores[i], given.target(i));
      sum += value;
      size += Math.abs(value);
      slopes[i] = given.weight(i) * c.loss.derivative(scores[i], given.target(i));
      bends[i] = given.weight(i) * c.loss.curvature(scores[i], given.target(i));
    }
    double[] first = scores.clone();
    assertThat(c.loss.sumAndDerivative(first, given, n)).isCloseTo(sum, within(1e-13 * size));
    double[] second = scores.clone();
    double[] curvatures = new double[n + 2];
    assertThat(c.loss.sumDerivativeAndCurvature(second, curvatures, given, n))
        .isCloseTo(sum, within(1e-13 * size));
    assertThat(second).isEqualTo(first);
    for (int i = 0; i < n + 2; i++) {
      assertThat(first[i]).isCloseTo(slopes[i], within(1e-14 * Math.abs(slopes[i])));
      assertThat(curvatures[i]).isCloseTo(bends[i], within(1e-14 * bends[i]));
    }
  }

  /** e^(s + ln t)/t is the rate: only the constant y ln t tells the two losses apart. */
  @Property(tries = 1000)
  void anOffsetIsAnExposure(@ForAll("cases") Case c) {
    double exposure = Math.exp(c.other / 4);
    PoissonLoss loss = new PoissonLoss();
    double y = Math.abs(c.target);
    double shifted = loss.value(c.score + Math.log(exposure), y) + y * Math.log(exposure);
    double rate = exposure * loss.value(c.score, y / exposure);
    assertThat(shifted)
        .isCloseTo(rate, within(1e-12 * (1 + exposure * Math.exp(c.score) + 20 * y)));
  }

  @Example
  void balancedClassesCountTheSame() {
    ClassWeighted balanced = ClassWeighted.balanced(new LogisticLoss(), 990, 10);
    assertThat(balanced.zero() * 990).isCloseTo(balanced.one() * 10, within(1e-12));
    assertThat(balanced.zero() * 990 + balanced.one() * 10).isCloseTo(1000, within(1e-9));
    assertThat(balanced.accepts(0.5)).isFalse();
    assertThatThrownBy(() -> new ClassWeighted(new PoissonLoss(), 1, 2))
        .hasMessageContaining("two classes");
  }

  @Example
  void namesAreReadBack() {
    losses()
        .filter(loss -> !(loss instanceof ClassWeighted))
        .forEach(loss -> assertThat(LossCatalogue.loss(loss.name())).isEqualTo(loss));
    assertThat(LossCatalogue.loss("huber:1.5")).isEqualTo(new HuberLoss(1.5));
    assertThat(LossCatalogue.loss("huber: delta = 1.5")).isEqualTo(new HuberLoss(1.5));
    assertThat(LossCatalogue.names())
        .isEqualTo(
            List.of(
                "squared",
                "huber",
                "quantile",
                "absolute",
                "logistic",
                "squared-hinge",
                "poisson",
                "gamma",
                "tweedie"));
  }

  @Example
  void whatCannotBeIsToldWithWhatCan() {
    assertRefused("hubert", "There is no loss called 'hubert'. There are squared, huber,");
    assertRefused("huber:tau=1", "'huber:tau=1': there is no tau; it has delta.");
    assertRefused("huber:x", "'huber:x': delta must be a number, not 'x'.");
    assertRefused("huber:", "'huber:': delta must be a number, not ''.");
    assertRefused("huber:-1", "must be a finite number over 0, not -1.0.");
    assertRefused("huber:NaN", "must be a finite number over 0, not NaN.");
    assertRefused("logistic:1", "'logistic:1': there is nothing to set.");
    assertRefused("quantile:1", "must lie between 0 and 1, not be 1.0.");
    assertRefused("tweedie:2", "must lie between 1 and 2, not be 2.0. For 1 choose poisson");
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> LossCatalogue.loss(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Example
  void targetsThatAreNoneAreRefused() {
    losses()
        .forEach(
            loss -> {
              assertThat(loss.accepts(Double.NaN)).isFalse();
              assertThat(loss.accepts(Double.POSITIVE_INFINITY)).isFalse();
              assertThat(loss.expected()).isNotBlank();
            });
    assertThat(new PoissonLoss().accepts(-1)).isFalse();
    assertThat(new GammaLoss().accepts(0)).isFalse();
    assertThat(new SquaredHingeLoss().accepts(0.5)).isFalse();
    assertThat(new LogisticLoss().accepts(0.5)).isTrue();
  }
}
