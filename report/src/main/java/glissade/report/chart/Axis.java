package glissade.report.chart;

import glissade.report.words.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where values stand along one side of a chart: from a first value at a first place to a last value
 * at a last place, evenly or by their logarithm. Places are units of the chart's view box.
 * Immutable.
 */
public final class Axis {

  /** What is beyond a side by more than this is not told from infinitely far. */
  private static final double FAR = 10_000;

  private static final double ROOM = 0.05;

  /** Over so short a part of a logarithmic axis numbers stand nearly evenly. */
  private static final double NARROW = 4;

  /** Beside the first and the last of iterations. */
  private static final double BESIDE = 0.025;

  private final boolean logarithmic;

  /** Whether values are whole numbers from 0 on, which by the logarithm stand where k + 1 would. */
  private final boolean counted;

  private final double from;
  private final double to;
  private final double start;
  private final double end;

  private Axis(
      boolean logarithmic, boolean counted, double from, double to, double start, double end) {
    this.logarithmic = logarithmic;
    this.counted = counted;
    this.from = from;
    this.to = to;
    this.start = start;
    this.end = end;
  }

  /**
   * A value stands as far along as it is between two others.
   *
   * @throws IllegalArgumentException if they are not finite, or the first is not the smaller one
   */
  public static Axis linear(double from, double to) {
    check(Double.isFinite(from) && Double.isFinite(to - from) && from < to, from, to);
    return new Axis(false, false, from, to, 0, 1);
  }

  /**
   * A value stands as far along as its logarithm is.
   *
   * @throws IllegalArgumentException if they are not finite and positive, or not in order
   */
  public static Axis logarithmic(double from, double to) {
    check(from > 0 && from < to && Double.isFinite(to), from, to);
    return new Axis(true, false, from, to, 0, 1);
  }

  /**
   * Iterations from 0 on, evenly, with some room at both ends.
   *
   * @param most the last one, at least 1
   */
  public static Axis counts(double most) {
    check(most >= 1 && Double.isFinite(most), 0, most);
    return new Axis(false, true, -BESIDE * most, (1 + BESIDE) * most, 0, 1);
  }

  /**
   * Iterations from 0 on, k where log(k + 1) is: as much room for the first ten as for ten times as
   * many after them.
   *
   * @param most the last one, at least 1
   */
  public static Axis countsByLogarithm(double most) {
    check(most >= 1 && Double.isFinite(most), 0, most);
    double room = Math.pow(most + 1, BESIDE);
    return new Axis(true, true, 1 / room - 1, (most + 1) * room - 1, 0, 1);
  }

  private static void check(boolean good, double from, double to) {
    if (!good) {
      throw new IllegalArgumentException("an axis cannot go from " + from + " to " + to);
    }
  }

  /**
   * Just over all values that are finite, with some room at both ends; around the one value there
   * is, or zero where there is none.
   */
  public static Axis around(double... values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    if (least > most) {
      return linear(-1, 1);
    }
    double size = Math.max(Math.abs(least), Math.abs(most));
    double room = ROOM * (most - least);
    if (!(most - least > 1e-12 * size)) {
      room = size > 0 ? size / 2 : 1;
    }
    return linear(least - room, most + room);
  }

