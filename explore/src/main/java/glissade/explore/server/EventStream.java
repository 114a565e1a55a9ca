package glissade.explore.server;

import glissade.file.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells any number of listeners how things stand, as server-sent events. Each event is all there is
 * to know, so a listener that falls behind is told the newest and none of those between, and one
 * that comes back is told how things stand at once. No listener is told more than {@value
 * #PER_SECOND} a second. The last event reaches everybody who listens.
 *
 * <p>The format is that of the HTML standard, section "Server-sent events".
 */
public final class EventStream {

  /** How many events a second any listener is told at most. */
  public static final int PER_SECOND = 30;

  /** A browser leaves it at six for an address; more than these are no pages of one person. */
  static final int MOST_LISTENERS = 32;

  /** How soon a browser comes back when the connection was lost. */
  private static final byte[] GREETING = bytes("retry: 500\n\n");

  /** A comment: without it a listener that is gone would be noticed only at the next event. */
  private static final byte[] BEAT = bytes(":\n\n");

  private final LongSupplier nanos;
  private @Nullable Event newest;
  private boolean ended;
  private int listeners;
  private long ever;

  public EventStream() {
    this(System::nanoTime);
  }

  /**
   * @param nanos the time, in nanoseconds since some moment
   */
  EventStream(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Tells everybody how things stand; from any thread, and without waiting for anybody.
   *
   * @param kind what the page's script listens for: {@code "state"}
   * @param content an object, of what {@link Json} writes
   * @throws IllegalStateException after the last event
   */
  public void tell(String kind, Object content) {
    publish(kind, content, false);
  }

  /** Tells everybody how it ended. Listeners are let go once they have been told. */
  public void tellLast(String kind, Object content) {
    publish(kind, content, true);
  }

  private void publish(String kind, Object content, boolean last) {
    String data = line(content);
    synchronized (this) {
      if (ended) {
        throw new IllegalStateException("the last event has been told");
      }
      long id = newest == null ? 1 : newest.id() + 1;
      newest = new Event(id, kind, data);
      ended = last;
      notifyAll();
    }
  }

  private static String line(Object content) {
    StringWriter text = new StringWriter();
    Json.writeLine(text, content);
    return text.toString().strip();
  }

  /** How many listen now. */
  public synchronized int listeners() {
    return listeners;
  }

  /** How many have ever begun to listen. */
  public synchronized long everListened() {
    return ever;
  }

  /**
   * Waits until somebody has begun to listen.
   *
   * @return whether somebody has
   */
  public synchronized boolean awaitListener(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (ever == 0) {
      if (!waitUntil(until)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Waits until everybody who listens has been told the last event.
   *
   * @return whether they all have
   */
  public synchronized boolean awaitTold(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (listeners > 0) {
      if (!waitUntil(until)) {
        return false;
      }
    }
    return true;
  }

  private synchronized boolean waitUntil(long until) throws InterruptedException {
    long left = until - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    TimeUnit.NANOSECONDS.timedWait(this, left);
    return true;
  }

  /** Whether somebody who was told the event of this number has nothing left to wait for. */
  synchronized boolean isOver(long told) {
    return ended && newest != null && newest.id() <= told;
  }

  /** Takes in a listener, unless there are too many. */
  synchronized boolean admit() {
    if (listeners >= MOST_LISTENERS) {
      return false;
    }
    listeners++;
    ever++;
    notifyAll();
    return true;
  }

  /**
   * Tells a listener who was admitted until the last event, or until it is gone.
   *
   * @param told the number of the event that was told last, over another connection; 0 if none
   */
  void serve(OutputStream out, long told) throws IOException, InterruptedException {
    Turn turn = new Turn(told, nanos.getAsLong());
    try {
      out.write(GREETING);
      out.flush();
      for (Turn.Due due = next(turn); due != Turn.Due.LEAVE; due = next(turn)) {
        // The pause counts from here: whoever has heard of it may go by the clock.
        long begun = nanos.getAsLong();
        out.write(due == Turn.Due.BEAT ? BEAT : turn.event().bytes());
        out.flush();
        turn.done(begun);
      }
    } finally {
      leave();
    }
  }

  private synchronized void leave() {
    listeners--;
    notifyAll();
  }

  /** Waits until something is to be done. */
  private synchronized Turn.Due next(Turn turn) throws InterruptedException {
    while (true) {
      long now = nanos.getAsLong();
      Turn.Due due = turn.due(newest, ended, now);
      if (due != Turn.Due.WAIT) {
        return due;
      }
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, turn.until() - now));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** How things stood. */
  record Event(long id, String kind, String data) {
    byte[] bytes() {
      return EventStream.bytes("id: " + id + "\nevent: " + kind + "\ndata: " + data + "\n\n");
    }
  }
}
