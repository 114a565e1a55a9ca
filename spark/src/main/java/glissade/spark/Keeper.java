package glissade.spark;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;

/** Remembers what executors keep, to let go of it. */
public final class Keeper implements Consumer<JavaRDD<?>>, AutoCloseable {

  private final Queue<Runnable> releases = new ConcurrentLinkedQueue<>();

  @Override
  public void accept(JavaRDD<?> rdd) {
    releases.add(() -> rdd.unpersist(false));
  }

  /**
   * @param data kept rows of a table
   */
  public void keep(Dataset<?> data) {
    releases.add(() -> data.unpersist(false));
  }

  /** Lets go of all, also where this thread is interrupted: Spark would leave it there then. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      releases.forEach(Runnable::run);
      releases.clear();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
