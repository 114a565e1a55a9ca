package glissade.descent;

/**
 * The time since a descent started. To read a clock takes as long as an update of five weights, so
 * where updates are that short it is read at some of them only: what is told is about ten
 * microseconds old, or some updates old where they have suddenly become long.
 */
final class Clock implements Stateful {

  private static final long RESOLUTION_NANOS = 10_000;
  private static final int MOST_SKIPPED = 32;

  private long started = System.nanoTime();
  private long last;
  private int skip;
  private int skipped;

  /** Nanoseconds since the start, or a little less; called once an update. */
  long read() {
    if (skipped < skip) {
      skipped++;
      return last;
    }
    long now = now();
    long each = Math.max(1, (now - last) / (skipped + 1));
    skip = (int) Math.min(MOST_SKIPPED, RESOLUTION_NANOS / each);
    skipped = 0;
    last = now;
    return now;
  }

  /** Nanoseconds since the start. */
  long now() {
    return System.nanoTime() - started;
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    started = System.nanoTime() - checkpoint.count("nanos", now());
  }
}
