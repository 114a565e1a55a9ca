package glissade.descent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The full state of a run, by name: from it a descent goes on as if it had never stopped, bit for
 * bit. Whoever holds state gives and takes it in one and the same method, {@link
 * Stateful#exchange}, so what is written and what is read cannot come apart:
 *
 * <pre>
 * checkpoint.vector("velocity", velocity);
 * count = checkpoint.count("count", count);
 * </pre>
 */
public final class Checkpoint {

  private final Map<String, double[]> values;
  private final String prefix;
  private final boolean writing;

  private Checkpoint(Map<String, double[]> values, String prefix, boolean writing) {
    this.values = values;
    this.prefix = prefix;
    this.writing = writing;
  }

  /** An empty one, to be filled. */
  static Checkpoint toFill() {
    return new Checkpoint(new LinkedHashMap<>(), "", true);
  }

  /** The state of something that runs outside a descent, which takes it back by its exchange. */
  public static Checkpoint holding(Stateful state) {
    Checkpoint checkpoint = toFill();
    state.exchange(checkpoint);
    return checkpoint;
  }

  /** One that was filled before, to be read from. */
  public static Checkpoint of(Map<String, double[]> values) {
    return new Checkpoint(new LinkedHashMap<>(values), "", false);
  }

  /** What it holds, by name, in the order it was written. Not to be modified. */
  public Map<String, double[]> values() {
    return Collections.unmodifiableMap(values);
  }

  /** The part of it that belongs to {@code name}. */
  public Checkpoint in(String name) {
    return new Checkpoint(values, prefix + name + ".", writing);
  }

  /** Whether this is being read from, for state that is made anew from what was read. */
  public boolean isRead() {
    return !writing;
  }

  /** Copies the elements of {@code vector} here, or here's into {@code vector}. */
  public void vector(String name, double[] vector) {
    if (writing) {
      values.put(prefix + name, vector.clone());
      return;
    }
    double[] read = read(name);
    if (read.length != vector.length) {
      throw new IllegalArgumentException(
          "the checkpoint has "
              + read.length
              + " numbers for "
              + prefix
              + name
              + " where this run has "
              + vector.length
              + "; it belongs to other columns or another optimizer");
    }
    System.arraycopy(read, 0, vector, 0, vector.length);
  }

  /** Keeps a number, or returns the one that was kept. */
  public double number(String name, double number) {
    double[] one = {number};
    vector(name, one);
    return one[0];
  }

  /** Keeps a count below 2⁵³, or returns the one that was kept. */
  public long count(String name, long count) {
    return (long) number(name, (double) count);
  }

  /** Keeps a yes or no, or returns the one that was kept. */
  public boolean flag(String name, boolean flag) {
    return number(name, flag ? 1 : 0) != 0;
  }

  /**
   * Keeps vectors, or returns the ones that were kept.
   *
   * @return a list of its own, which may be modified
   */
  public List<double[]> vectors(String name, List<double[]> vectors) {
    int size = (int) count(name + ".size", (long) vectors.size());
    List<double[]> kept = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String each = name + "." + i;
      double[] vector = writing ? vectors.get(i) : read(each).clone();
      vector(each, vector);
      kept.add(vector);
    }
    return kept;
  }

  private double[] read(String name) {
    double[] read = values.get(prefix + name);
    if (read == null) {
      throw new IllegalArgumentException(
          "the checkpoint says nothing of "
              + prefix
              + name
              + "; it belongs to another optimizer, step size or stop rule");
    }
    return read;
  }
}
