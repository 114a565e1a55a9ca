package glissade.data;

import glissade.table.UnusableDataException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of files that hold tables. */
enum FileFormat {
  CSV("csv", "csv|tsv"),
  JSON("json", "json|jsonl|ndjson"),
  PARQUET("parquet", "parquet");

  private final String word;
  private final String endings;

  FileFormat(String word, String endings) {
    this.word = word;
    this.endings = endings;
  }

  /** What the ending of a name says, {@code .gz} aside, or null if it says nothing. */
  static @Nullable FileFormat ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (FileFormat format : values()) {
      if (lower.matches("(?s).*\\.(" + format.endings + ")(\\.gz)?")) {
        return format;
      }
    }
    return null;
  }

  /**
   * What {@code --input-format} says.
   *
   * @throws UnusableDataException if it is none of them
   */
  static FileFormat ofWord(String word) {
    for (FileFormat format : values()) {
      if (format.word.equals(word.toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new UnusableDataException(
        "The input format `" + word + "` is not known. It is csv, json or parquet.");
  }

  static boolean isGzipped(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  String word() {
    return word;
  }
}
