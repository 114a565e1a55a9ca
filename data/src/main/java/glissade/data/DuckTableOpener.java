package glissade.data;

import glissade.fold.ParallelFold;
import glissade.table.IndexedRows;
import glissade.table.Passwords;
import glissade.table.SourceRequest;
import glissade.table.StreamSource;
import glissade.table.TableOpener;
import glissade.table.TableSource;
import glissade.table.TableWriter;
import glissade.table.UnusableDataException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens and makes tables with DuckDB. */
public final class DuckTableOpener implements TableOpener {

  private final InputStream standardInput;

  /** As {@link java.util.ServiceLoader} makes it: {@code -} is the program's standard input. */
  public DuckTableOpener() {
    this(System.in);
  }

  DuckTableOpener(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  @Override
  public TableSource open(SourceRequest request) {
    Engine engine = Engine.start();
    try {
      DuckTable table =
          table(engine, request, new MissingTexts(request.missingTexts()))
              .havingRead(request.missingTexts());
      table.rejectEmpty(request.query());
      return table;
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  private DuckTable table(Engine engine, SourceRequest request, MissingTexts missing) {
    List<String> locations = request.locations();
    @Nullable String query = request.query();
    if (locations.isEmpty()) {
      throw new UnusableDataException(
          "No data was named. Give a file, a database, a JDBC URL, or - for standard input.");
    }
    String first = locations.get(0);
    if (JdbcAddress.isOne(first) && locations.size() == 1) {
      JdbcAddress address = JdbcAddress.of(first);
      Relation answer = JdbcSource.relation(engine, address, query);
      return new DuckTable(engine, missing.in(answer), address.name());
    }
    if (locations.size() == 1 && Database.isDatabase(Path.of(first))) {
      String name = String.valueOf(Path.of(first).getFileName());
      Relation answer = Database.relation(engine, Path.of(first), name, query);
      return new DuckTable(engine, missing.in(answer), name);
    }
    return ofFiles(engine, request, missing);
  }

  private DuckTable ofFiles(Engine engine, SourceRequest request, MissingTexts missing) {
    rejectDatabases(request.locations());
    String asked = request.inputFormat();
    TemporaryCopies copies = new TemporaryCopies(engine.folder(), standardInput);
    Locations locations =
        new Locations(engine, copies, asked == null ? null : FileFormat.ofWord(asked));
    List<InputFile> files = locations.files(request.locations());
    files.forEach(Gzipped::check);
    String name = name(files);
    Relation relation = relation(engine, files, missing);
    String query = request.query();
    return new DuckTable(
        engine, query == null ? relation : Query.over(engine, relation, name, query), name);
  }

  private static void rejectDatabases(List<String> locations) {
    for (String location : locations) {
      if (JdbcAddress.isOne(location) || Database.isDatabase(Path.of(location))) {
        throw new UnusableDataException(
            Passwords.masked(location)
                + " is a database and stands beside other sources. Give it alone.");
      }
    }
  }

  private static String name(List<InputFile> files) {
    return files.size() > 1
        ? files.size() + " files"
        : String.valueOf(Path.of(files.get(0).name()).getFileName());
  }

  private static Relation relation(Engine engine, List<InputFile> files, MissingTexts missing) {
    InputFile first = files.get(0);
    for (InputFile file : files) {
      if (file.format() != first.format()) {
        throw new UnusableDataException(
            "%s is %s and %s is %s. Files read together must be of one kind."
                .formatted(first.name(), first.format().name(), file.name(), file.format().name()));
      }
    }
    return switch (first.format()) {
      case CSV -> CsvFiles.relation(engine, files, missing);
      case JSON -> missing.in(JsonFiles.relation(engine, files));
      case PARQUET -> missing.in(ParquetFiles.relation(engine, files));
    };
  }

  @Override
  public boolean isIndexed(String location) {
    return !JdbcAddress.isOne(location) && LibsvmRows.isNamedSo(Path.of(location));
  }

  @Override
  public IndexedRows openIndexed(Path file, ParallelFold fold) {
    return LibsvmRows.of(file, fold);
  }

  @Override
  public StreamSource stream(int chunkRows, Duration patience, List<String> missingTexts) {
    Engine engine = Engine.start();
    try {
      return CsvStream.open(
          engine,
          new RecordReader(standardInput, chunkRows, patience),
          new MissingTexts(missingTexts));
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  @Override
  public TableWriter create(Path output, List<String> columns) {
    return NewTable.start(output, columns);
  }

  @Override
  public void convertToParquet(Path jsonLines, Path output) {
    if (!Files.isRegularFile(jsonLines)) {
      throw new UnusableDataException(jsonLines + " does not exist, so it cannot be converted.");
    }
    CopiedFile file = CopiedFile.at(output);
    try (Engine engine = Engine.start()) {
      file.write(
          engine, "SELECT * FROM read_ndjson(%s, sample_size = -1)".formatted(Sql.file(jsonLines)));
    } catch (SQLException e) {
      throw Complaint.reading(jsonLines.toString(), e);
    }
  }
}
