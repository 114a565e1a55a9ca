package glissade.data;

import glissade.fold.Chunks;
import glissade.table.Column;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.StreamChunk;
import glissade.table.StreamSource;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
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
  private RecordReader.@Nullable Piece first;
  private boolean started;

  private CsvStream(Engine engine, RecordReader records, CsvFile csv, RecordReader.Piece first) {
    this.engine = engine;
    this.records = records;
    this.csv = csv;
    this.columns = CsvFiles.relation(List.of(csv));
    this.first = first;
  }

  /**
   * Waits for the first rows.
   *
   * @param engine closed with the stream
   * @throws UnusableDataException if there are none, or they are not CSV
   */
  static CsvStream open(Engine engine, RecordReader records) {
    records.start();
    RecordReader.Piece piece = take(records);
    if (piece.bytes().size() == 0) {
      throw new UnusableDataException(NAME + " is empty: it has no header and no rows.");
    }
    InputFile file = keep(engine, piece, 0, 0);
    CsvStream stream = new CsvStream(engine, records, new CsvSniffer(engine).sniff(file), piece);
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
  public Chunks<StreamChunk> read(List<String> names, List<String> leveled) {
    if (started) {
      throw new IllegalStateException("a stream is read once");
    }
    started = true;
    return new Chunks<>() {

      private long before;
      private long pieces;
      private boolean ended;

      @Override
      public @Nullable StreamChunk next() {
        while (!ended) {
          StreamChunk chunk = chunk(names, leveled);
          if (chunk != null) {
            return chunk;
          }
        }
        return null;
      }

      private @Nullable StreamChunk chunk(List<String> wanted, List<String> texts) {
        RecordReader.Piece known = first;
        RecordReader.Piece piece = known == null ? take(records) : known;
        ended = piece.last();
        CsvFile file = csv;
        if (known == null) {
          if (piece.bytes().size() == 0) {
            return null;
          }
          file = csv.continued(keep(engine, piece, ++pieces, before));
        }
        first = null;
        StreamChunk chunk = rows(file, piece.records(), wanted, texts);
        before += chunk == null ? 0 : chunk.rows().rows();
        return chunk;
      }

      /** The rows of one piece; none where it has only empty lines. */
      private @Nullable StreamChunk rows(
          CsvFile file, int records, List<String> wanted, List<String> texts) {
        Relation relation = CsvFiles.relation(List.of(file));
        String name = file.file().name();
        LevelTypes types = new LevelTypes(engine);
        DuckTable table = new DuckTable(engine, relation, name, types);
        try {
          List<Levels> levels = table.levels(texts).stream().map(LevelCounts::levels).toList();
          try (Chunks<TableChunk> chunks = table.read(wanted, levels, Math.max(1, records))) {
            TableChunk chunk = chunks.next();
            return chunk == null ? null : new StreamChunk(numbered(chunk), levels);
          }
        } finally {
          drop(types);
          delete(file.file().path());
        }
      }

      /** As rows of the stream, with an array of their own. */
      private TableChunk numbered(TableChunk chunk) {
        return new TableChunk(
            before, chunk.rows(), chunk.width(), chunk.values(), chunk.stride(), array -> {});
      }
    };
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
