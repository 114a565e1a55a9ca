package glissade.benchmarks.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Tables of normal numbers as Parquet: columns x1 … xd and y, which depends on them. Made by Spark
 * with fixed seeds where they are not there yet.
 */
final class TableFiles {

  private static final double INTERCEPT = 2;

  /** In which a table is made, so that it is always the same one. */
  private static final int PARTITIONS = 2;

  private final SparkSession session;
  private final Path folder;

  TableFiles(SparkSession session, Path folder) {
    this.session = session;
    this.folder = folder;
  }

  /** The names of d features. */
  static List<String> features(int d) {
    List<String> names = new ArrayList<>();
    for (int j = 1; j <= d; j++) {
      names.add("x" + j);
    }
    return names;
  }

  /** The weight of a feature in every table. */
  static double weight(int feature) {
    return (feature % 7) - 3;
  }

  /** y = 2 + Σ wⱼxⱼ + normal noise. */
  Dataset<Row> squares(int rows, int d) {
    return squares(rows, d, 1);
  }

  /** As many such tables as one, each with rows of its own. */
  Dataset<Row> squares(int rows, int d, int times) {
    return read(rows, d, times, false);
  }

  /** y = 1 with the probability 1/(1 + e^−s), else 0, where s is 0.3·(2 + Σ wⱼxⱼ). */
  Dataset<Row> classes(int rows, int d) {
    return classes(rows, d, 1);
  }

  /** As many such tables as one, each with rows of its own. */
  Dataset<Row> classes(int rows, int d, int times) {
    return read(rows, d, times, true);
  }

  private Dataset<Row> read(int rows, int d, int times, boolean classes) {
    String[] parts = new String[times];
    for (int k = 0; k < times; k++) {
      String name = (classes ? "classes-" : "squares-") + rows + "-" + d + "-" + k;
      Path file = folder.resolve(name);
      if (!Files.exists(file.resolve("_SUCCESS"))) {
        make(rows, d, 1_000 * k, classes).write().mode("overwrite").parquet(file.toString());
      }
      parts[k] = file.toString();
    }
    return session.read().parquet(parts);
  }

  /** Rows in no file, made whenever they are asked for, in so many partitions. */
  Dataset<Row> made(int rows, int d, int partitions) {
    List<Column> columns = new ArrayList<>();
    for (int j = 1; j <= d; j++) {
      columns.add(functions.randn(j).as("x" + j));
    }
    return session
        .range(0, rows, 1, partitions)
        .select(columns.toArray(Column[]::new))
        .withColumn("y", functions.col("x1"));
  }

  private Dataset<Row> make(int rows, int d, int seed, boolean classes) {
    List<Column> columns = new ArrayList<>();
    Column score = functions.lit(INTERCEPT);
    for (int j = 1; j <= d; j++) {
      columns.add(functions.randn(seed + j).as("x" + j));
      score = score.plus(functions.col("x" + j).multiply(weight(j)));
    }
    Column one = functions.lit(1.0);
    Column target =
        classes
            ? functions
                .when(
                    functions
                        .rand(seed + 999)
                        .lt(one.divide(one.plus(functions.exp(score.multiply(-0.3))))),
                    1.0)
                .otherwise(0.0)
            : score.plus(functions.randn(seed + 999));
    return session
        .range(0, rows, 1, PARTITIONS)
        .select(columns.toArray(Column[]::new))
        .withColumn("y", target);
  }
}
