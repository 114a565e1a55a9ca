package glissade.explore.live;

import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.explore.server.EventStream;
import glissade.report.words.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A run that is watched while it runs. The run hands over its steps, which costs it a few
 * nanoseconds each; a thread of its own draws the newest state and tells it, at most {@value
 * EventStream#PER_SECOND} times a second, and once a second while nobody listens.
 */
public final class LiveRun implements AutoCloseable {

  private static final long BETWEEN_MILLIS = 1000 / EventStream.PER_SECOND + 1;

  private static final long SELDOM_NANOS = 1_000_000_000;

  private final EventStream stream = new EventStream();
  private final Trail trail = new Trail();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread drawing = new Thread(this::drawOn, "glissade-live");
  private @Nullable LivePictures pictures;
  private @Nullable Step drawn;
  private long drawnAt;

  /**
   * @param waiting what there is to say before the first step
   */
  public LiveRun(String waiting) {
    stream.tell("state", Map.of("sentence", waiting));
    drawing.setDaemon(true);
  }

  /** Where its events are told. */
  public EventStream events() {
    return stream;
  }

  /** The run begins. */
  public void begin(LivePictures chosen) {
    synchronized (this) {
      pictures = chosen;
    }
    drawing.start();
  }

  /** Takes in the next step; on the thread of the run. */
  public void see(Step step) {
    trail.see(step);
  }

  /**
   * The run has ended.
   *
   * @param sentence how
   */
  public void end(Outcome outcome, String sentence) {
    Map<String, Object> state = state();
    state.put("status", outcome.status());
    state.put("usable", outcome.hasUsablePoint());
    endWith(state, sentence);
  }

  /** Tells that it ended somewhere else, if it has not ended. */
  @Override
  public void close() {
    Map<String, Object> state = state();
    state.put("status", "failed");
    state.put("usable", false);
    endWith(
        state, "The command ended before the run did; the terminal it was started in says why.");
  }

  private void endWith(Map<String, Object> state, String sentence) {
    synchronized (this) {
      if (over.getCount() == 0) {
        return;
      }
      over.countDown();
    }
    state.put("sentence", sentence);
    stream.tellLast("end", state);
  }

  private void drawOn() {
    try {
      while (!over.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS)) {
        draw();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Draws and tells what is new: where nobody listens only now and then, so that whoever comes is
   * told at once about how things stand.
   */
  void draw() {
    Step newest = trail.newest();
    long now = System.nanoTime();
    boolean heard = stream.listeners() > 0 || drawn == null || now - drawnAt > SELDOM_NANOS;
    if (newest == null || newest == drawn || !heard) {
      return;
    }
    drawn = newest;
    drawnAt = now;
    Map<String, Object> state = state();
    synchronized (this) {
      if (over.getCount() > 0) {
        stream.tell("state", state);
      }
    }
  }

  /** All there is to know now. */
  private Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    Seen seen = trail.seen();
    LivePictures draws;
    synchronized (this) {
      draws = pictures;
    }
    if (seen == null || draws == null) {
      return state;
    }
    Step newest = seen.newest();
    state.put("iteration", newest.iteration());
    state.put("loss", newest.loss());
    state.put("gradientNorm", newest.gradientNorm());
    state.put("step", newest.stepSize());
    state.put("elapsed", newest.elapsed().toNanos() / 1e9);
    state.put(
        "sentence",
        "Iteration "
            + Numbers.count(newest.iteration())
            + ", after "
            + Numbers.seconds(newest.elapsed())
            + ".");
    Map<String, String> fragments = new LinkedHashMap<>();
    fragments.put("loss", draws.loss(seen).figure().toString());
    fragments.put("steps", draws.steps(seen).figure().toString());
    state.put("fragments", fragments);
    return state;
  }
}
