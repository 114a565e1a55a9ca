package glissade.explore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events over a connection. When they are told is said in {@link TurnTest}. */
class EventStreamTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Stands still unless it is set, so that nothing here depends on how fast the machine is. */
  private final AtomicLong nanos = new AtomicLong();

  private final SmallSite site = new SmallSite(new EventStream(nanos::get));
  private final EventStream stream = site.stream;
  private LocalServer server;

  @SuppressWarnings("NullAway.Init") // Started before each.
  EventStreamTest() {}

  @BeforeEach
  void start() throws IOException {
    server = LocalServer.start(site, 0, failure -> {});
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whoComesIsToldHowThingsStandAtOnceAndThenWhatIsNew() throws Exception {
    tell(1);
    tell(2);
    try (Heard heard = Heard.from(server, null)) {
      assertThat(heard.status()).isEqualTo(200);
      assertThat(heard.header("Content-Type")).isEqualTo("text/event-stream");
      assertThat(heard.header("Cache-Control")).isEqualTo("no-store");
      assertThat(heard.next())
          .containsEntry("id", "2")
          .containsEntry("event", "state")
          .containsEntry("data", "{\"k\":2}");
      pass(1);
      tell(3);
      assertThat(heard.data()).isEqualTo("{\"k\":3}");
    }
  }

  @Test
  void whoComesBackIsToldOnlyWhatIsNew() throws Exception {
    tell(1);
    try (Heard heard = Heard.from(server, "1")) {
      assertThat(heard.status()).isEqualTo(200);
      tell(2);
      assertThat(heard.data()).isEqualTo("{\"k\":2}");
    }
    // A number that was never told, or none at all, is as good as no number.
    for (String id : List.of("77", "x", "-1", "99999999999999999999999")) {
      try (Heard heard = Heard.from(server, id)) {
        assertThat(heard.data()).isEqualTo("{\"k\":2}");
      }
    }
  }

  @Test
  void asLongAsTheClockStandsStillNobodyIsToldASecondTime() throws Exception {
    try (Heard one = Heard.from(server, null);
        Heard other = Heard.from(server, null)) {
      tell(1);
      assertThat(one.data()).isEqualTo("{\"k\":1}");
      assertThat(other.data()).isEqualTo("{\"k\":1}");
      for (int k = 2; k <= 5000; k++) {
        tell(k);
      }
      tell(5001);
      pass(1);
      assertThat(one.data()).isEqualTo("{\"k\":5001}");
      assertThat(other.data()).isEqualTo("{\"k\":5001}");
    }
  }

  @Test
  void theLastEventReachesEverybodyAndThenTheStreamEnds() throws Exception {
    try (Heard one = Heard.from(server, null);
        Heard other = Heard.from(server, null)) {
      tell(1);
      assertThat(one.data()).isEqualTo("{\"k\":1}");
      assertThat(other.data()).isEqualTo("{\"k\":1}");
      pass(1);
      stream.tellLast("end", Map.of("k", 2));
      for (Heard heard : List.of(one, other)) {
        assertThat(heard.next()).containsEntry("event", "end").containsEntry("data", "{\"k\":2}");
        assertThat(heard.next()).isNull();
      }
      assertThat(stream.awaitTold(PATIENCE)).isTrue();
    }
    assertThatThrownBy(() -> tell(3)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void afterTheEndWhoeverComesIsToldItAndWhoeverKnowsItIsSentAway() throws Exception {
    stream.tellLast("end", Map.of("k", 1));
    try (Heard late = Heard.from(server, null)) {
      assertThat(late.next()).containsEntry("event", "end");
      assertThat(late.next()).isNull();
    }
    try (Heard knowing = Heard.from(server, "1")) {
      assertThat(knowing.status()).isEqualTo(204);
    }
  }

  @Test
  void thoseWhoListenKeepNobodyElseFromBeingAnswered() throws Exception {
    List<Heard> all = new ArrayList<>();
    for (int i = 0; i < EventStream.MOST_LISTENERS; i++) {
      all.add(Heard.from(server, null));
    }
    assertThat(stream.listeners()).isEqualTo(EventStream.MOST_LISTENERS);
    assertThat(Asked.get(server, "page.js").status()).isEqualTo(200);
    assertThat(Asked.get(server, "events").status()).isEqualTo(503);
    tell(1);
    for (Heard heard : all) {
      assertThat(heard.data()).isEqualTo("{\"k\":1}");
      heard.close();
    }
  }

  @Test
  void whoIsGoneIsForgotten() throws Exception {
    assertThat(stream.awaitListener(Duration.ZERO)).isFalse();
    Heard heard = Heard.from(server, null);
    assertThat(stream.awaitListener(PATIENCE)).isTrue();
    assertThat(stream.awaitTold(Duration.ZERO)).isFalse();
    heard.close();
    long until = System.nanoTime() + PATIENCE.toNanos();
    for (int k = 1; stream.listeners() > 0 && System.nanoTime() < until; k++) {
      // The first thing sent to a closed connection is taken, the second is refused.
      pass(1);
      tell(k);
      Thread.sleep(1);
    }
    assertThat(stream.listeners()).isZero();
    assertThat(stream.everListened()).isEqualTo(1);
  }

  @Test
  void textOfSeveralLinesStaysOneEvent() throws Exception {
    stream.tell("state", Map.of("text", "one\ntwo\r\n\ndata: three\u2028"));
    try (Heard heard = Heard.from(server, null)) {
      assertThat(heard.data()).isEqualTo("{\"text\":\"one\\ntwo\\r\\n\\ndata: three\u2028\"}");
    }
  }

  @Test
  void withoutAnEventStreamThereIsNone() throws IOException {
    Site silent = () -> Map.of("", Resource.fixed(Answer.html("")));
    try (LocalServer other = LocalServer.start(silent, 0, failure -> {})) {
      assertThat(Asked.get(other, "events").status()).isEqualTo(404);
    }
  }

  private void tell(int k) {
    stream.tell("state", Map.of("k", k));
  }

  private void pass(int seconds) {
    nanos.addAndGet(seconds * 1_000_000_000L);
  }
}
