package glissade.data;

import glissade.fold.Chunks;
import glissade.table.Column;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.RowAnswers;
import glissade.table.StreamChunk;
import glissade.table.StreamSource;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Standard input as CSV whose rows are handed out as they arrive: piece by piece it is put into a
 * file, which DuckDB reads as it reads any other. The first piece decides how the rest is written
 * and what its columns hold.
 */
final class CsvStream implements StreamSource {

  private static final String NAME = "standard input";

  private final Engine engine;
  private final RecordReader records;
  private final CsvFile csv;
  private final Relation columns;
  private final MissingTexts missing;
  private RecordReader.@Nullable Piece first;
  private boolean started;

  private CsvStream(
      Engine engine,
      RecordReader records,
      CsvFile csv,
      RecordReader.Piece first,
      MissingTexts missing) {
    this.engine = engine;
    this.records = records;
    this.csv = csv;
    this.columns = CsvFiles.relation(List.of(csv), missing);
    this.missing = missing;
    this.first = first;
  }

  /**
   * Waits for the first rows.
   *
   * @param engine closed with the stream
   * @throws UnusableDataException if there are none, or they are not CSV
   */
  static CsvStream open(Engine engine, RecordReader records, MissingTexts missing) {
    records.start();
    RecordReader.Piece piece = take(records);
    if (piece.bytes().size() == 0) {
      throw new UnusableDataException(NAME + " is empty: it has no header and no rows.");
    }
    InputFile file = keep(engine, piece, 0, 0);
    CsvFile csv = new CsvSniffer(engine, missing).sniff(file);
    CsvStream stream = new CsvStream(engine, records, csv, piece, missing);
    new DuckTable(engine, stream.columns, NAME).rejectEmpty(null);
    return stream;
  }

  private static RecordReader.Piece take(RecordReader records) {
    try {
      RecordReader.Piece piece = records.next();
      if (piece.failure() != null) {
        throw RecordReader.failed(NAME, piece.failure());
      }
      return piece;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while reading");
    }
  }

  /** Each piece has a file of its own: DuckDB may remember what it has read from one. */
  private static InputFile keep(Engine engine, RecordReader.Piece piece, long number, long before) {
    Path file = engine.folder().resolve("piece" + number + ".csv");
    try (OutputStream out = Files.newOutputStream(file)) {
      piece.bytes().writeTo(out);
    } catch (IOException e) {
      throw RecordReader.failed(NAME, e);
    }
    String name = before == 0 ? NAME : String.format(Locale.ROOT, "%s after row %,d", NAME, before);
    return new InputFile(file, name, FileFormat.CSV);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Column> columns() {
    return columns.columns();
  }

  @Override
  public List<String> missingTexts() {
    return missing.texts();
  }

  @Override
  public Chunks<StreamChunk> read(List<String> names, List<String> leveled) {
    Pieces pieces = new Pieces();
    return () -> {
      for (CsvFile file = pieces.next(); file != null; file = pieces.next()) {
        StreamChunk chunk = rows(file, pieces, names, leveled);
        if (chunk != null) {
          return chunk;
        }
      }
      return null;
    };
  }

  /** The rows of one piece; none where it has only empty lines. */
  private @Nullable StreamChunk rows(
      CsvFile file, Pieces pieces, List<String> wanted, List<String> texts) {
    LevelTypes types = new LevelTypes(engine);
    DuckTable table = table(file, types);
    try {
      List<Levels> levels = table.levels(texts).stream().map(LevelCounts::levels).toList();
      try (Chunks<TableChunk> chunks = table.read(wanted, levels, Math.max(1, pieces.records))) {
        TableChunk chunk = chunks.next();
        if (chunk == null) {
          return null;
        }
        TableChunk numbered =
            new TableChunk(
                pieces.before,
                chunk.rows(),
                chunk.width(),
                chunk.values(),
                chunk.stride(),
                array -> {});
        pieces.before += chunk.rows();
        return new StreamChunk(numbered, levels);
      }
    } finally {
      drop(types);
      delete(file.file().path());
    }
  }

  @Override
  public <A extends RowAnswers<A>> A answer(A question, OutputStream out, LongConsumer told) {
    Pieces pieces = new Pieces();
    Path answers = engine.folder().resolve("answers.csv");
    A whole = question.empty();
    boolean first = true;
    for (CsvFile file = pieces.next(); file != null; file = pieces.next()) {
      LevelTypes types = new LevelTypes(engine);
      try {
        DuckTable table = table(file, types);
        whole.merge(table.copyWithAnswers(answers.toString(), question));
        pass(answers, out, first);
        told.accept(table.rows());
        pieces.before += table.rows();
        first = false;
      } finally {
        drop(types);
        delete(file.file().path());
        delete(answers);
      }
    }
    return whole;
  }

  /** Hands on what was written, without its header unless that is wanted. */
  private static void pass(Path written, OutputStream out, boolean header) {
    try {
      byte[] bytes = Files.readAllBytes(written);
      int start = header ? 0 : afterHeader(bytes);
      out.write(bytes, start, bytes.length - start);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A name may hold ends of lines, between quotes. */
  private static int afterHeader(byte[] csv) {
    boolean quoted = false;
    for (int i = 0; i < csv.length; i++) {
      quoted ^= csv[i] == '"';
      if (csv[i] == '\n' && !quoted) {
        return i + 1;
      }
    }
    return csv.length;
  }

  private DuckTable table(CsvFile file, LevelTypes types) {
    Relation rows = CsvFiles.relation(List.of(file), missing);
    return new DuckTable(engine, rows, file.file().name(), types);
  }

  /** Piece after piece as a file. */
  private final class Pieces {

    /** Rows of those that were read to the end. */
    private long before;

    /** Of the last piece. */
    private int records;

    private long number;
    private boolean ended;

    Pieces() {
      if (started) {
        throw new IllegalStateException("a stream is read once");
      }
      started = true;
    }

    /** The next one; null after the last. */
    @Nullable CsvFile next() {
      while (!ended) {
        RecordReader.Piece known = first;
        RecordReader.Piece piece = known == null ? take(CsvStream.this.records) : known;
        first = null;
        ended = piece.last();
        records = piece.records();
        if (known != null) {
          return csv;
        }
        if (piece.bytes().size() > 0) {
          return csv.continued(keep(engine, piece, ++number, before));
        }
      }
      return null;
    }
  }

  private static void drop(LevelTypes types) {
    try {
      types.drop();
    } catch (SQLException e) {
      // They go with the engine in any case.
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It goes with the engine's folder in any case.
    }
  }

  @Override
  public void close() {
    records.close();
    engine.close();
  }
}
