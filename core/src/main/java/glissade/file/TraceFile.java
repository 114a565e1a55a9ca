package glissade.file;

import glissade.descent.Step;
import glissade.objective.Coordinates;
import glissade.table.OutputFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A trace being written: one JSON object a line, one line a step. Loss, weights and intercept are
 * in original units; step size and gradient norm in the coordinates descended in, which each line
 * names.
 */
public final class TraceFile implements AutoCloseable {

  private final Path target;
  private final Coordinates coordinates;
  private final OutputFile file;
  private final Writer out;

  private TraceFile(Path target, Coordinates coordinates, OutputFile file, Writer out) {
    this.target = target;
    this.coordinates = coordinates;
    this.file = file;
    this.out = out;
  }

  /**
   * Starts a trace.
   *
   * @param coordinates the coordinates the steps are in
   * @throws glissade.table.UnusableDataException if the file cannot be made
   */
  public static TraceFile create(Path target, Coordinates coordinates) {
    OutputFile file = OutputFile.create(target);
    try {
      return new TraceFile(target, coordinates, file, Files.newBufferedWriter(file.path()));
    } catch (IOException e) {
      file.close();
      throw OutputFile.failed(target, e);
    }
  }

  /**
   * Writes a step.
   *
   * @throws glissade.table.UnusableDataException if it cannot be written
   */
  public void append(Step step) {
    write(line(step));
  }

  /**
   * Writes a step with the loss on the rows held out.
   *
   * @param heldOut at the point of the step's loss, which is the one before the update
   * @throws glissade.table.UnusableDataException if it cannot be written
   */
  public void append(Step step, double heldOut) {
    Map<String, @Nullable Object> line = line(step);
    line.put("heldOut", heldOut);
    write(line);
  }

  private void write(Map<String, @Nullable Object> line) {
    try {
      Json.writeLine(out, line);
    } catch (JacksonException e) {
      throw OutputFile.failed(target, new IOException(e.getOriginalMessage(), e));
    }
  }

  private Map<String, @Nullable Object> line(Step step) {
    double[] original = coordinates.toOriginal(step.at());
    int length = coordinates.features() + 1;
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("iteration", step.iteration());
    line.put("loss", step.loss());
    line.put("gradientNorm", step.gradientNorm());
    line.put("step", step.stepSize());
    line.put("coordinates", coordinates.name());
    if (original.length == length) {
      line.put("intercept", original[0]);
      line.put("weights", Arrays.copyOfRange(original, 1, length));
    } else {
      putClasses(line, original, length);
    }
    return line;
  }

  /** Of several classes an intercept each, and for each the weights. */
  private static void putClasses(
      Map<String, @Nullable Object> line, double[] original, int length) {
    double[] intercepts = new double[original.length / length];
    List<@Nullable Object> weights = new ArrayList<>();
    for (int k = 0; k < intercepts.length; k++) {
      intercepts[k] = original[k * length];
      weights.add(Arrays.copyOfRange(original, k * length + 1, (k + 1) * length));
    }
    line.put("intercepts", intercepts);
    line.put("weights", weights);
  }

  /**
   * Puts the trace in its place.
   *
   * @throws glissade.table.UnusableDataException if it cannot be written to the end
   */
  public void commit() {
    try {
      out.close();
    } catch (IOException e) {
      throw OutputFile.failed(target, e);
    }
    file.commit();
  }

  /** Without {@link #commit}, removes what was written. */
  @Override
  public void close() {
    try (file) {
      out.close();
    } catch (IOException e) {
      throw OutputFile.failed(target, e);
    }
  }
}
