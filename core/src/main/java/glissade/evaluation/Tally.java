package glissade.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums by value: how much of each of several quantities falls on every value that occurs. Up to a
 * number of different values, they are kept as they are; where there are more, values are rounded
 * towards zero to as many bits as leave no more, and {@link Sorted#resolution} says how many those
 * are. So order statistics, ranks and means along the values are exact for small data and known to
 * a stated part for any other, in bounded memory.
 */
public final class Tally implements Serializable {

  /** So many different values are kept as they are, unless said otherwise. */
  public static final int MOST = 32_768;

  private static final int BITS = 52;

  /** Of doubles with 18 bits left, those of a dozen octaves are fewer than {@link #MOST}. */
  private static final int FIRST_DROPPED = 34;

  /** The values, and then one array a sum, of which the first {@link #size} elements count. */
  private final double[][] columns;

  private final int most;

  private int size;
  private int dropped;

  /**
   * @param sums how many quantities are added up
   */
  public Tally(int sums) {
    this(sums, MOST);
  }

  /**
   * @param sums as above
   * @param most how many different values are kept as they are, at least {@value #MOST}
   */
  public Tally(int sums, int most) {
    this.columns = new double[sums + 1][16];
    this.most = most;
  }

  /** One that has seen nothing. */
  public Tally empty() {
    return new Tally(columns.length - 1, most);
  }

  /**
   * Takes in a value.
   *
   * @param amounts what falls on it, one a sum
   */
  public void add(double value, double... amounts) {
    if (size == columns[0].length) {
      grow(2 * size);
    }
    columns[0][size] = rounded(value, dropped);
    for (int k = 0; k < amounts.length; k++) {
      columns[k + 1][size] = amounts[k];
    }
    size++;
    if (size / 4 >= most) {
      compact();
    }
  }

  private void grow(int length) {
    for (int k = 0; k < columns.length; k++) {
      columns[k] = Arrays.copyOf(columns[k], length);
    }
  }

  /** Takes in all that another one has seen, which must not be used afterwards. */
  public void merge(Tally later) {
    coarsen(later.dropped);
    later.coarsen(dropped);
    grow(Math.max(16, size + later.size));
    for (int k = 0; k < columns.length; k++) {
      System.arraycopy(later.columns[k], 0, columns[k], size, later.size);
    }
    size += later.size;
    if (size > most) {
      compact();
    }
  }

  private void coarsen(int bits) {
    if (bits > dropped) {
      dropped = bits;
      for (int i = 0; i < size; i++) {
        columns[0][i] = rounded(columns[0][i], bits);
      }
    }
  }

  private static double rounded(double value, int bits) {
    // −0 and 0 are one value.
    return Double.longBitsToDouble(Double.doubleToRawLongBits(value + 0.0) & (-1L << bits)) + 0.0;
  }

  /**
   * Makes one entry of equal values, in ascending order, and of near ones if there are too many.
   */
  private void compact() {
    double[] values = distinct();
    while (values.length > most) {
      coarsen(dropped == 0 ? FIRST_DROPPED : dropped + 1);
      values = distinct();
    }
    double[][] sums = new double[columns.length - 1][values.length];
    for (int i = 0; i < size; i++) {
      int place = Arrays.binarySearch(values, columns[0][i]);
      for (int k = 0; k < sums.length; k++) {
        sums[k][place] += columns[k + 1][i];
      }
    }
    columns[0] = values;
    System.arraycopy(sums, 0, columns, 1, sums.length);
    size = values.length;
  }

  private double[] distinct() {
    double[] sorted = Arrays.copyOf(columns[0], size);
    Arrays.sort(sorted);
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  /** The sums in the order of their values, once everything has been taken in. */
  public Sorted sorted() {
    compact();
    return new Sorted(columns, Math.scalb(1.0, dropped - BITS) * (dropped == 0 ? 0 : 1));
  }

  /** Sums in ascending order of their values. */
  public static final class Sorted {

    private final double[][] columns;
    private final double resolution;

    private Sorted(double[][] columns, double resolution) {
      this.columns = columns;
      this.resolution = resolution;
    }

    /** How many different values there are. */
    public int size() {
      return columns[0].length;
    }

    /** Value i. */
    public double value(int i) {
      return columns[0][i];
    }

    /** Sum k of value i. */
    public double sum(int k, int i) {
      return columns[k + 1][i];
    }

    /** Sum k of all values. */
    public double total(int k) {
      double total = 0;
      for (int i = 0; i < size(); i++) {
        total += sum(k, i);
      }
      return total;
    }

    /** By what part of itself a value may be nearer to zero than it was; 0 where all are exact. */
    public double resolution() {
      return resolution;
    }

    /**
     * The value under which a part of all lies, each counted as often as sum 0 says, interpolated
     * between neighbours. Source: Hyndman and Fan, Sample quantiles in statistical packages, The
     * American Statistician 50 (1996), definition 7.
     */
    public double quantile(double part) {
      double last = total(0) - 1;
      double at = last * part;
      double low = ranked((long) at);
      double high = ranked((long) Math.min(last, Math.floor(at) + 1));
      return Math.fma(at - Math.floor(at), high - low, low);
    }

    /** The value of a rank, from 0. */
    private double ranked(long rank) {
      double before = 0;
      for (int i = 0; i < size(); i++) {
        before += sum(0, i);
        if (before > rank) {
          return value(i);
        }
      }
      return 0;
    }

    /**
     * Groups of neighbouring values, each of about the same part of sum 0. Equal values stay
     * together, so there may be fewer groups.
     */
    public List<Group> groups(int count) {
      List<Group> groups = new ArrayList<>();
      double total = total(0);
      double before = 0;
      int first = 0;
      int current = 0;
      for (int i = 0; i < size(); i++) {
        int own = (int) (count * (before + sum(0, i) / 2) / total);
        if (i > first && own != current) {
          groups.add(group(first, i));
          first = i;
        }
        current = own;
        before += sum(0, i);
      }
      if (size() > 0) {
        groups.add(group(first, size()));
      }
      return groups;
    }

    private Group group(int from, int to) {
      double[] sums = new double[columns.length - 1];
      double moment = 0;
      for (int i = from; i < to; i++) {
        moment += sum(0, i) * value(i);
        for (int k = 0; k < sums.length; k++) {
          sums[k] += sum(k, i);
        }
      }
      return new Group(value(from), value(to - 1), moment / sums[0], sums);
    }
  }

  /** Some neighbouring values together. */
  public static final class Group {

    private final double least;
    private final double greatest;
    private final double centre;
    private final double[] sums;

    private Group(double least, double greatest, double centre, double[] sums) {
      this.least = least;
      this.greatest = greatest;
      this.centre = centre;
      this.sums = sums;
    }

    /** The least value. */
    public double least() {
      return least;
    }

    /** The greatest value. */
    public double greatest() {
      return greatest;
    }

    /** The mean of the values, counted by sum 0. */
    public double centre() {
      return centre;
    }

    /** Sum k. */
    public double sum(int k) {
      return sums[k];
    }
  }
}
