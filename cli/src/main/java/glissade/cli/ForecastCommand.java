package glissade.cli;

import glissade.file.Json;
import glissade.model.Trainer;
import glissade.report.words.Forecasts;
import glissade.table.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what descent will do, before doing it. */
@Command(
    name = "forecast",
    description = "What descent will do on this data, before doing it.",
    sortOptions = false,
    abbreviateSynopsis = true,
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = LossNames.HELP + OptimizerNames.HELP + "%nFor instance%n",
    footer = {
      "  glissade forecast cars.csv --target mpg",
      "  glissade forecast cars.csv --target mpg --step 0.01      the fate of that step",
      "  glissade forecast cars.csv --target mpg --optimizer momentum:0.9 --step 0.01",
      "  glissade forecast cars.csv --target mpg --report forecast.html",
      "  glissade forecast cars.csv --target mpg --format json"
    })
final class ForecastCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "SOURCE", description = SourceOptions.SOURCE)
  private List<String> locations = new ArrayList<>();

  @Mixin private SourceOptions source = new SourceOptions();

  @ArgGroup(validate = false, heading = "%nWhat would be fitted%n")
  private ColumnOptions columns = new ColumnOptions();

  @ArgGroup(validate = false, heading = "%nWhat would be minimised%n")
  private LossOptions loss = new LossOptions();

  @ArgGroup(validate = false, heading = "%nHow it would descend%n")
  private StepOptions steps = new StepOptions();

  @ArgGroup(validate = false, heading = "%nHow to run and print%n")
  private RunOptions run = new RunOptions();

  @ArgGroup(validate = false)
  private ReportOption report = new ReportOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin HelpOptions help = new HelpOptions();

  ForecastCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    columns.check();
    report.check();
    if (loss.isSoftmax()) {
      throw new UsageException(
          "What descent will do with several classes is not known before it does it: the softmax"
              + " loss curves as the probabilities fall, nowhere more than half of the squared one."
              + " Run fit.");
    }
    Trainer trainer = loss.on(steps.trainer(columns.noIntercept(), null), null);
    return loss.isForetold() ? ofSquares(trainer) : ofAnyLoss(trainer);
  }

  private int ofSquares(Trainer trainer) {
    TrainingData data;
    Forecasts forecasts;
    try (TableSource opened = source.open(locations)) {
      data =
          read(
              opened,
              trainer,
              (rows, check) -> loss.forRows(trainer, rows).compressedPlan(rows, check));
      forecasts = Forecasts.of(data.compressed());
      ForecastStory story = new ForecastStory(data, spec);
      report.make(() -> story.ofSquares(forecasts, loss.forRows(trainer, data.rows())));
    }
    if (run.isJson()) {
      Json.writeIndented(console.out(), ForecastJson.object(data, forecasts));
    } else {
      new ForecastReport(console, data, forecasts, run.quiet).print();
    }
    report.write(console, run.quiet);
    return ExitCode.DONE;
  }

  /** The rows are gone through after they are read: while the source is open. */
  private int ofAnyLoss(Trainer trainer) {
    LossForecast forecast;
    LossForecastReport told;
    try (TableSource opened = source.open(locations)) {
      forecast = LossForecast.of(read(opened, trainer, loss.planning(trainer)), trainer);
      told = new LossForecastReport(console, forecast, run.quiet);
      report.make(() -> new ForecastStory(forecast.data(), spec).ofAnyLoss(forecast, told));
    }
    if (run.isJson()) {
      Json.writeIndented(console.out(), forecast.json());
    } else {
      told.print();
    }
    report.write(console, run.quiet);
    return ExitCode.DONE;
  }

  private TrainingData read(TableSource opened, Trainer trainer, TrainingData.Planning planning) {
    try (ProgressLine progress = new ProgressLine(console, run.quiet, "Reading", "rows", -1)) {
      return columns.read(
          opened.counted(progress::add),
          loss.kind(),
          trainer.loss(),
          loss.penalty.isGiven(),
          run.fold(),
          planning);
    }
  }
}
