package glissade.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers why it could not be written to, which a {@code PrintWriter} does
 * not tell. That the reader left ({@code | head}) is no failure.
 */
final class StandardOutput extends OutputStream {

  private final OutputStream target;
  private @Nullable IOException failure;

  StandardOutput(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Why something could not be written, or null. */
  @Nullable IOException failure() {
    IOException last = failure;
    boolean readerLeft = last != null && String.valueOf(last.getMessage()).contains("pipe");
    return readerLeft ? null : last;
  }
}
