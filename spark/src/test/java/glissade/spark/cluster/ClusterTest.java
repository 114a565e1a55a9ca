package glissade.spark.cluster;

import glissade.features.Coding;
import glissade.features.ColumnRoles;
import glissade.features.Missing;
import glissade.features.TableRows;
import glissade.fold.ParallelFold;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import glissade.spark.SparkTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fits on a cluster of real processes: a master and two workers with an executor each, which get
 * the jar from the driver.
 */
@Tag("jar")
class ClusterTest {

  private static final int ROWS = 20_000;
  private static final double[] TRUTH = {0.5, -0.25, 0.125, 1};

  @TempDir private static Path folder;

  private static StandaloneCluster cluster;
  private static SparkSession session;
  private static final double[][] X = new double[ROWS][TRUTH.length];
  private static final double[] Y = new double[ROWS];
  private static final double[] CLASS = new double[ROWS];

  private static final Trainer LEAST_SQUARES = Trainer.automatic();
  private static final Trainer LOGISTIC = Trainer.automatic().withLoss(new LogisticLoss());

  /** 1e-14·κ: the columns are nearly uncorrelated. */
  private static final Offset<Double> ROUNDING = Offset.offset(1e-13);

  @BeforeAll
  static void start() throws IOException {
    cluster = new StandaloneCluster(folder.resolve("spark"));
    cluster.startWorkers(2);
    session =
        SparkSession.builder()
            .master(cluster.address())
            .config("spark.jars", System.getProperty("glissade.jar", ""))
            .config("spark.executor.memory", StandaloneCluster.MEMORY)
            .config("spark.executor.cores", 1)
            .config("spark.ui.enabled", false)
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
            .config("spark.sql.files.openCostInBytes", 1)
            .config("spark.sql.files.maxPartitionBytes", 250_000)
            .getOrCreate();
    generate();
    session
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .csv(file("csv"))
        .write()
        .parquet(file("parquet"));
  }

  @AfterAll
  static void stop() {
    if (session != null) {
      session.stop();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  /** One of the tests may have lost a worker. */
  @BeforeEach
  void twoExecutorsAreThere() throws IOException, InterruptedException {
    while (cluster.executors().size() < 2) {
      cluster.startWorker();
      Thread.sleep(50);
    }
    // The driver is counted too.
    while (session.sparkContext().getExecutorMemoryStatus().size() < 3) {
      Thread.sleep(50);
    }
  }

  private static void generate() throws IOException {
    Random random = new Random(20261123);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(file("csv"))))) {
      out.println("a,b,c,d,y,class");
      for (int i = 0; i < ROWS; i++) {
        double eta = 1;
        for (int j = 0; j < TRUTH.length; j++) {
          X[i][j] = random.nextGaussian();
          eta += TRUTH[j] * X[i][j];
          out.print(X[i][j] + ",");
        }
        Y[i] = eta + random.nextGaussian();
        CLASS[i] = random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
        out.println(Y[i] + "," + CLASS[i]);
      }
    }
  }

  private static String file(String kind) {
    return folder.resolve("rows." + kind).toString();
  }

  private static TableRows rows(String kind, String target, Loss loss) {
    Dataset<Row> data =
        kind.equals("csv")
            ? session.read().option("header", true).option("inferSchema", true).csv(file(kind))
            : session.read().parquet(file(kind));
    ColumnRoles roles = ColumnRoles.ofNumbers(List.of("a", "b", "c", "d"), target, null);
    return TableRows.of(
        new SparkTable(kind, data),
        roles,
        loss,
        Coding.REFERENCE,
        Missing.FAIL,
        new ParallelFold(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet"})
  void leastSquaresIsThatOfOneMachine(String kind) {
    Fit alone = LEAST_SQUARES.fit(InMemoryRows.of(X, Y));
    Fit spread = LEAST_SQUARES.fit(rows(kind, "y", new SquaredLoss()));
    assertThat(spread.coefficients()).containsExactly(alone.coefficients(), ROUNDING);
  }

  @Test
  void logisticIsThatOfOneMachine() {
    Fit alone = LOGISTIC.fit(InMemoryRows.of(X, CLASS));
    Fit spread = LOGISTIC.fit(rows("csv", "class", new LogisticLoss()));
    assertThat(spread.outcome()).isInstanceOf(Outcome.Converged.class);
    assertThat(spread.coefficients()).containsExactly(alone.coefficients(), ROUNDING);
  }

  @Test
  void leastSquaresIsTheSameIfAWorkerIsKilledInTheMiddle() throws Exception {
    double[] undisturbed = LEAST_SQUARES.fit(rows("parquet", "y", new SquaredLoss())).coefficients();
    Sabotage sabotage = sabotage();
    Fit disturbed = LEAST_SQUARES.fit(rows("parquet", "y", new SquaredLoss()));
    assertKilled(sabotage);
    assertThat(disturbed.coefficients()).isEqualTo(undisturbed);
  }

  @Test
  void batchesThatWereKeptOnAWorkerAreMadeAnewIfItIsKilled() throws Exception {
    double[] undisturbed = LOGISTIC.fit(rows("parquet", "class", new LogisticLoss())).coefficients();
    Plan plan = LOGISTIC.plan(rows("parquet", "class", new LogisticLoss()), columns -> {});
    assertThat(plan.choice().route()).isEqualTo(Route.MEMORY);
    Descent descent = plan.start();
    descent.next();
    Sabotage sabotage = sabotage();
    Fit disturbed = plan.finish(descent.outcome(), FeatureMap.identity(TRUTH.length));
    assertKilled(sabotage);
    assertThat(sabotage.keptPartitions()).isPositive();
    assertThat(disturbed.coefficients()).isEqualTo(undisturbed);
  }

  /** From now on an executor does nothing; as soon as it is given a task it is killed. */
  private static Sabotage sabotage() throws Exception {
    ProcessHandle executor = cluster.executors().get(0);
    Sabotage sabotage = new Sabotage(id(executor), cluster.workerOf(executor));
    assertThat(new ProcessBuilder("kill", "-STOP", "" + executor.pid()).start().waitFor()).isZero();
    session.sparkContext().addSparkListener(sabotage);
    return sabotage;
  }

  private static void assertKilled(Sabotage sabotage) throws Exception {
    session.sparkContext().listenerBus().waitUntilEmpty();
    session.sparkContext().removeSparkListener(sabotage);
    assertThat(sabotage.removed()).containsExactly(sabotage.executor());
    assertThat(sabotage.lostTasks()).isPositive();
  }

  /** What Spark calls an executor. */
  private static String id(ProcessHandle executor) {
    List<String> args = List.of(executor.info().arguments().orElseThrow());
    return args.get(args.indexOf("--executor-id") + 1);
  }
}
