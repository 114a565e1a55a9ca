package glissade.cli;

import glissade.descent.Step;
import glissade.file.TraceFile;
import glissade.objective.Coordinates;
import glissade.table.OutputFile;
import glissade.table.TableOpener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The trace in the form its name asks for: JSON lines, or Parquet made of them at the end. */
final class Trace implements AutoCloseable {

  private final Path target;
  private final @Nullable Path lines;
  private final TraceFile file;

  private Trace(Path target, @Nullable Path lines, TraceFile file) {
    this.target = target;
    this.lines = lines;
    this.file = file;
  }

  /** Starts the trace of a descent in the coordinates of {@code coordinates}. */
  static Trace start(Path target, Coordinates coordinates) {
    if (!isConverted(target)) {
      return new Trace(target, null, TraceFile.create(target, coordinates));
    }
    try {
      Path lines = Files.createTempFile("glissade-trace-", ".jsonl");
      return new Trace(target, lines, TraceFile.create(lines, coordinates));
    } catch (IOException e) {
      throw OutputFile.failed(target, e);
    }
  }

  /** Whether it is made of JSON lines at the end. */
  static boolean isConverted(Path target) {
    return target.toString().endsWith(".parquet");
  }

  void append(Step step) {
    file.append(step);
  }

  /**
   * @param heldOut the loss on the rows held out, where the step's loss is
   */
  void append(Step step, double heldOut) {
    file.append(step, heldOut);
  }

  /** Puts the trace in its place. */
  void commit() {
    file.commit();
    if (lines != null) {
      TableOpener.installed().convertToParquet(lines, target);
    }
  }

  /** Without {@link #commit}, removes what was written. */
  @Override
  public void close() {
    file.close();
    try {
      if (lines != null) {
        Files.deleteIfExists(lines);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
