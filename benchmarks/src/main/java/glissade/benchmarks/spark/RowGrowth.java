package glissade.benchmarks.spark;

import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.RDDInfo;

/** How time, and what the driver is sent, grow with 1, 2, 4 and 8 times the rows. */
final class RowGrowth {

  private final TableFiles files;
  private final JobTally tally;
  private final Runnable between;
  private final LiveHeap heap = LiveHeap.watched();
  private final int runs;

  RowGrowth(TableFiles files, JobTally tally, Runnable between, int runs) {
    this.files = files;
    this.tally = tally;
    this.between = between;
    this.runs = runs;
  }

  void run(int rows, int d) {
    System.out.printf(
        Locale.ROOT,
        "growth; heap is the most in use after a collection, of driver and executor, which are one"
            + " process here%n");
    for (int times = 1; times <= 8; times *= 2) {
      run(files.squares(rows, d, times), new SquaredLoss(), "least squares", times * (long) rows);
    }
    for (int times = 1; times <= 8; times *= 2) {
      run(files.classes(rows, d, times), new LogisticLoss(), "logistic", times * (long) rows);
    }
  }

  private void run(Dataset<Row> data, Loss loss, String name, long n) {
    EngineFit.fit(data, loss);
    between.run();
    heap.reset();
    JobTally.Count before = tally.now();
    double[] taken = new double[runs];
    long kept = 0;
    for (int k = 0; k < runs; k++) {
      long start = System.nanoTime();
      EngineFit.fit(data, loss);
      taken[k] = (System.nanoTime() - start) / 1e9;
      kept = Math.max(kept, kept(data));
      between.run();
    }
    JobTally.Count done = tally.now().since(before);
    double[] sorted = Arrays.stream(taken).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "  %-13s %,11d × %d  %7.3f s [%.3f..%.3f]  %6.1f ns a row  %,d jobs, %,d tasks, %,d bytes to"
            + " the driver, heap %.1f MB, kept %.1f MB%n",
        name,
        n,
        data.columns().length - 1,
        Turns.median(taken),
        sorted[0],
        sorted[runs - 1],
        1e9 * Turns.median(taken) / (double) n,
        done.jobs() / runs,
        done.tasks() / runs,
        done.resultBytes() / runs,
        (double) heap.most() / 1e6,
        (double) kept / 1e6);
  }

  /** The bytes of rows that executors hold. */
  static long kept(Dataset<Row> data) {
    long bytes = 0;
    for (RDDInfo info : data.sparkSession().sparkContext().getRDDStorageInfo()) {
      bytes += info.memSize() + info.diskSize();
    }
    return bytes;
  }
}
