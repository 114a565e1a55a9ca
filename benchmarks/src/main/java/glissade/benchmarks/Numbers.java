package glissade.benchmarks;

import java.util.SplittableRandom;

/** Numbers to calculate with. */
final class Numbers {

  private Numbers() {}

  /** Standard normal numbers, the same every time. */
  static double[] normal(int count) {
    SplittableRandom random = new SplittableRandom(1);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextGaussian();
    }
    return numbers;
  }
}
