package glissade.benchmarks.spark;

import glissade.kernel.KernelChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;

/** What {@code benchmarks/spark} runs. Arguments: a folder for data, then those of the script. */
final class SparkTimes {

  private static final List<String> ALL = List.of("least-squares", "logistic", "growth", "rates");

  private final int runs;
  private final boolean quick;
  private final SparkSession session;
  private final TableFiles files;
  private final JobTally tally;

  private SparkTimes(Path folder, int runs, boolean quick) {
    this.runs = runs;
    this.quick = quick;
    this.session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    this.files = new TableFiles(session, folder);
    this.tally = JobTally.of(session.sparkContext());
  }

  public static void main(String[] arguments) {
    List<String> works = new ArrayList<>();
    int runs = 5;
    boolean quick = false;
    for (int i = 1; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--quick" -> quick = true;
        case "--runs" -> runs = Integer.parseInt(arguments[++i]);
        case "--only" -> works.add(arguments[++i]);
        default -> throw new IllegalArgumentException("unknown: " + arguments[i]);
      }
    }
    SparkTimes times = new SparkTimes(Path.of(arguments[0]).toAbsolutePath(), runs, quick);
    System.out.println(
        "JDK "
            + Runtime.version()
            + ", Spark "
            + times.session.version()
            + ", "
            + KernelChoice.describe());
    for (String work : works.isEmpty() ? ALL : works) {
      times.run(work);
    }
    times.session.stop();
  }

  private void run(String work) {
    int rows = quick ? 20_000 : 500_000;
    Contests contests = new Contests(new Turns(tally, this::forget), runs);
    switch (work) {
      case "least-squares" -> contests.leastSquares(files.squares(rows, quick ? 20 : 100));
      case "logistic" -> contests.logistic(files.classes(rows, quick ? 10 : 50));
      case "growth" -> new RowGrowth(files, tally, this::forget, runs).run(rows, quick ? 10 : 50);
      case "rates" -> new Rates(files, tally, this::forget, runs).run(files.squares(rows / 2, 200));
      default -> throw new IllegalArgumentException("no such work: " + work + "; there are " + ALL);
    }
  }

  /** Leaves no rows in memory that an earlier turn has kept. */
  private void forget() {
    SparkContext context = session.sparkContext();
    for (Object kept :
        scala.jdk.javaapi.CollectionConverters.asJava(context.getPersistentRDDs()).values()) {
      ((RDD<?>) kept).unpersist(true);
    }
  }
}
