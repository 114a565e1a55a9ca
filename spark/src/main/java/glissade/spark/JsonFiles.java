package glissade.spark;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** JSON: objects one a line, or all of them in a list. */
final class JsonFiles {

  private JsonFiles() {}

  static Dataset<Row> rows(SparkSession session, String[] paths) throws IOException {
    return session
        .read()
        .option("mode", "FAILFAST")
        .option("multiLine", isList(session, new Path(paths[0])))
        .json(paths);
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
