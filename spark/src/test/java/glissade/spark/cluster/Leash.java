package glissade.spark.cluster;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs the main method of a class, and ends with the process that started it, however that ended.
 */
final class Leash {

  private Leash() {}

  /**
   * @param args the name of the class, then what to pass to it
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    Thread watch = new Thread(Leash::endWithInput, "leash");
    watch.setDaemon(true);
    watch.start();
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }

  /** Standard input ends when nobody is left who could write to it. */
  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said on it.
      }
    } catch (IOException e) {
      // Nor can anything be said any more.
    }
    System.exit(0);
  }
}
