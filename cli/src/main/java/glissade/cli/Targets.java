package glissade.cli;

import glissade.table.TableOpener;
import glissade.table.UnusableDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks where files are to be written before the long work, not after it. */
final class Targets {

  private static final List<String> TABLES = List.of(".csv", ".csv.gz", ".parquet");

  private Targets() {}

  /** {@code --trace}. */
  static void trace(Path path) {
    checkEnding(path, "--trace", List.of(".jsonl", ".parquet"));
    checkFolder(path);
    if (Trace.isConverted(path)) {
      TableOpener.installed().checkConversion(path);
    }
  }

  /**
   * {@code --output}, or an address that whatever reads the source may write to: what is wrong with
   * that it says itself.
   */
  static void table(String location) {
    if (location.startsWith("jdbc:")) {
      return;
    }
    if (location.contains("://")) {
      checkEnding(location, "--output", TABLES);
    } else {
      table(Path.of(location));
    }
  }

  /** {@code --output}. */
  static void table(Path path) {
    checkEnding(path, "--output", TABLES);
    checkFolder(path);
  }

  /** {@code --checkpoint}. */
  static void checkpoint(Path path) {
    checkEnding(path, "--checkpoint", List.of(".json"));
    checkFolder(path);
  }

  /** {@code --save}. */
  static void model(Path path) {
    checkEnding(path, "--save", List.of(".json"));
    checkFolder(path);
  }

  /** What {@code export} writes; null if that was not asked for. */
  static void export(@Nullable Path path, String option, String... endings) {
    if (path != null) {
      checkEnding(path, option, List.of(endings));
      checkFolder(path);
    }
  }

  /** {@code --report}. */
  static void report(Path path) {
    checkEnding(path, "--report", List.of(".html"));
    checkFolder(path);
  }

  /** What is there and not a regular file ({@code /dev/stdout}, a pipe) may have any name. */
  private static void checkEnding(Path path, String option, List<String> endings) {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      return;
    }
    checkEnding(path.toString(), option, endings);
  }

  private static void checkEnding(String path, String option, List<String> endings) {
    String name = path.toLowerCase(Locale.ROOT);
    for (String ending : endings) {
      if (name.endsWith(ending)) {
        return;
      }
    }
    throw new UsageException(
        option + " " + path + ": the name must end in " + String.join(" or ", endings) + ".");
  }

  private static void checkFolder(Path path) {
    if (Files.isDirectory(path)) {
      throw new UnusableDataException(
          "Cannot write " + path + ": it is a folder. Name a file in it.");
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new UnusableDataException(
          "Cannot write " + path + ": the folder " + folder + " does not exist. Create it first.");
    }
    if (folder != null && !Files.exists(path) && !Files.isWritable(folder)) {
      throw new UnusableDataException(
          "Cannot write "
              + path
              + ": you may not write to the folder "
              + folder
              + ". Choose another.");
    }
  }
}
