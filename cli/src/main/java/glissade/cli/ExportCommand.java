package glissade.cli;

import glissade.export.OnnxFile;
import glissade.export.PmmlFile;
import glissade.export.SqlFile;
import glissade.features.FeatureMap;
import glissade.file.ModelFile;
import glissade.model.Model;
import glissade.report.words.Prose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a model in the forms of other programs. */
@Command(
    name = "export",
    description = {
      "Writes a model, with all that it does to the columns, for other programs to run. What they answer"
          + " is what predict would."
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nFor instance%n",
    footer = {
      "  glissade export mpg.json --onnx mpg.onnx",
      "  glissade export mpg.json --pmml mpg.pmml --sql mpg.sql"
    })
final class ExportCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(index = "0", paramLabel = "MODEL.json", description = "What fit --save wrote.")
  private Path model = Path.of("");

  @Option(
      names = "--onnx",
      paramLabel = "FILE.onnx",
      description = "An ONNX graph of doubles: an input for each column.")
  private @Nullable Path onnx;

  @Option(names = "--pmml", paramLabel = "FILE.pmml", description = "A PMML regression.")
  private @Nullable Path pmml;

  @Option(
      names = "--sql",
      paramLabel = "FILE.sql",
      description = "A query for DuckDB and PostgreSQL that scores the rows of a table `source`.")
  private @Nullable Path sql;

  @Option(names = "--quiet", description = "No notes.")
  private boolean quiet;

  @Mixin HelpOptions help = new HelpOptions();

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (onnx == null && pmml == null && sql == null) {
      throw new UsageException(
          "Nothing is asked for. Say what to write: --onnx FILE, --pmml FILE, --sql FILE, or several.");
    }
    Targets.export(onnx, "--onnx", ".onnx");
    Targets.export(pmml, "--pmml", ".pmml", ".xml");
    Targets.export(sql, "--sql", ".sql");
    Model read = ModelFile.readAny(model);
    List<String> written;
    try {
      written = write(read);
    } catch (NoClassDefFoundError e) {
      throw new UsageException(
          "This jar does not carry what exporting takes. Run export where glissade runs without Spark: the"
              + " model file is the same.",
          e);
    }
    if (!quiet) {
      console.note("Wrote " + Prose.list(written) + "." + missing(read.featureMap()));
    }
    return ExitCode.DONE;
  }

  /** What a reader of files did for the model, and nobody does for what was written. */
  private static String missing(FeatureMap map) {
    List<String> texts = map.missingTexts();
    return texts.isEmpty()
        ? ""
        : " The model read "
            + String.join(" and ", texts)
            + " as missing: give such cells as missing there, not as text.";
  }

  private List<String> write(Model read) {
    List<String> written = new ArrayList<>();
    if (onnx != null) {
      OnnxFile.write(onnx, read);
      written.add(onnx.toString());
    }
    if (pmml != null) {
      PmmlFile.write(pmml, read);
      written.add(pmml.toString());
    }
    if (sql != null) {
      SqlFile.write(sql, read);
      written.add(sql.toString());
    }
    return written;
  }
}
