package glissade.data;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.fold.Chunks;
import glissade.table.Levels;
import glissade.table.SourceRequest;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Files to read, and readings of them. */
final class Given {

  private Given() {}

  static Path file(Path folder, String name, String... lines) {
    return bytes(folder, name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static Path bytes(Path folder, String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path gzipped(Path folder, String name, String... lines) {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs SQL in a DuckDB of its own: an independent hand to write and check files with. */
  static void sql(String url, String... statements) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer to {@code select} as a file. */
  static Path written(Path folder, String name, String select) {
    Path file = folder.resolve(name);
    sql("jdbc:duckdb:", "COPY (" + select + ") TO '" + file + "'");
    return file;
  }

  static TableSource open(Path... files) {
    return open(null, Arrays.stream(files).map(Path::toString).toArray(String[]::new));
  }

  static TableSource open(@Nullable String query, String... locations) {
    return new DuckTableOpener().open(new SourceRequest(List.of(locations), query, null));
  }

  static TableSource openStandardInput(byte[] input, @Nullable String format) {
    InputStream in = new ByteArrayInputStream(input);
    return new DuckTableOpener(in).open(new SourceRequest(List.of("-"), null, format));
  }

  /** All rows of some columns, a column an array. */
  static double[][] columns(TableSource source, String... names) {
    return columns(source, List.of(), names);
  }

  /** All rows of some columns, some of them as codes. */
  static double[][] columns(TableSource source, List<Levels> coded, String... names) {
    List<TableChunk> chunks = new ArrayList<>();
    try (Chunks<TableChunk> pass = source.read(List.of(names), coded, 1000)) {
      for (TableChunk chunk = pass.next(); chunk != null; chunk = pass.next()) {
        chunks.add(chunk);
      }
    }
    int rows = chunks.stream().mapToInt(TableChunk::rows).sum();
    double[][] columns = new double[names.length][rows];
    for (TableChunk chunk : chunks) {
      for (int j = 0; j < names.length; j++) {
        System.arraycopy(
            chunk.column(j), 0, columns[j], Math.toIntExact(chunk.firstRow()), chunk.rows());
      }
    }
    return columns;
  }

  static double[] column(TableSource source, String name) {
    return columns(source, name)[0];
  }

  /** One column of one file. */
  static double[] column(Path file, String name) {
    try (TableSource source = open(file)) {
      return column(source, name);
    }
  }

  static List<String> names(TableSource source) {
    return source.columns().stream().map(column -> column.name()).toList();
  }

  /** Compares long columns without printing them. */
  static void assertSame(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    int row = Arrays.mismatch(actual, expected);
    if (row >= 0) {
      assertThat(actual[row]).as("row %d", row).isEqualTo(expected[row]);
    }
  }
}
