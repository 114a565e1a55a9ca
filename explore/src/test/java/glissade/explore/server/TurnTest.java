package glissade.explore.server;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.explore.server.EventStream.Event;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What a listener is told, by a clock that is set by hand. */
class TurnTest {

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1000 * MILLI;

  @Test
  void howThingsStandIsToldAtOnce() {
    Turn turn = new Turn(0, 5 * SECOND);
    assertThat(turn.due(event(7), false, 5 * SECOND)).isEqualTo(Turn.Due.TELL);
    assertThat(turn.event().id()).isEqualTo(7);
  }

  @Test
  void whoKnowsHowThingsStandIsNotToldAgain() {
    Turn turn = new Turn(7, 0);
    assertThat(turn.due(event(7), false, 0)).isEqualTo(Turn.Due.WAIT);
    assertThat(turn.due(event(8), false, 0)).isEqualTo(Turn.Due.TELL);
  }

  @Test
  void whatComesTooSoonWaitsAndTheNewestWins() {
    Turn turn = new Turn(0, 0);
    turn.due(event(1), false, 0);
    turn.done(0);
    assertThat(turn.due(event(2), false, 10 * MILLI)).isEqualTo(Turn.Due.WAIT);
    assertThat(turn.until()).isBetween(SECOND / 30, SECOND / 30 + 1);
    assertThat(turn.due(event(9), false, turn.until() - 1)).isEqualTo(Turn.Due.WAIT);
    assertThat(turn.due(event(9), false, turn.until())).isEqualTo(Turn.Due.TELL);
    assertThat(turn.event().id()).isEqualTo(9);
  }

  @Test
  void theLastEventIsToldBeforeTheListenerIsLetGo() {
    Turn turn = new Turn(0, 0);
    turn.due(event(1), false, 0);
    turn.done(0);
    assertThat(turn.due(event(2), true, MILLI)).isEqualTo(Turn.Due.WAIT);
    assertThat(turn.due(event(2), true, 40 * MILLI)).isEqualTo(Turn.Due.TELL);
    turn.done(41 * MILLI);
    assertThat(turn.due(event(2), true, 41 * MILLI)).isEqualTo(Turn.Due.LEAVE);
  }

  @Test
  void silenceIsBrokenEveryTenSeconds() {
    Turn turn = new Turn(0, 0);
    assertThat(turn.due(null, false, 0)).isEqualTo(Turn.Due.WAIT);
    assertThat(turn.until()).isEqualTo(10 * SECOND);
    assertThat(turn.due(null, false, 10 * SECOND)).isEqualTo(Turn.Due.BEAT);
    turn.done(10 * SECOND);
    assertThat(turn.due(null, false, 19 * SECOND)).isEqualTo(Turn.Due.WAIT);
    assertThat(turn.due(null, false, 20 * SECOND)).isEqualTo(Turn.Due.BEAT);
    // A sign of life is no event: the next may follow at once.
    turn.done(20 * SECOND);
    assertThat(turn.due(event(1), false, 20 * SECOND)).isEqualTo(Turn.Due.TELL);
  }

  /** Whenever events come and however long writing takes. */
  @Property(tries = 200)
  void noSecondHasMoreThanThirtyAndTheLastIsNeverLost(
      @ForAll @Size(min = 1, max = 400) List<@LongRange(min = 0, max = 60_000_000) Long> pauses,
      @ForAll @IntRange(max = 100) int writingMillis) {
    Turn turn = new Turn(0, 0);
    List<Long> told = new ArrayList<>();
    long now = 0;
    long id = 0;
    long last = 0;
    for (long pause : pauses) {
      now += pause;
      id++;
      if (turn.due(event(id), false, now) == Turn.Due.TELL) {
        told.add(now);
        last = turn.event().id();
        now += writingMillis * MILLI;
        turn.done(now);
      }
    }
    while (turn.due(event(id), true, now) != Turn.Due.LEAVE) {
      now = Math.max(now, turn.until());
      if (turn.due(event(id), true, now) == Turn.Due.TELL) {
        told.add(now);
        last = turn.event().id();
        turn.done(now);
      }
    }
    assertThat(last).isEqualTo(id);
    for (int i = EventStream.PER_SECOND; i < told.size(); i++) {
      assertThat(told.get(i) - told.get(i - EventStream.PER_SECOND)).isGreaterThanOrEqualTo(SECOND);
    }
  }

  private static Event event(long id) {
    return new Event(id, "state", "{}");
  }
}
