package glissade.spark.ml;

import org.jspecify.annotations.Nullable;

/**
 * The uid of a stage on its way through constructors: those of Spark make parameters that ask the
 * stage for its uid before the stage can have any field set.
 */
final class Uid {

  private static final ThreadLocal<@Nullable String> UNDER_WAY = new ThreadLocal<>();

  private final String text;

  private Uid(String text) {
    this.text = text;
  }

  /** To be made before the constructors of Spark run. */
  static Uid of(String text) {
    UNDER_WAY.set(text);
    return new Uid(text);
  }

  /** To be called once they have run. */
  String arrived() {
    UNDER_WAY.remove();
    return text;
  }

  /** What a stage has for a uid. */
  static String orUnderWay(@Nullable String known) {
    String text = known == null ? UNDER_WAY.get() : known;
    if (text == null) {
      throw new IllegalStateException("the stage has no uid yet");
    }
    return text;
  }
}
