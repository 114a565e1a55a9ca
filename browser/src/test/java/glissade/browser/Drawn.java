package glissade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A chart read from the page as a person would read it: where something stands is compared with the
 * numbers that are written along its sides.
 */
final class Drawn {

  private static final String READ =
      """
      svg => {
        const number = (element, name) => Number(element.getAttribute(name));
        const all = selector => [...svg.querySelectorAll(selector)];
        return {
          ticks: all('text.tick').map(t => ({
            along: t.getAttribute('text-anchor') === 'middle' ? 'x' : 'y', text: t.textContent,
            x: number(t, 'x'), y: number(t, 'y') - 4.5})),
          marks: all('circle[data-k], [data-k] circle').map(c => ({
            k: Number(c.closest('[data-k]').dataset.k), x: number(c, 'cx'), y: number(c, 'cy')})),
          titles: all('text.title').map(t => t.textContent)
        };
      }""";

  /** What is written beside a place. */
  private record Tick(double value, double place) {}

  /** One side of the chart, by two of its ticks. */
  private record Side(Tick first, Tick last, boolean logarithmic) {

    double valueAt(double place) {
      double part = (place - first.place()) / (last.place() - first.place());
      return logarithmic
          ? first.value() * Math.pow(last.value() / first.value(), part)
          : first.value() + part * (last.value() - first.value());
    }

    /** How much a hundredth of a unit is, to which places are rounded; as a factor by logarithm. */
    double grain() {
      double per = Math.abs(last.place() - first.place());
      double whole =
          logarithmic
              ? Math.log(last.value() / first.value())
              : Math.abs(last.value() - first.value());
      return 0.02 * whole / per;
    }
  }

  /** Where a mark stands, in what is written along the sides. */
  record Mark(double x, double y) {}

  private final Side x;
  private final Side y;
  private final Map<Long, Mark> marks = new TreeMap<>();
  private final List<String> titles;

  private Drawn(Map<?, ?> read) {
    x = side(list(read, "ticks"), "x");
    y = side(list(read, "ticks"), "y");
    titles =
        ((List<?>) Objects.requireNonNull(read.get("titles")))
            .stream().map(String::valueOf).toList();
    for (Map<?, ?> mark : list(read, "marks")) {
      marks.put(
          (long) number(mark, "k"),
          new Mark(x.valueAt(number(mark, "x")), y.valueAt(number(mark, "y"))));
    }
  }

  /** Reads the chart of an SVG element. */
  static Drawn in(Locator svg) {
    return new Drawn((Map<?, ?>) svg.evaluate(READ));
  }

  /** What stands along x, then along y. */
  List<String> titles() {
    return titles;
  }

  /** The marks that belong to iterations. */
  Map<Long, Mark> marks() {
    return marks;
  }

  /** Fails unless a mark stands where it should, as exactly as a chart can be read. */
  void standsAt(long iteration, double expectedX, double expectedY) {
    Mark mark = marks.get(iteration);
    assertThat(mark).as("mark of iteration %d", iteration).isNotNull();
    near(x, Objects.requireNonNull(mark).x(), expectedX, "x of iteration " + iteration);
    near(y, mark.y(), expectedY, "y of iteration " + iteration);
  }

  private static void near(Side side, double value, double expected, String what) {
    double off =
        side.logarithmic() ? Math.abs(Math.log(value / expected)) : Math.abs(value - expected);
    assertThat(off)
        .as("%s: drawn at %s, should be %s", what, value, expected)
        .isLessThan(2 * side.grain());
  }

  private static Side side(List<Map<?, ?>> ticks, String along) {
    List<Tick> own = new ArrayList<>();
    for (Map<?, ?> tick : ticks) {
      if (along.equals(tick.get("along"))) {
        own.add(new Tick(Shown.number(String.valueOf(tick.get("text"))), number(tick, along)));
      }
    }
    own.sort(Comparator.comparingDouble(Tick::value));
    assertThat(own).as("ticks along %s", along).hasSizeGreaterThan(1);
    Tick first = own.get(0);
    Tick last = own.get(own.size() - 1);
    return new Side(first, last, isLogarithmic(own));
  }

  /** By whether the tick in the middle stands where it does by logarithm or evenly. */
  private static boolean isLogarithmic(List<Tick> ticks) {
    Tick first = ticks.get(0);
    Tick last = ticks.get(ticks.size() - 1);
    if (first.value() <= 0 || ticks.size() < 3) {
      return first.value() > 0 && last.value() >= 10 * first.value();
    }
    Tick middle = ticks.get(ticks.size() / 2);
    double even = new Side(first, last, false).valueAt(middle.place());
    double byLogarithm = new Side(first, last, true).valueAt(middle.place());
    return Math.abs(byLogarithm - middle.value()) < Math.abs(even - middle.value());
  }

  private static List<Map<?, ?>> list(Map<?, ?> read, String name) {
    List<Map<?, ?>> all = new ArrayList<>();
    for (Object each : (List<?>) Objects.requireNonNull(read.get(name))) {
      all.add((Map<?, ?>) each);
    }
    return all;
  }

  private static double number(Map<?, ?> read, String name) {
    return ((Number) Objects.requireNonNull(read.get(name))).doubleValue();
  }
}
