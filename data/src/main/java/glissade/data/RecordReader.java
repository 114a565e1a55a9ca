package glissade.data;

import glissade.table.UnusableDataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of CSV into pieces of whole records: at ends of lines that are not within quotes. A
 * quote that stands for itself is doubled, so counting quotes is enough; everything else about CSV
 * is left to who reads the pieces.
 *
 * <p>A thread of its own waits for the bytes, and hands over what whole records there are when they
 * are as many as a piece may have, or when the first of them has waited long enough.
 */
final class RecordReader implements AutoCloseable {

  /** More bytes than this are no record: a quote was never closed. */
  private static final int LONGEST = 64_000_000;

  /** Pieces that are ready before whoever reads them is: then the stream has to wait. */
  private static final int READY = 4;

  private static final int BUFFER = 1 << 16;

  /**
   * Whole records.
   *
   * @param bytes a line each, or several where quotes hold ends of lines
   * @param records how many, without the header
   * @param failure why there are no more, if that is a failure
   * @param last whether nothing follows
   */
  record Piece(
      ByteArrayOutputStream bytes, int records, @Nullable IOException failure, boolean last) {}

  private final InputStream input;
  private final int mostRecords;
  private final long patience;
  private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>(READY);
  private final Object lock = new Object();
  private final Thread thread;

  /** Whole records that are not yet handed over, and since when the first of them is there. */
  private ByteArrayOutputStream whole = new ByteArrayOutputStream();

  private int records;
  private long since;
  private boolean header = true;

  RecordReader(InputStream input, int mostRecords, Duration patience) {
    this.input = input;
    this.mostRecords = mostRecords;
    this.patience = patience.toNanos();
    this.thread = new Thread(this::run, "glissade-stream");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** The next piece: waits for it. */
  Piece next() throws InterruptedException {
    while (true) {
      Piece ready = pieces.poll(10, TimeUnit.MILLISECONDS);
      if (ready != null) {
        return ready;
      }
      synchronized (lock) {
        if (pieces.isEmpty() && records > 0 && System.nanoTime() - since >= patience) {
          return take(null, false);
        }
      }
    }
  }

  private Piece take(@Nullable IOException failure, boolean last) {
    Piece piece = new Piece(whole, records, failure, last);
    whole = new ByteArrayOutputStream();
    records = 0;
    return piece;
  }

  private void run() {
    try {
      IOException failure = null;
      try {
        readAll();
      } catch (IOException e) {
        failure = e;
      }
      Piece end;
      synchronized (lock) {
        end = take(failure, true);
      }
      pieces.put(end);
    } catch (InterruptedException e) {
      // Nobody reads any more.
    }
  }

  private void readAll() throws IOException, InterruptedException {
    byte[] buffer = new byte[BUFFER];
    ByteArrayOutputStream partial = new ByteArrayOutputStream();
    boolean quoted = false;
    for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
      int start = 0;
      for (int i = 0; i < count; i++) {
        quoted ^= buffer[i] == '"';
        if (buffer[i] == '\n' && !quoted) {
          partial.write(buffer, start, i + 1 - start);
          start = i + 1;
          complete(partial);
          partial.reset();
        }
      }
      partial.write(buffer, start, count - start);
      if (partial.size() > LONGEST) {
        throw new IOException("a quote is opened and, 64 MB further on, not closed");
      }
    }
    if (partial.size() > 0) {
      complete(partial);
    }
  }

  private void complete(ByteArrayOutputStream record) throws IOException, InterruptedException {
    Piece full = null;
    synchronized (lock) {
      if (records == 0) {
        since = System.nanoTime();
      }
      record.writeTo(whole);
      if (header) {
        // The names alone are no piece: who opens the stream waits for a row.
        header = false;
        return;
      }
      if (++records >= mostRecords) {
        full = take(null, false);
      }
    }
    if (full != null) {
      pieces.put(full);
    }
  }

  /** What cannot be read, in a sentence. */
  static UnusableDataException failed(String name, IOException e) {
    return new UnusableDataException(name + " cannot be read on: " + e.getMessage() + ".", e);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
