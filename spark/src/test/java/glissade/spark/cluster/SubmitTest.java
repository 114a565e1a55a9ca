package glissade.spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.file.ModelFile;
import glissade.model.LinearModel;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar, submitted to a cluster. */
@Tag("jar")
class SubmitTest {

  private static final GeneratedRows ROWS = new GeneratedRows(2_000);

  @TempDir private static Path folder;

  private static StandaloneCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    ROWS.write(folder.resolve("rows.csv"));
    cluster = new StandaloneCluster(folder.resolve("spark"));
    cluster.startWorkers(2);
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  /** What a process wrote, and the code that it ended with. */
  private record Ended(int code, String out, String err) {}

  /** Runs Spark's own program, as its script does, with the jar and these arguments. */
  private static Ended submit(List<String> options, String... args) throws Exception {
    SparkInstallation spark = cluster.spark();
    List<String> command = new ArrayList<>(spark.java());
    command.add("-Xmx600m");
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
    command.add("-cp");
    command.add(spark.classPath() + File.pathSeparator + SparkInstallation.tests());
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(
        List.of("--master", cluster.address(), "--executor-memory", StandaloneCluster.MEMORY));
    command.addAll(
        List.of("--conf", "spark.ui.enabled=false", "--conf", "spark.driver.host=127.0.0.1"));
    command.addAll(
        List.of(
            "--conf", "spark.executor.extraJavaOptions=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.add(System.getProperty("glissade.jar", ""));
    command.addAll(List.of(args));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        spark.process(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      int code = process.waitFor();
      return new Ended(code, Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void fitWritesTheModelThatOneMachineDoes() throws Exception {
    Path file = folder.resolve("model.json");
    Ended ended =
        submit(
            List.of(),
            "fit",
            folder.resolve("rows.csv").toString(),
            "--target",
            "y",
            "--features",
            "a + b + c + d",
            "--save",
            file.toString());
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).startsWith("Converged").doesNotContain("WARN", "INFO");
    double[] alone = Trainer.automatic().fit(InMemoryRows.of(ROWS.x, ROWS.y)).coefficients();
    assertThat(coefficients(ModelFile.read(file))).containsExactly(alone, Offset.offset(1e-13));
  }

  @Test
  void interruptedItSavesTheBestPoint() throws Exception {
    Path file = folder.resolve("cancelled.json");
    List<String> interrupted =
        List.of("--conf", "spark.extraListeners=" + Interruption.class.getName());
    Ended ended =
        submit(
            interrupted,
            "fit",
            folder.resolve("rows.csv").toString(),
            "--target",
            "class",
            "--features",
            "a + b + c + d",
            "--loss",
            "logistic",
            "--step",
            "1e-3",
            "--iterations",
            "1e9",
            "--save",
            file.toString());
    assertThat(ended.code()).as(ended.err()).isEqualTo(130);
    assertThat(Files.readString(file)).contains("\"status\" : \"cancelled\"");
    assertThat(coefficients(ModelFile.read(file))).doesNotContain(0.0).hasSize(5);
    assertThat(ended.err()).doesNotContain("\tat ");
  }

  private static double[] coefficients(LinearModel model) {
    double[] all = new double[1 + model.weights().length];
    all[0] = model.intercept();
    System.arraycopy(model.weights(), 0, all, 1, model.weights().length);
    return all;
  }
}
