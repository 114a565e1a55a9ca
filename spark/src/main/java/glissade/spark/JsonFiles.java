package glissade.spark;

import glissade.table.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** JSON: objects one a line, or all of them in a list. */
final class JsonFiles {

  private JsonFiles() {}

  /**
   * @throws UnusableDataException if some files are lists and others are not
   */
  static Dataset<Row> rows(SparkSession session, List<Path> paths) throws IOException {
    boolean list = isList(session, paths.get(0));
    for (Path path : paths) {
      if (isList(session, path) != list) {
        throw new UnusableDataException(
            "%s is a list of objects and %s has one on each line. Files read together must be of one kind."
                .formatted(
                    (list ? paths.get(0) : path).getName(),
                    (list ? path : paths.get(0)).getName()));
      }
    }
    return session
        .read()
        .option("mode", "FAILFAST")
        .option("multiLine", list)
        .json(Sources.literal(paths));
  }

  /** Whether the first thing in a file is a list. */
  private static boolean isList(SparkSession session, Path path) throws IOException {
    var settings = session.sparkContext().hadoopConfiguration();
    var system = path.getFileSystem(settings);
    if (system.getFileStatus(path).isDirectory()) {
      return false;
    }
    CompressionCodec codec = new CompressionCodecFactory(settings).getCodec(path);
    try (InputStream raw = system.open(path);
        InputStream text = codec == null ? raw : codec.createInputStream(raw)) {
      int first = text.read();
      while (first >= 0 && Character.isWhitespace(first)) {
        first = text.read();
      }
      return first == '[';
    }
  }
}
