package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions of rows as they arrive. */
class StreamedPredictionsTest {

  @TempDir private Path folder;
  private Path model = Path.of("");

  @BeforeEach
  void fit() {
    model = folder.resolve("m.json");
    Path table =
        Tables.lines(folder, "t.csv", "a,\"the\nkind\",y", "1,u,3", "2,v,7", "3,u,7", "4,v,11");
    glissade("fit", table, "--target", "y", "--features", "a + \"the\nkind\"", "--save", model)
        .endsWith(0);
  }

  @Test
  void areThoseOfTheSameRowsInAFile() {
    StringBuilder rows = new StringBuilder("id,\"the\nkind\",a\n");
    for (int i = 0; i < 10_000; i++) {
      rows.append(i)
          .append(i % 3 == 0 ? ",\"u\"," : ",v,")
          .append(i % 7 == 0 ? "" : i)
          .append('\n');
    }
    byte[] input = rows.toString().getBytes(StandardCharsets.UTF_8);
    Ran streamed =
        Ran.withInput(input, "predict", model, "-", "--output", "-", "--contributions").endsWith(0);
    Path file = folder.resolve("rows.csv");
    Tables.lines(folder, "rows.csv", rows.toString().strip());
    Path output = folder.resolve("out.csv");
    glissade("predict", model, file, "--output", output, "--contributions").endsWith(0);
    assertThat(streamed.out()).isEqualTo(Tables.read(output));
    streamed.says("Predicted 10,000 rows.", "1,429 predictions are empty");
  }

  @Test
  void areWrittenWhileTheInputPauses() throws IOException, InterruptedException {
    PipedOutputStream feed = new PipedOutputStream();
    InputStream input = new PipedInputStream(feed);
    Waited out = new Waited();
    Thread command =
        new Thread(
            () ->
                Main.run(
                    new String[] {"predict", model.toString(), "-", "--output", "-"},
                    input,
                    out,
                    OutputStream.nullOutputStream()));
    command.start();
    feed.write("a,\"the\nkind\"\n5,u\n".getBytes(StandardCharsets.UTF_8));
    feed.flush();
    assertThat(out.await(",prediction\n5,u,")).isTrue();
    feed.write("6,v\n".getBytes(StandardCharsets.UTF_8));
    feed.flush();
    assertThat(out.await("\n6,v,")).isTrue();
    feed.close();
    command.join();
    assertThat(out.toString(StandardCharsets.UTF_8).lines().toList()).hasSize(4);
  }

  /** Waits until something was written. */
  private static final class Waited extends ByteArrayOutputStream {

    private static final long LONGEST = 20_000_000_000L;

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
      super.write(bytes, from, count);
      notifyAll();
    }

    synchronized boolean await(String text) throws InterruptedException {
      long end = System.nanoTime() + LONGEST;
      while (!toString(StandardCharsets.UTF_8).contains(text) && System.nanoTime() < end) {
        wait(1_000);
      }
      return toString(StandardCharsets.UTF_8).contains(text);
    }
  }

  @Test
  void whatCannotBeIsSaid() {
    glissade("predict", model, folder.resolve("t.csv"), "--output", "-")
        .endsWith(2)
        .says("give - in place of");
    Ran.withInput("b\n1\n".getBytes(StandardCharsets.UTF_8), "predict", model, "-", "--output", "-")
        .endsWith(3)
        .says("not a column of standard input");
  }
}
