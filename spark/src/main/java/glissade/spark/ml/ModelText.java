package glissade.spark.ml;

import glissade.file.Json;
import glissade.file.ModelFile;
import glissade.model.Model;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.io.Serializable;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * What was learned, and the text of its model file: the same text wherever the model goes from
 * here.
 */
final class ModelText implements Serializable {

  /** What the model file is called in the folder of a model. */
  static final String NAME = "model.json";

  private final Model model;
  private final String text;
  private transient @Nullable Scores scores;

  private ModelText(Model model, String text) {
    this.model = model;
    this.text = text;
  }

  /** Of a fit; standard errors that take a pass over the rows are found now. */
  static ModelText of(TrainingSummary summary) {
    StringWriter out = new StringWriter();
    Json.writeIndented(out, summary.content());
    Model model =
        summary.fit().isMultinomial() ? summary.fit().multinomial() : summary.fit().model();
    return new ModelText(model, out.toString());
  }

  /** What was learned. */
  Model model() {
    return model;
  }

  /** What makes its scores. */
  Scores scores() {
    Scores known = scores == null ? Scores.of(model) : scores;
    scores = known;
    return known;
  }

  /**
   * Writes the model file.
   *
   * @param file where, by any scheme that Hadoop knows
   * @throws UnusableDataException if that cannot be done
   */
  void write(String file, Configuration hadoop) {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file);
    try {
      FileSystem system = path.getFileSystem(hadoop);
      try (FSDataOutputStream out = system.create(path, true)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UnusableDataException(
          "Cannot write the model file " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a model file.
   *
   * @throws UnusableDataException if there is none, or it is something else
   */
  static ModelText read(String file, Configuration hadoop) {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file);
    try {
      FileSystem system = path.getFileSystem(hadoop);
      try (FSDataInputStream in = system.open(path)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new ModelText(ModelFile.parse(Path.of(file), text), text);
      }
    } catch (IOException e) {
      throw new UnusableDataException(
          "Cannot read the model file " + file + ": " + e.getMessage(), e);
    }
  }
}
