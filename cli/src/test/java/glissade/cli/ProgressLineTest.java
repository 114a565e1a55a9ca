package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private static String drawn(boolean terminal, boolean quiet, int millis)
      throws InterruptedException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new Terminal(false, terminal, true, false, 80), OutputStream.nullOutputStream(), err);
    try (ProgressLine line = new ProgressLine(console, quiet, "Reading", "rows", -1)) {
      line.add(1_000);
      Thread.sleep(millis);
      line.add(2_000);
      Thread.sleep(300);
    }
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void longWorkIsShownAndWipedAway() throws InterruptedException {
    assertThat(drawn(true, false, 600)).contains("\rReading … 3,000 rows").endsWith("\r\033[2K");
  }

  @Test
  void shortWorkIsNot() throws InterruptedException {
    assertThat(drawn(true, false, 10)).isEmpty();
  }

  @Test
  void nothingIsDrawnWhereNobodyLooks() throws InterruptedException {
    assertThat(drawn(false, false, 600)).isEmpty();
    assertThat(drawn(true, true, 600)).isEmpty();
  }
}
