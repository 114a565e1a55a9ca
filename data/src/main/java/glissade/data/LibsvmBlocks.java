package glissade.data;

import glissade.fold.Chunks;
import glissade.table.UnusableDataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A text file, gzipped if its name ends so, in blocks of whole lines. */
final class LibsvmBlocks implements Chunks<LibsvmBlocks.Block> {

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final int blockBytes;
  private final InputStream in;
  private byte[] rest = {};
  private long line = 1;
  private boolean ended;

  /** Some lines as they stand in the file, and the number of the first. */
  static final class Block {
    private final byte[] text;
    private final int length;
    private final long line;

    Block(byte[] text, int length, long line) {
      this.text = text;
      this.length = length;
      this.line = line;
    }

    byte[] text() {
      return text;
    }

    int length() {
      return length;
    }

    long line() {
      return line;
    }
  }

  /**
   * @param blockBytes about how long a block is; it is cut at the last line feed before
   */
  LibsvmBlocks(Path file, int blockBytes) {
    this.file = file;
    this.blockBytes = blockBytes;
    try {
      InputStream raw = Files.newInputStream(file);
      boolean packed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
      this.in = packed ? new GZIPInputStream(raw, BUFFER) : raw;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public @Nullable Block next() {
    if (ended) {
      return null;
    }
    try {
      return read();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private @Nullable Block read() throws IOException {
    byte[] text = Arrays.copyOf(rest, Math.max(blockBytes, 2 * rest.length));
    int length = rest.length;
    int cut = 0;
    while (cut == 0 && !ended) {
      text = length < text.length ? text : Arrays.copyOf(text, Math.multiplyExact(2, length));
      int count = in.readNBytes(text, length, text.length - length);
      length += count;
      ended = length < text.length;
      cut = ended ? length : afterLastLine(text, length);
    }
    if (cut == 0) {
      return null;
    }
    rest = Arrays.copyOfRange(text, cut, length);
    Block block = new Block(text, cut, line);
    for (int i = 0; i < cut; i++) {
      line += text[i] == '\n' ? 1 : 0;
    }
    return block;
  }

  private static int afterLastLine(byte[] text, int length) {
    int cut = length;
    while (cut > 0 && text[cut - 1] != '\n') {
      cut--;
    }
    return cut;
  }

  private UnusableDataException unreadable(IOException e) {
    String why =
        e instanceof NoSuchFileException
            ? " does not exist."
            : e instanceof EOFException
                ? " was cut short: its gzip data have no end. Copy or write it again."
                : " cannot be read: " + e.getMessage() + ".";
    return new UnusableDataException(file + why, e);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
