package glissade.file;

import glissade.table.OutputFile;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A kind of file that is one JSON object, and says of what format and version it is. */
enum JsonFile {
  MODEL("model", 1, "--save"),
  CHECKPOINT("checkpoint", 1, "--checkpoint");

  private final String noun;
  private final long version;
  private final String option;

  /**
   * @param version the newest one this reads, and the one it writes
   * @param option what {@code fit} writes such a file with
   */
  JsonFile(String noun, long version, String option) {
    this.noun = noun;
    this.version = version;
    this.option = option;
  }

  /** What {@code "format"} says. */
  String format() {
    return "glissade-" + noun;
  }

  /** The newest version, which is the one that is written. */
  long version() {
    return version;
  }

  /**
   * Writes an object.
   *
   * @throws UnusableDataException if the file cannot be written; what was there before stays
   */
  void write(Path path, Map<String, @Nullable Object> content) {
    try (OutputFile file = OutputFile.create(path)) {
      try (Writer out = Files.newBufferedWriter(file.path())) {
        Json.writeIndented(out, content);
      }
      file.commit();
    } catch (IOException e) {
      throw OutputFile.failed(path, e);
    } catch (JacksonException e) {
      throw OutputFile.failed(path, new IOException(e.getOriginalMessage(), e));
    }
  }

  /**
   * Reads an object of this format.
   *
   * @throws UnusableDataException if the file does not exist, is something else, or is of a newer
   *     version
   */
  Map<String, @Nullable Object> read(Path path) {
    try {
      return parse(path, Files.readString(path));
    } catch (NoSuchFileException e) {
      throw new UnusableDataException(
          "There is no " + noun + " file " + path + ". fit writes one with " + option + ".", e);
    } catch (MalformedInputException e) {
      throw isNone(path, "it is not text");
    } catch (IOException e) {
      throw new UnusableDataException(
          Files.isDirectory(path)
              ? path + " is a folder. Name the " + noun + " file in it."
              : "Cannot read the " + noun + " file " + path + ": " + e.getMessage(),
          e);
    }
  }

  /**
   * As {@link #read}, of what stands in such a file.
   *
   * @param path what to call it in a message
   */
  Map<String, @Nullable Object> parse(Path path, String text) {
    Map<String, @Nullable Object> file = object(path, text);
    if (!format().equals(file.get("format"))) {
      throw isNone(path, "it does not say \"format\": \"" + format() + "\"");
    }
    if (!(file.get("version") instanceof Long found) || found < 1) {
      throw isNone(path, "it has no version");
    }
    if (found > version) {
      throw new UnusableDataException(
          String.format(
              Locale.ROOT,
              "%s is a %s of version %d, and this glissade reads versions up to %d. Use a newer"
                  + " glissade, or write the %s with this one.",
              path,
              noun,
              found,
              version,
              noun));
    }
    return file;
  }

  @SuppressWarnings("unchecked")
  private Map<String, @Nullable Object> object(Path path, String text) {
    try {
      if (Json.read(text) instanceof Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
      }
      throw isNone(path, "it is JSON, but not an object");
    } catch (JacksonException e) {
      throw isNone(path, "it is not JSON from line " + e.getLocation().getLineNr() + " on");
    }
  }

  /** What to tell of a file that is not of this kind. */
  UnusableDataException isNone(Path path, String why) {
    return new UnusableDataException(
        path
            + " is not a glissade "
            + noun
            + ": "
            + why
            + ". Expected a file that fit wrote with "
            + option
            + ".");
  }
}
