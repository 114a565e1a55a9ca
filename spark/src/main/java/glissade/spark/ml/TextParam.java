package glissade.spark.ml;

import java.util.List;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.Identifiable;

/** A text that is checked when it is set, with a message that says what was expected. */
final class TextParam extends Param<String> {

  private final Check<String> check;

  TextParam(Identifiable stage, String name, String doc, Check<String> check) {
    super(stage.uid(), name, doc, String.class);
    this.check = check;
  }

  /** One of several words. */
  static TextParam oneOf(Identifiable stage, String name, String doc, List<String> words) {
    String expected = String.join(", ", words);
    return new TextParam(
        stage,
        name,
        doc + " One of " + expected + ".",
        value -> {
          if (!words.contains(value)) {
            throw new IllegalArgumentException(
                "found '" + value + "', expected one of " + expected + ".");
          }
        });
  }

  @Override
  public void validate(String value) {
    try {
      check.accept(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name() + ": " + e.getMessage(), e);
    }
  }
}
