package glissade.cli;

import glissade.evaluation.Evaluation;
import glissade.features.FeatureMap;
import glissade.file.Json;
import glissade.file.ModelFile;
import glissade.model.Model;
import glissade.table.TableSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a model on a table that holds its target. */
@Command(
    name = "evaluate",
    description = {
      "Tells how good the predictions of a model are for rows whose target is known: errors and R² of"
          + " numbers, log loss, accuracy, AUC and calibration of classes."
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nFor instance%n",
    footer = {
      "  glissade evaluate mpg.json newer-cars.csv",
      "  glissade evaluate bought.json 'visits-*.parquet' --format json"
    })
final class EvaluateCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(index = "0", paramLabel = "MODEL.json", description = "What fit --save wrote.")
  private Path model = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "SOURCE",
      description = SourceOptions.SOURCE)
  private List<String> locations = new ArrayList<>();

  @Mixin private SourceOptions source = new SourceOptions();

  @Option(names = "--row-weights", paramLabel = "COLUMN", description = "How much each row counts.")
  private @Nullable String rowWeights;

  @ArgGroup(validate = false)
  private RunOptions run = new RunOptions();

  @Mixin HelpOptions help = new HelpOptions();

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Model read = ModelFile.readAny(model);
    Cancellation.bySignal(console);
    if (IndexedTraining.isNamed(locations)) {
      throw new UsageException(
          "evaluate measures on tables, and a libsvm file is none. Give it CSV, Parquet or JSON.");
    }
    EvaluationReport report;
    try (TableSource opened = source.open(locations, read.featureMap());
        ProgressLine progress = new ProgressLine(console, run.quiet, "Measuring", "rows", -1)) {
      check(opened, read.featureMap());
      TableSource counted = opened.counted(progress::add);
      Evaluation evaluation = Evaluation.of(read, counted, rowWeights, run.fold());
      report = new EvaluationReport(read, evaluation, opened.name());
    }
    if (run.isJson()) {
      Json.writeIndented(console.out(), report.json());
    } else {
      report.print(console, run.quiet);
    }
    return ExitCode.DONE;
  }

  private void check(TableSource opened, FeatureMap map) {
    Predictions.checkColumns(opened, map);
    if (map.classes() == null) {
      ColumnChoice.numeric(opened, map.target(), "target");
    } else {
      ColumnChoice.find(opened, map.target(), "target");
    }
    if (rowWeights == null) {
      return;
    }
    ColumnChoice.numeric(opened, rowWeights, "column of row weights");
    if (map.trainingColumns().contains(rowWeights)) {
      throw new UsageException(
          "Column " + rowWeights + " is a part of the model, so it cannot be the row weights too.");
    }
  }
}
