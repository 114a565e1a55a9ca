package glissade.benchmarks.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Some who do the same work, one after the other, again and again. */
final class Turns {

  /**
   * Who takes a turn.
   *
   * @param work does it, and returns what {@link Turns#run} is to check
   */
  record Contender(String name, Supplier<double[]> work) {}

  /** Checks what came of a turn. */
  interface Check {
    /** Throws if it is wrong; otherwise says what is to be said of it. */
    String of(double[] result);
  }

  private final JobTally tally;
  private final Runnable between;

  /**
   * @param between called after each turn, while no clock runs
   */
  Turns(JobTally tally, Runnable between) {
    this.tally = tally;
    this.between = between;
  }

  /**
   * Each once to warm up, then in turn. Prints the medians, and the ratio of each to the first.
   *
   * @param contenders the first one is ours
   */
  void run(List<Contender> contenders, int runs, Check check) {
    double[][] taken = new double[contenders.size()][runs];
    List<String> said = new ArrayList<>();
    for (Contender contender : contenders) {
      JobTally.Count before = tally.now();
      double[] result = contender.work().get();
      JobTally.Count done = tally.now().since(before);
      said.add(
          String.format(
              Locale.ROOT,
              "%s, %,d jobs, %,d tasks, %,d bytes to the driver",
              check.of(result),
              done.jobs(),
              done.tasks(),
              done.resultBytes()));
      between.run();
    }
    for (int k = 0; k < runs; k++) {
      for (int i = 0; i < contenders.size(); i++) {
        long start = System.nanoTime();
        double[] result = contenders.get(i).work().get();
        taken[i][k] = (System.nanoTime() - start) / 1e9;
        String unused = check.of(result);
        between.run();
      }
    }
    double ours = median(taken[0]);
    for (int i = 0; i < contenders.size(); i++) {
      System.out.printf(
          Locale.ROOT,
          "  %-46s %8.3f s [%.3f..%.3f]  %6.2f×  %s%n",
          contenders.get(i).name(),
          median(taken[i]),
          Arrays.stream(taken[i]).min().orElse(Double.NaN),
          Arrays.stream(taken[i]).max().orElse(Double.NaN),
          median(taken[i]) / ours,
          said.get(i));
    }
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
