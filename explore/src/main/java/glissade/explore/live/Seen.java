package glissade.explore.live;

import glissade.descent.Step;
import java.util.Arrays;

/** A run as far as it has come: some of its steps, in their order, and the newest last. */
public final class Seen {

  /** Of each step. */
  static final int NUMBERS = 4;

  private final double[] numbers;
  private final int count;
  private final Step newest;

  /**
   * @param samples steps one after another; copied
   * @param count how many of them
   */
  Seen(double[] samples, int count, Step newest) {
    int kept = count;
    while (kept > 0 && samples[(kept - 1) * NUMBERS] >= newest.iteration()) {
      kept--;
    }
    this.numbers = Arrays.copyOf(samples, (kept + 1) * NUMBERS);
    this.count = kept + 1;
    this.newest = newest;
    numbers[kept * NUMBERS] = newest.iteration();
    numbers[kept * NUMBERS + 1] = newest.loss();
    numbers[kept * NUMBERS + 2] = newest.gradientNorm();
    numbers[kept * NUMBERS + 3] = newest.stepSize();
  }

  /** The newest step. */
  public Step newest() {
    return newest;
  }

  /** k of each step. */
  public double[] iterations() {
    return every(0);
  }

  /** The loss before update k. */
  public double[] losses() {
    return every(1);
  }

  /** ‖∇L‖ before update k, in the coordinates descended in. */
  public double[] gradientNorms() {
    return every(2);
  }

  /** The size of step k. */
  public double[] stepSizes() {
    return every(3);
  }

  private double[] every(int which) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = numbers[i * NUMBERS + which];
    }
    return values;
  }
}
