package glissade.spark.cluster;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process that is one part of a cluster: its master, or a worker. It ends with this JVM. */
final class Daemon implements AutoCloseable {

  private final Process process;
  private final BufferedReader log;

  private Daemon(Process process) {
    this.process = process;
    this.log = process.inputReader();
  }

  /** Starts the main method of a class of Spark's. */
  static Daemon start(SparkInstallation spark, String main, String... args) throws IOException {
    List<String> command = new ArrayList<>(spark.java());
    command.add("-Xmx256m");
    command.add("-Dlog4j2.configurationFile=classpath:org/apache/spark/log4j2-defaults.properties");
    command.add("-cp");
    command.add(spark.classPath() + File.pathSeparator + SparkInstallation.tests());
    command.add(Leash.class.getName());
    command.add(main);
    command.addAll(List.of(args));
    return new Daemon(spark.process(command).redirectErrorStream(true).start());
  }

  /**
   * Waits until a line of the log has this; what is logged later nobody hears.
   *
   * @throws AssertionError if it ends first
   */
  Matcher await(String expected) throws IOException {
    Pattern pattern = Pattern.compile(expected);
    StringBuilder heard = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      heard.append(line).append('\n');
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        Thread rest = new Thread(() -> log.lines().forEach(unheard -> {}), "log of " + this);
        rest.setDaemon(true);
        rest.start();
        return matcher;
      }
    }
    throw new AssertionError("ended before it logged “" + expected + "”:\n" + heard);
  }

  /** The processes that it started. */
  List<ProcessHandle> children() {
    try (Stream<ProcessHandle> children = process.children()) {
      return children.toList();
    }
  }

  /** Kills it and all that it started, in this order, with SIGKILL. */
  void kill() {
    List<ProcessHandle> children = children();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    kill();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return "process " + process.pid();
  }
}
