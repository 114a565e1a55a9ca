package glissade.spark;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;

/** Remembers what executors keep, to let go of it. */
public final class Keeper implements Consumer<JavaRDD<?>>, AutoCloseable {

  private final Queue<JavaRDD<?>> kept = new ConcurrentLinkedQueue<>();

  @Override
  public void accept(JavaRDD<?> rdd) {
    kept.add(rdd);
  }

  /** Lets go of all, also where this thread is interrupted: Spark would leave it there then. */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      kept.forEach(each -> each.unpersist(false));
      kept.clear();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
