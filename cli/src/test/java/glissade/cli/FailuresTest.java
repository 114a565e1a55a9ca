package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What is said once somebody has cancelled, and which exit code tells it. */
class FailuresTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console = new Console(Terminal.none(), new ByteArrayOutputStream(), err);

  private String told() {
    console.flush();
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsCancelledElsewhereIsNoFailure() {
    Failures failures = new Failures(console, false);
    assertThat(failures.report(new CancellationException("the job was cancelled"))).isEqualTo(130);
    assertThat(told()).isEqualTo("Cancelled; nothing was written.\n");
  }

  /** While the process ends, what it was doing fails for that. */
  @Test
  void afterTheLastNoteNothingIsTold() {
    console.end("Cancelled; nothing was written.");
    Failures failures = new Failures(console, true);
    assertThat(failures.report(new IllegalStateException("stopped"))).isEqualTo(130);
    assertThat(failures.report(new CancellationException("stopped"))).isEqualTo(130);
    assertThat(told()).isEqualTo("\nCancelled; nothing was written.\n");
  }
}
