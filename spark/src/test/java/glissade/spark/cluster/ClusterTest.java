package glissade.spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.features.Coding;
import glissade.features.ColumnRoles;
import glissade.features.Missing;
import glissade.features.TableRows;
import glissade.fold.ParallelFold;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.model.Fit;
import glissade.model.Plan;
import glissade.model.Route;
import glissade.model.TableFit;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import glissade.spark.SparkTable;
import glissade.spark.ml.LinearRegressor;
import glissade.spark.ml.LinearRegressorModel;
import glissade.table.ObjectTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fits on a cluster of real processes: a master, and two workers with an executor each, which get
 * the jar from the driver.
 */
@Tag("jar")
class ClusterTest {

  private static final String SCHEMA =
      "a double, b double, c double, d double, y double, class double";

  private static final Trainer LEAST_SQUARES = Trainer.automatic();
  private static final Trainer LOGISTIC =
      Trainer.automatic().withLoss(new LogisticLoss()).withTolerance(1e-13);

  /** 1e-14·κ: the columns are nearly uncorrelated. */
  private static final Offset<Double> ROUNDING = Offset.offset(1e-13);

  private static final GeneratedRows ROWS = new GeneratedRows(20_000);

  @TempDir private static Path folder;

  private static StandaloneCluster cluster;
  private static SparkSession session;

  @BeforeAll
  static void start() throws IOException {
    ROWS.write(Path.of(file("csv")));
    cluster = new StandaloneCluster(folder.resolve("spark"));
    cluster.startWorkers(2);
    session = session();
    // That executors are lost is the point of some tests.
    session.sparkContext().setLogLevel("OFF");
    read("csv").write().parquet(file("parquet"));
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master(cluster.address())
        .config("spark.jars", System.getProperty("glissade.jar", ""))
        .config("spark.executor.memory", StandaloneCluster.MEMORY)
        .config("spark.executor.extraJavaOptions", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1")
        .config("spark.ui.enabled", false)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
        // Some partitions for each executor, small as the files are.
        .config("spark.sql.files.openCostInBytes", 1)
        .config("spark.sql.files.maxPartitionBytes", 400_000)
        .getOrCreate();
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

  /** The test before may have killed one. */
  @BeforeEach
  void twoExecutorsAreThere() throws Exception {
    if (cluster.executors().size() < 2) {
      cluster.startWorker();
    }
    // The driver is counted too.
    while (session.sparkContext().getExecutorMemoryStatus().size() < 3) {
      Thread.sleep(20);
    }
  }

  private static String file(String format) {
    return folder.resolve("rows." + format).toString();
  }

  private static Dataset<Row> read(String format) {
    return session.read().schema(SCHEMA).option("header", true).format(format).load(file(format));
  }

  private static TableRows rows(String format, String target, Loss loss) {
    ColumnRoles roles = ColumnRoles.ofNumbers(GeneratedRows.FEATURES, target, null);
    SparkTable table = new SparkTable(file(format), read(format));
    return TableRows.of(table, roles, loss, Coding.REFERENCE, Missing.FAIL, new ParallelFold(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet"})
  void leastSquaresIsThatOfOneMachine(String kind) {
    Fit alone = LEAST_SQUARES.fit(InMemoryRows.of(ROWS.x, ROWS.y));
    Fit spread = LEAST_SQUARES.fit(rows(kind, "y", new SquaredLoss()));
    assertThat(spread.coefficients()).containsExactly(alone.coefficients(), ROUNDING);
  }

  @Test
  void aFormulaIsThatOfOneMachine() {
    String formula = "y ~ a * C(class) + poly(b, 2) + I(d^2)";
    LinearRegressorModel spread =
        new LinearRegressor().setLabelCol("y").setFormula(formula).fit(read("parquet"));
    List<double[]> objects = new ArrayList<>();
    for (int i = 0; i < ROWS.y.length; i++) {
      objects.add(
          new double[] {
            ROWS.x[i][0], ROWS.x[i][1], ROWS.x[i][2], ROWS.x[i][3], ROWS.y[i], ROWS.classes[i]
          });
    }
    ObjectTable.Builder<double[]> here = ObjectTable.of("rows", objects);
    List<String> names = List.of("a", "b", "c", "d", "y", "class");
    for (int j = 0; j < names.size(); j++) {
      int column = j;
      here.number(names.get(j), row -> row[column]);
    }
    TableFit alone = TableFit.of(here.build(), formula);
    assertThat(spread.featureNames()).containsExactlyElementsOf(alone.rows().map().features());
    assertThat(spread.coefficients().toArray())
        .containsExactly(alone.fit().model().weights(), Offset.offset(1e-9));
    assertThat(spread.transform(read("csv")).selectExpr("avg(prediction - y)").head().getDouble(0))
        .isCloseTo(0, Offset.offset(1e-9));
  }

  @Test
  void logisticIsThatOfOneMachine() {
    Fit alone = LOGISTIC.fit(InMemoryRows.of(ROWS.x, ROWS.classes));
    Fit spread = LOGISTIC.fit(rows("csv", "class", new LogisticLoss()));
    assertThat(spread.outcome()).isInstanceOf(Outcome.Converged.class);
    assertThat(spread.coefficients()).containsExactly(alone.coefficients(), ROUNDING);
  }

  @Test
  void leastSquaresIsTheSameIfAWorkerIsKilledInTheMiddle() throws Exception {
    double[] undisturbed =
        LEAST_SQUARES.fit(rows("parquet", "y", new SquaredLoss())).coefficients();
    Sabotage sabotage = sabotage();
    Fit disturbed = LEAST_SQUARES.fit(rows("parquet", "y", new SquaredLoss()));
    assertKilled(sabotage);
    assertThat(disturbed.coefficients()).isEqualTo(undisturbed);
  }

  @Test
  void batchesThatWereKeptOnAWorkerAreMadeAnewIfItIsKilled() throws Exception {
    double[] undisturbed =
        LOGISTIC.fit(rows("parquet", "class", new LogisticLoss())).coefficients();
    TableRows rows = rows("parquet", "class", new LogisticLoss());
    Plan plan = LOGISTIC.plan(rows, columns -> {});
    assertThat(plan.choice().route()).isEqualTo(Route.MEMORY);
    Descent descent = plan.start();
    descent.next();
    Sabotage sabotage = sabotage();
    Fit disturbed = plan.finish(descent.outcome(), rows.map());
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
  private static String id(ProcessHandle executor) throws IOException {
    // Not from its handle, which tells no command line as long as a class path makes it.
    Process ps = new ProcessBuilder("ps", "-ww", "-o", "args=", "-p", "" + executor.pid()).start();
    String line = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher id = Pattern.compile("--executor-id (\\S+)").matcher(line);
    assertThat(id.find()).as(line).isTrue();
    return id.group(1);
  }
}