  /**
   * By the logarithm, just over all values that are finite and positive.
   *
   * @param decades the most powers of ten that are shown, the largest ones
   */
  public static Axis aroundLogarithms(double decades, double... values) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double value : values) {
      if (value > Double.MIN_NORMAL && Double.isFinite(value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    if (least > most) {
      return logarithmic(0.1, 1);
    }
    least = Math.max(least, most * Math.pow(10, -decades));
    double room = Math.max(0.3, ROOM * Math.log(most / least));
    double low = Math.max(least * Math.exp(-room), Double.MIN_NORMAL);
    return logarithmic(low, Math.min(most * Math.exp(room), Double.MAX_VALUE));
  }

  /** The same values, from one place to another; the second may be the smaller one. */
  public Axis placed(double first, double last) {
    return new Axis(logarithmic, counted, from, to, first, last);
  }

  /** The same values, of which the least is another. */
  Axis withEnds(double least, double most) {
    return new Axis(logarithmic, counted, least, most, start, end);
  }

  /** The least value. */
  public double from() {
    return from;
  }

  /** The largest value. */
  public double to() {
    return to;
  }

  /** Where the least value stands. */
  public double start() {
    return start;
  }

  /** Where the largest value stands. */
  public double end() {
    return end;
  }

  /** Whether values stand where their logarithms are. */
  public boolean isLogarithmic() {
    return logarithmic;
  }

  /** Whether a value is on the axis. */
  public boolean holds(double value) {
    return value >= from && value <= to;
  }

  /**
   * Where a value stands. What is far beyond an end stands some way beyond it, and zero on a
   * logarithmic axis below it.
   *
   * @return NaN for NaN alone
   */
  public double place(double value) {
    double part =
        logarithmic
            ? Math.log(Math.max(value + zero(), 0) / (from + zero())) / logarithms()
            : (value / 2 - from / 2) / (to / 2 - from / 2);
    double place = start + part * (end - start);
    return Math.max(-FAR, Math.min(FAR, place));
  }

  /** The value that stands somewhere. */
  public double valueAt(double place) {
    double part = (place - start) / (end - start);
    return logarithmic
        ? (from + zero()) * Math.exp(part * logarithms()) - zero()
        : from + part * (to - from);
  }

  /** What is added to a value before its logarithm is taken. */
  private double zero() {
    return counted ? 1 : 0;
  }

  private double logarithms() {
    return Math.log((to + zero()) / (from + zero()));
  }

  /**
   * A value worth a line across the chart.
   *
   * @param label empty where there is no room for one
   */
  public record Tick(double value, String label) {}

  /**
   * Round values, evenly spread.
   *
   * @param about how many, more or less
   */
  public List<Tick> ticks(int about) {
    if (logarithmic && counted) {
      return countTicks(about);
    }
    return logarithmic ? logarithmicTicks(about) : linearTicks(about);
  }

  /** 0, and powers of ten. */
  private List<Tick> countTicks(int about) {
    List<Tick> ticks = new ArrayList<>();
    ticks.add(new Tick(0, "0"));
    int last = (int) Math.floor(Math.log10(to));
    int every = Math.max(1, (int) Math.ceil((last + 1) / (double) about));
    // Of many powers the first is too near to 0 for its words.
    for (int power = last > 3 ? every : 0; power <= last; power += every) {
      double value = Double.parseDouble("1e" + power);
      ticks.add(new Tick(value, Numbers.shortest(value, 1)));
    }
    return ticks;
  }

  private List<Tick> linearTicks(int about) {
    double round = roundStep((to - from) / Math.max(1, about));
    double step = counted ? Math.max(1, round) : round;
    List<Tick> ticks = new ArrayList<>();
    long first = (long) Math.ceil(from / step - 1e-9);
    long last = (long) Math.floor(to / step + 1e-9);
    for (long i = first; i <= last && ticks.size() < 4 * about; i++) {
      double value = i * step;
      ticks.add(new Tick(value, label(value, step)));
    }
    return ticks;
  }

  /** 1, 2 or 5 times a power of ten, at least as large. */
  private static double roundStep(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double part = least / power;
    return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
  }

  private String label(double value, double step) {
    if (value == 0) {
      return "0";
    }
    double size = Math.max(Math.abs(from), Math.abs(to));
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    if (size >= 100_000 || decimals > 4) {
      int digits = (int) Math.max(1, exponent(Math.abs(value)) - exponent(step) + 1);
      return Numbers.shortest(value, Math.min(15, digits));
    }
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static double exponent(double value) {
    return Math.floor(Math.log10(value) + 1e-9);
  }

  private List<Tick> logarithmicTicks(int about) {
    int first = (int) Math.ceil(Math.log10(from) - 1e-9);
    int last = (int) Math.floor(Math.log10(to) + 1e-9);
    if (to < NARROW * from) {
      return linearTicks(about);
    }
    if (last - first < 1) {
      return withinDecade(about);
    }
    int every = Math.max(1, (int) Math.ceil((last - first + 1) / (double) about));
    List<Tick> ticks = new ArrayList<>();
    for (int power = Math.floorDiv(first + every - 1, every) * every;
        power <= last;
        power += every) {
      double value = Double.parseDouble("1e" + power);
      boolean plain = power >= -2 && power <= 3;
      ticks.add(new Tick(value, plain ? Numbers.shortest(value, 1) : "1e" + power));
    }
    return ticks;
  }

  private List<Tick> withinDecade(int about) {
    List<Tick> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(from)); ticks.size() < 3 * about; power++) {
      for (int part : about < 4 ? new int[] {1, 3} : new int[] {1, 2, 5}) {
        double value = Double.parseDouble(part + "e" + power);
        if (value > to) {
          return ticks;
        }
        if (value >= from) {
          ticks.add(new Tick(value, Numbers.shortest(value, 1)));
        }
      }
    }
    return ticks;
  }
}
