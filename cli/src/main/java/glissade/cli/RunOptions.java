package glissade.cli;

import glissade.fold.ParallelFold;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to run and how to print. */
final class RunOptions {

  /** In what form results are printed. */
  enum Format {
    /** For people. */
    TEXT,
    /** For programs: one object. */
    JSON
  }

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many threads to use: all processors unless given. Results do not depend on it.")
  private @Nullable Integer threads;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "Print for people (the default), or one JSON object.")
  Format format = Format.TEXT;

  @Option(names = "--quiet", description = "No progress and no notes, only the result.")
  boolean quiet;

  /** The threads that fold. */
  ParallelFold fold() {
    if (threads == null) {
      return ParallelFold.onAllProcessors();
    }
    if (threads < 1) {
      throw new UsageException("--threads must be at least 1, not " + threads + ".");
    }
    return new ParallelFold(threads);
  }

  boolean isJson() {
    return format == Format.JSON;
  }
}
