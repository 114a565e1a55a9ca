package glissade.spark;

import glissade.fold.ParallelFold;
import glissade.table.IndexedRows;
import glissade.table.SourceRequest;
import glissade.table.StreamSource;
import glissade.table.TableOpener;
import glissade.table.TableSource;
import glissade.table.TableWriter;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * Opens tables with Spark: files and folders wherever Spark reads them (Parquet, ORC, CSV, JSON,
 * Avro, Delta, Iceberg …) and tables of its catalogue. The session is the active one, or is made
 * when the first table is opened.
 */
public final class SparkTableOpener implements TableOpener {

  private static final String STANDARD_INPUT = "-";

  @Override
  public TableSource open(SourceRequest request) {
    List<String> locations = request.locations();
    if (locations.isEmpty()) {
      throw new UnusableDataException("No data was named. Give a file, a folder or a table.");
    }
    if (locations.contains(STANDARD_INPUT)) {
      throw new UnusableDataException(
          "Spark does not read standard input (-): its machines have none. Put the rows into a file that they all can read, or use glissade without Spark.");
    }
    String query = request.query();
    SparkSession session = query == null ? session() : sessionOfQuery();
    try {
      List<String> missing = request.missingTexts();
      Sources sources = new Sources(session, request.inputFormat(), missing);
      SparkTable table = sources.table(locations).withMissingTexts(missing);
      SparkTable opened = query == null ? table : answer(session, table, query).havingRead(missing);
      rejectEmpty(opened, query);
      return opened;
    } catch (UnusableDataException e) {
      throw e;
    } catch (Exception e) {
      throw Complaint.reading(String.join(", ", locations), e);
    }
  }

  /** One with all that the caller's has, so that the name {@code source} is not taken from it. */
  private static SparkSession sessionOfQuery() {
    return ((org.apache.spark.sql.classic.SparkSession) session()).cloneSession();
  }

  /** Kept, since a query asked again need not give its rows in the same order. */
  private static SparkTable answer(SparkSession session, SparkTable source, String query) {
    source.typed().createOrReplaceTempView("source");
    Dataset<Row> rows;
    try {
      rows = session.sql(query.strip().replaceFirst(";\\s*$", ""));
    } catch (Exception e) {
      throw Complaint.query(e);
    }
    String name = "The answer to the query over " + source.name();
    return new SparkTable(name, rows).persisted();
  }

  private static void rejectEmpty(SparkTable table, @Nullable String query) {
    boolean hasRows = false;
    try {
      hasRows = !table.isEmpty();
    } finally {
      if (!hasRows) {
        table.close();
      }
    }
    if (!hasRows) {
      throw new UnusableDataException(
          query == null
              ? table.name() + " has no rows. Give it at least one."
              : table.name() + " has no rows. Loosen its conditions.");
    }
  }

  /** The active session; else one is made, of this machine alone unless somebody says otherwise. */
  static SparkSession session() {
    for (Option<SparkSession> known :
        List.of(SparkSession.getActiveSession(), SparkSession.getDefaultSession())) {
      if (known.isDefined() && !known.get().sparkContext().isStopped()) {
        return known.get();
      }
    }
    SparkConf settings = new SparkConf();
    SparkSession.Builder builder = SparkSession.builder();
    if (!settings.contains("spark.master")) {
      builder.master("local[*]");
    }
    if (!settings.contains("spark.app.name")) {
      builder.appName("glissade");
    }
    if (!settings.contains("spark.log.level")) {
      builder.config("spark.log.level", "ERROR");
    }
    return builder.getOrCreate();
  }

  @Override
  public boolean isIndexed(String location) {
    String name = location.toLowerCase(Locale.ROOT);
    return name.endsWith(".svm") || name.endsWith(".libsvm") || name.endsWith(".svmlight");
  }

  @Override
  public IndexedRows openIndexed(Path file, ParallelFold fold) {
    throw new UnusableDataException(
        file
            + ": libsvm files are not read on Spark. Use glissade without Spark, or turn the file into a table.");
  }

  @Override
  public StreamSource stream(int chunkRows, Duration patience, List<String> missingTexts) {
    throw new UnusableDataException(
        "Spark does not learn from standard input as its rows arrive. Use glissade without Spark for --stream.");
  }

  @Override
  public TableWriter create(Path output, List<String> columns) {
    return SparkTableWriter.start(session(), output, columns);
  }

  @Override
  public void checkConversion(Path output) {
    checkConversion(output, session().sparkContext().isLocal());
  }

  /**
   * @param isLocal whether the machines that write are this one
   */
  static void checkConversion(Path output, boolean isLocal) {
    if (!isLocal) {
      throw new UnusableDataException(
          "Cannot write "
              + output
              + ": it would be made from a file of this machine, which those of the cluster do not see. Name it .jsonl.");
    }
  }

  @Override
  public void convertToParquet(Path jsonLines, Path output) {
    SparkSession session = session();
    Dataset<Row> rows = session.read().json(jsonLines.toUri().toString());
    NewFile.at(session, output.toString()).write(rows);
  }
}
