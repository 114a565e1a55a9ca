package glissade.benchmarks.spark;

import glissade.compress.ColumnStatistics;
import glissade.compress.Triangle;
import glissade.compress.TriangleAccumulator;
import glissade.features.TableRows;
import glissade.fold.Accumulator;
import glissade.fold.ParallelFold;
import glissade.loss.LogisticLoss;
import glissade.loss.SquaredLoss;
import glissade.objective.MeanLoss;
import glissade.objective.Scaling;
import glissade.penalty.Penalty;
import glissade.rows.Batch;
import glissade.rows.Rows;
import glissade.spark.SparkTable;
import glissade.table.TableChunk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The rates that the plan for a large cluster in {@code docs/spark.md} is made of. */
final class Rates {

  /** Of so many the time is taken together. */
  private static final int MERGES = 100;

  private final TableFiles files;
  private final JobTally tally;
  private final Runnable between;
  private final int runs;

  Rates(TableFiles files, JobTally tally, Runnable between, int runs) {
    this.files = files;
    this.tally = tally;
    this.between = between;
    this.runs = runs;
  }

  void run(Dataset<Row> data) {
    int d = data.columns().length - 1;
    long n = data.count();
    double bytes = 8.0 * (double) n * (d + 1);
    double flops = 2.0 * (double) n * (d + 2.0) * (d + 2.0);
    System.out.printf(Locale.ROOT, "rates, %,d × %,d, two threads%n", n, d);
    double scan = seconds(() -> count(data));
    tell("reading Parquet", scan, bytes / scan / 1e9, "GB/s of doubles");
    TableRows rows = EngineFit.rows(data, new SquaredLoss());
    double both = seconds(() -> Triangle.of(rows));
    tell("reading and folding to the triangle", both, bytes / both / 1e9, "GB/s of doubles");
    Rows kept = rows.kept();
    double fold = seconds(() -> Triangle.of(kept));
    double bytesKept = (double) RowGrowth.kept(data);
    tell("folding kept rows to the triangle", fold, flops / fold / 1e9, "GFLOP/s");
    ColumnStatistics columns = ColumnStatistics.of(kept);
    MeanLoss loss =
        new MeanLoss(
            kept,
            new LogisticLoss(),
            Penalty.none(d),
            columns,
            Scaling.standardized(columns, true));
    // Another point each time: one that was just evaluated costs nothing.
    double[] point = new double[d + 1];
    double pass =
        seconds(
            () -> {
              point[0] += 0.125;
              loss.valueAndGradient(point, new double[d + 1]);
            });
    tell("a gradient over kept rows", pass, bytes / pass / 1e9, "GB/s");
    System.out.printf(
        Locale.ROOT,
        "  %-40s %,14.0f bytes, %.3f of their doubles%n",
        "kept rows",
        bytesKept,
        bytesKept / bytes);
    between.run();
    driver(d);
    shuffle(d);
    jobs(data);
  }

  /** What the driver does with each summary. */
  private void driver(int d) {
    TriangleAccumulator one = new TriangleAccumulator(d);
    TriangleAccumulator other = new TriangleAccumulator(d);
    System.out.printf(
        Locale.ROOT, "  %-40s %,14d bytes%n", "a triangle as it travels", serialized(one));
    double merge =
        seconds(
                () -> {
                  for (int k = 0; k < MERGES; k++) {
                    one.merge(other);
                  }
                })
            / MERGES;
    tell("merging two triangles", merge, merge * 1e3, "ms");
  }

  /** What tasks send each other where there are too many summaries for the driver. */
  private void shuffle(int d) {
    int partitions = 64;
    TableRows rows = EngineFit.rows(files.made(100 * partitions, d, partitions), new SquaredLoss());
    JobTally.Count before = tally.now();
    Triangle.of(rows);
    JobTally.Count done = tally.now().since(before);
    System.out.printf(
        Locale.ROOT,
        "  %-40s %,14d bytes%n  %-40s %,14d bytes%n",
        "a triangle as tasks send it each other",
        done.shuffleBytes() / partitions,
        "of 64 triangles the driver gets",
        done.resultBytes());
  }

  /** What a job and a task cost in which nothing is done. */
  private void jobs(Dataset<Row> data) {
    Dataset<Row> few = data.sparkSession().range(0, 2, 1, 2).toDF("y");
    double job = seconds(() -> count(few));
    tell("a job of 2 tasks with a row each", job, job * 1e3, "ms");
    int tasks = 2_000;
    Dataset<Row> many = data.sparkSession().range(0, tasks, 1, tasks).toDF("y");
    JobTally.Count before = tally.now();
    double all = seconds(() -> count(many.select(functions.col("y"))));
    JobTally.Count done = tally.now().since(before);
    tell("a job of 2,000 tasks with a row each", all, all / tasks * 1e3, "ms a task");
    System.out.printf(
        Locale.ROOT,
        "  %-40s %,14d bytes%n",
        "what each task sends beside its summary",
        done.resultBytes() / done.tasks());
  }

  private void count(Dataset<Row> data) {
    long counted =
        new SparkTable("the table", data)
            .chunks(List.of(data.columns()), List.of(), 960, new ParallelFold(1))
            .fold(new Counted())
            .rows;
    if (counted == 0) {
      throw new ArithmeticException("nothing was read");
    }
  }

  /** The median of some runs, after one that does not count. */
  private double seconds(Runnable work) {
    work.run();
    double[] taken = new double[runs];
    for (int k = 0; k < runs; k++) {
      long start = System.nanoTime();
      work.run();
      taken[k] = (System.nanoTime() - start) / 1e9;
    }
    return Turns.median(taken);
  }

  private static void tell(String what, double seconds, double rate, String unit) {
    System.out.printf(Locale.ROOT, "  %-40s %12.6f s %10.3f %s%n", what, seconds, rate, unit);
  }

  private static int serialized(Accumulator<Batch, ?> summary) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(summary);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.size();
  }

  /** Counts rows, and does nothing else. */
  private static final class Counted implements Accumulator<TableChunk, Counted> {

    private long rows;

    @Override
    public Counted empty() {
      return new Counted();
    }

    @Override
    public void add(TableChunk chunk) {
      rows += chunk.rows();
      chunk.release();
    }

    @Override
    public void merge(Counted later) {
      rows += later.rows;
    }
  }
}
