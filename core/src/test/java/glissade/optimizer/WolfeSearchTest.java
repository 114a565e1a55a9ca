package glissade.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.descent.StopRule;
import glissade.objective.FunctionObjective;
import glissade.objective.Objective;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WolfeSearchTest {

  /** A function of η with its derivative. */
  private record Curve(DoubleUnaryOperator value, DoubleUnaryOperator slope) {

    Objective objective() {
      return new FunctionObjective(
          1, at -> value.applyAsDouble(at[0]), at -> new double[] {slope.applyAsDouble(at[0])});
    }
  }

  /** Where one search from 0 along +1 ended, and what it took. */
  private static final class OneSearch implements Optimizer {

    private final double flatness;
    private final double first;
    private double found;
    private double value;
    private double slope;
    private long evaluations;

    OneSearch(double flatness, double first) {
      this.flatness = flatness;
      this.first = first;
    }

    @Override
    public String name() {
      return "one";
    }

    @Override
    public String title() {
      return "one search";
    }

    @Override
    public Run start(Objective objective) {
      Line line = new Line(objective, new double[] {1});
      return new Run() {
        @Override
        public double update(Point here, Point next, Evaluations counted) {
          line.start(here, next, counted);
          long before = counted.count();
          found = new WolfeSearch(flatness).find(line, first);
          evaluations = counted.count() - before;
          value = next.value();
          slope = line.slope();
          if (!Double.isNaN(found)) {
            assertThat(next.at()).containsExactly(found);
            assertThat(next.isEvaluated()).isTrue();
          }
          return found;
        }

        @Override
        public void exchange(Checkpoint checkpoint) {}
      };
    }
  }

  private static OneSearch search(Curve curve, double flatness, double first) {
    OneSearch search = new OneSearch(flatness, first);
    new Descent(curve.objective(), search, StopRule.after(1), new double[1]).outcome();
    return search;
  }

  private static void isStrongWolfe(OneSearch search, Curve curve, double flatness) {
    double value0 = curve.value().applyAsDouble(0);
    double slope0 = curve.slope().applyAsDouble(0);
    assertThat(search.found).isPositive();
    assertThat(search.value).isLessThanOrEqualTo(value0 + 1e-4 * search.found * slope0);
    assertThat(Math.abs(search.slope)).isLessThanOrEqualTo(flatness * Math.abs(slope0));
  }

  /** A parabola with waves on it that falls at 0. */
  private static Curve wavy(long seed) {
    Random random = new Random(seed);
    double scale = Math.pow(10, random.nextInt(13) - 6);
    double height = Math.pow(10, random.nextInt(13) - 6);
    double lowest = random.nextDouble() + 0.1;
    double wave = random.nextDouble() * 0.3;
    double often = random.nextInt(1, 40);
    double shift = random.nextDouble() * 6;
    double offset = random.nextGaussian();
    DoubleUnaryOperator slope =
        x -> 2 * (x - lowest) + wave * often * (Math.cos(often * x + shift) - Math.cos(shift));
    return new Curve(
        x -> {
          double u = x / scale;
          double waves =
              wave * (Math.sin(often * u + shift) - often * u * Math.cos(shift) - Math.sin(shift));
          return height * ((u - lowest) * (u - lowest) + waves + offset);
        },
        x -> height / scale * slope.applyAsDouble(x / scale));
  }

  @Property(tries = 500)
  void whatIsFoundOnSmoothFunctionsIsStrongWolfe(
      @ForAll long seed, @ForAll @IntRange(min = -8, max = 8) int logFirst, @ForAll boolean loose) {
    double flatness = loose ? 0.9 : 0.1;
    Curve curve = wavy(seed);
    OneSearch search = search(curve, flatness, Math.pow(10, logFirst));
    isStrongWolfe(search, curve, flatness);
    assertThat(search.evaluations).isLessThanOrEqualTo(40);
  }

  @Property(tries = 200)
  void aSteepWallWithNothingBeyondIsTooFar(
      @ForAll @DoubleRange(min = 0.01, max = 100) double wall,
      @ForAll @IntRange(min = -2, max = 6) int logFirst,
      @ForAll @IntRange(min = 0, max = 2) int beyond) {
    double[] notFinite = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    // Falls, and rises without bound towards the wall: −ln(wall − x) − 4x/wall.
    Curve curve =
        new Curve(
            x -> x < wall ? -Math.log(1 - x / wall) - 4 * x / wall : notFinite[beyond],
            x -> x < wall ? 1 / (wall - x) - 4 / wall : Double.NaN);
    OneSearch search = search(curve, 0.1, Math.pow(10, logFirst));
    isStrongWolfe(search, curve, 0.1);
  }

  @Test
  void lossesThatRoundingMakesEqualAreToldApartByTheirSlopes() {
    // 1 + 1e-20·(x − 1)² is 1 in every double, its slope is not.
    Curve flat = new Curve(x -> 1 + 1e-20 * (x - 1) * (x - 1), x -> 2e-20 * (x - 1));
    OneSearch search = search(flat, 0.1, 50);
    assertThat(search.value).isEqualTo(1);
    assertThat(search.found).isBetween(0.9, 1.1);
  }

  @Test
  void aLineThatLeadsNowhereHasNoStep() {
    Curve up = new Curve(x -> x == 0 ? 0 : 1 + x, x -> x == 0 ? -1 : 1);
    assertThat(search(up, 0.1, 1).found).isNaN();
  }

  @Test
  void aFunctionWithoutALowestPointEndsFurtherDown() {
    Curve fall = new Curve(x -> -x, x -> -1);
    OneSearch search = search(fall, 0.1, 1);
    assertThat(search.found).isGreaterThan(1e6);
    assertThat(search.value).isEqualTo(-search.found);
  }
}
