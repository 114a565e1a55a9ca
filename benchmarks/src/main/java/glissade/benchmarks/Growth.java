package glissade.benchmarks;

import glissade.compress.Triangle;
import glissade.compress.TriangleAccumulator;
import glissade.fold.Accumulator;
import glissade.fold.ParallelFold;
import glissade.model.Trainer;
import glissade.rows.Batch;
import glissade.rows.SyntheticRows;
import java.util.Arrays;

/**
 * How time grows with the number of rows: n rows made on the fly and folded, and the same rows made
 * and only counted, in turn. Prints the medians in nanoseconds, counted and folded.
 *
 * <p>Arguments: n, d, and how many times at least. For few rows it is more times, since what is
 * looked for is the small difference of the two.
 */
final class Growth {

  private static final long ROWS_ENOUGH = 300_000_000;
  private static final long ROWS_TO_WARM_UP = 10_000_000;
  private static final double INTERCEPT = 2;
  private static final double NOISE = 0.5;

  private Growth() {}

  public static void main(String[] arguments) {
    long n = Long.parseLong(arguments[0]);
    int d = Integer.parseInt(arguments[1]);
    int times = Math.max(Integer.parseInt(arguments[2]), (int) (ROWS_ENOUGH / n));
    counted(rows(ROWS_TO_WARM_UP, d));
    folded(rows(ROWS_TO_WARM_UP, d));
    SyntheticRows rows = rows(n, d);
    long[] counted = new long[times];
    long[] more = new long[times];
    for (int i = 0; i < times; i++) {
      counted[i] = counted(rows);
      more[i] = folded(rows) - counted[i];
    }
    // The median of the differences, not the difference of medians: neighbours in time share what
    // disturbs them.
    System.out.println(median(counted) + " " + median(more));
  }

  private static SyntheticRows rows(long n, int d) {
    return new SyntheticRows(
        n, Numbers.normal(d), INTERCEPT, NOISE, 42, ParallelFold.onAllProcessors());
  }

  private static long counted(SyntheticRows rows) {
    long start = System.nanoTime();
    long count = rows.fold(new Count()).rows;
    long nanos = System.nanoTime() - start;
    if (count <= 0) {
      throw new ArithmeticException("nothing was made");
    }
    return nanos;
  }

  private static long folded(SyntheticRows rows) {
    long start = System.nanoTime();
    Triangle triangle = rows.fold(new TriangleAccumulator(rows.features())).triangle();
    long nanos = System.nanoTime() - start;
    double[] optimum = Trainer.automatic().plan(triangle).optimum();
    double tolerance = 8 * NOISE / Math.sqrt((double) triangle.rows());
    double[] weights = rows.weights();
    for (int j = 0; j < weights.length; j++) {
      if (!(Math.abs(optimum[j + 1] - weights[j]) < tolerance)) {
        throw new ArithmeticException("weight " + j + " is " + optimum[j + 1]);
      }
    }
    return nanos;
  }

  private static long median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }

  /** Counts rows, and does nothing else. */
  private static final class Count implements Accumulator<Batch, Count> {

    private long rows;

    @Override
    public Count empty() {
      return new Count();
    }

    @Override
    public void add(Batch chunk) {
      rows += chunk.rows();
    }

    @Override
    public void merge(Count later) {
      rows += later.rows;
    }
  }
}
