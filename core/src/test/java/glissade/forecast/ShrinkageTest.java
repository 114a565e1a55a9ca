package glissade.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Spectrum;
import glissade.compress.Triangle;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Scaling;
import glissade.rows.Design;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ShrinkageTest {

  private static Forecast forecast(int d, double condition, long seed) {
    Triangle triangle = Triangle.of(Design.random(100, d, condition, 0.5, true, seed).rows());
    return Forecast.fromZero(
        new CompressedLeastSquares(triangle, Scaling.standardized(triangle, true)));
  }

  @Property(tries = 60)
  void theRidgePenaltyHasAsManyDegreesOfFreedom(
      @ForAll @IntRange(min = 1, max = 8) int d,
      @ForAll @DoubleRange(min = 1, max = 1e6) double condition,
      @ForAll @LongRange(min = 1, max = 100_000) long k,
      @ForAll long seed) {
    Forecast forecast = forecast(d, condition, seed);
    Shrinkage shrinkage = Shrinkage.of(forecast.withStep(forecast.bestStep() / 2), k);
    double kept = 0;
    Spectrum spectrum = forecast.spectrum();
    for (int i = 0; i <= d; i++) {
      kept += spectrum.curvature(i) / (spectrum.curvature(i) + shrinkage.ridge());
    }
    assertThat(kept).isCloseTo(shrinkage.degreesOfFreedom(), within(1e-9 * d));
    assertThat(shrinkage.isExact()).isTrue();
  }

  @Property(tries = 40)
  void theModelGrowsFromNothingToAllOfIt(
      @ForAll @IntRange(min = 1, max = 8) int d,
      @ForAll @DoubleRange(min = 1, max = 1e6) double condition,
      @ForAll long seed) {
    Forecast forecast = forecast(d, condition, seed);
    Course course = forecast.withStep(1 / forecast.spectrum().max());
    assertThat(Shrinkage.of(course, 0).degreesOfFreedom()).isZero();
    assertThat(Shrinkage.of(course, 0).ridge()).isInfinite();
    double before = 0;
    double penalty = Double.POSITIVE_INFINITY;
    for (long k = 1; k < 1_000_000_000_000L; k *= 4) {
      Shrinkage shrinkage = Shrinkage.of(course, k);
      assertThat(shrinkage.degreesOfFreedom()).isGreaterThanOrEqualTo(before);
      assertThat(shrinkage.ridge()).isLessThanOrEqualTo(penalty);
      before = shrinkage.degreesOfFreedom();
      penalty = shrinkage.ridge();
    }
    assertThat(before).isCloseTo(d + 1.0, within(1e-12));
    assertThat(penalty).isLessThan(1e-12);
  }

  @Property(tries = 40)
  void thePenaltyIsNearTheInverseOfTheTimeDescended(
      @ForAll @IntRange(min = 2, max = 8) int d,
      @ForAll @LongRange(min = 1, max = 10_000) long k,
      @ForAll long seed) {
    Forecast forecast = forecast(d, 1e4, seed);
    double step = 0.1 / forecast.spectrum().max();
    double early = Shrinkage.of(forecast.withStep(step * 1e-12), k).ridge();
    assertThat(early).isCloseTo(1 / (step * 1e-12 * k), within(1e-6 * early));
    // 1 − e^(−λt) lies above λt/(1 + λt), so as much is learned under a smaller penalty.
    double penalty = Shrinkage.of(forecast.withStep(step), k).ridge();
    assertThat(penalty * step * k).isBetween(0.0, 1 + 1e-9);
  }
}
