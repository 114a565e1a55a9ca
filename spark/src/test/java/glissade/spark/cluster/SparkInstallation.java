package glissade.spark.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder that Spark takes for the one it is installed in. It has no jars of its own: they are
 * those that Maven has.
 */
record SparkInstallation(Path home) {

  /** Spark's own jars and all they need. */
  static List<Path> jars() {
    try {
      String jars = Files.readString(Path.of(System.getProperty("glissade.jars-of-spark", "")));
      return Stream.of(jars.strip().split(File.pathSeparator)).map(Path::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder that these tests were compiled to. */
  static Path tests() {
    return Path.of(
        SparkInstallation.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  /** Makes one. */
  static SparkInstallation in(Path home) throws IOException {
    Files.createDirectories(home.resolve("jars"));
    return new SparkInstallation(home);
  }

  /** All of its jars, for {@code java -cp}. */
  String classPath() {
    return jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The JVM of these tests, told to be quick at its start. */
  List<String> java() {
    String java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    return List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  }

  /** A process that takes this for the Spark of its machine, and is not heard outside of that. */
  ProcessBuilder process(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_DIST_CLASSPATH", classPath());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_LOCAL_DIRS", home.resolve("scratch").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
    return builder;
  }
}
