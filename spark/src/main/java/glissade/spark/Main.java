package glissade.spark;

import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * The commands of {@code glissade} on Spark, for {@code spark-submit --class glissade.spark.Main
 * glissade-spark.jar fit …}: the same flags and the same exit codes; what is named is opened by
 * {@link SparkTableOpener}.
 */
public final class Main {

  private Main() {}

  /** Runs one command; ends the process itself only with another exit code than 0. */
  public static void main(String[] args) {
    int code = glissade.cli.Main.run(args);
    Option<SparkSession> session = SparkSession.getActiveSession();
    if (session.isDefined()) {
      session.get().stop();
    }
    if (code != 0) {
      // Some cluster managers take any call of this for a failure.
      System.exit(code);
    }
  }
}
