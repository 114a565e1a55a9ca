package glissade.cli;

import glissade.table.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where all that is told of a run goes, with pictures. */
final class ReportOption {

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write all about it, with pictures, as one HTML file for any browser.")
  private @Nullable Path file;

  /** Made while the rows can still be gone through, written when all else is done. */
  private @Nullable String html;

  boolean isAsked() {
    return file != null;
  }

  /** What cannot be written is found before the long work. */
  void check() {
    if (file != null) {
      Targets.report(file);
    }
  }

  /** Makes the report, if one was asked for. */
  void make(Supplier<String> document) {
    if (isAsked()) {
      html = document.get();
    }
  }

  /** Writes the report, if one was made. */
  void write(Console console, boolean quiet) {
    Path target = file;
    String text = html;
    if (target == null || text == null) {
      return;
    }
    try (OutputFile output = OutputFile.create(target)) {
      Files.writeString(output.path(), text);
      output.commit();
    } catch (IOException e) {
      throw OutputFile.failed(target, e);
    }
    if (!quiet) {
      console.note("Report written to " + target + ".");
    }
  }
}
