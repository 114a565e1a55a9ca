package glissade.explore.server;

import org.jspecify.annotations.Nullable;

/** What one listener is to be told next, and when; knows no clock of its own. */
final class Turn {

  /** What is to be done. */
  enum Due {
    /** Tell {@link #event}. */
    TELL,
    /** Show that the connection lives. */
    BEAT,
    /** Nothing {@link #until} then, or until there is something new. */
    WAIT,
    /** Close: everything was told. */
    LEAVE
  }

  /** Nanoseconds, rounded up: never more than allowed. */
  static final long BETWEEN = 1_000_000_000L / EventStream.PER_SECOND + 1;

  /** Nanoseconds. Proxies and browsers give up on silence after half a minute at the earliest. */
  static final long SILENCE = 10_000_000_000L;

  private long told;
  private long writtenAt;
  private long toldAt;
  private long until;
  private boolean telling;
  private EventStream.@Nullable Event event;

  /**
   * @param told the number of the event told last, over another connection; 0 if none
   * @param now the time in nanoseconds
   */
  Turn(long told, long now) {
    this.told = told;
    this.writtenAt = now;
    this.toldAt = now - BETWEEN;
  }

  /**
   * What is to be done now.
   *
   * @param newest how things stand, if anything is known
   * @param ended whether that is the last there is to tell
   */
  Due due(EventStream.@Nullable Event newest, boolean ended, long now) {
    boolean news = newest != null && newest.id() != told;
    telling = false;
    if (news && now - toldAt >= BETWEEN) {
      event = newest;
      telling = true;
      return Due.TELL;
    }
    if (ended && !news) {
      return Due.LEAVE;
    }
    if (now - writtenAt >= SILENCE) {
      return Due.BEAT;
    }
    until = news ? toldAt + BETWEEN : writtenAt + SILENCE;
    return Due.WAIT;
  }

  /** What is to be told. */
  EventStream.Event event() {
    if (event == null) {
      throw new IllegalStateException("nothing is due");
    }
    return event;
  }

  /** Until when nothing is to be done, in nanoseconds. */
  long until() {
    return until;
  }

  /**
   * What was due has been written.
   *
   * @param now the time at which that was begun
   */
  void done(long now) {
    writtenAt = now;
    if (telling) {
      toldAt = now;
      told = event().id();
    }
  }
}
