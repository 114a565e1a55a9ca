package glissade.cli;

import glissade.descent.Outcome;
import glissade.file.Json;
import glissade.file.ModelFile;
import glissade.model.Fit;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits a model to a table. */
@Command(
    name = "fit",
    description = "Fits a linear model of one column by the others.",
    sortOptions = false,
    abbreviateSynopsis = true,
    footerHeading = "%nFor instance%n",
    footer = {
      "  glissade fit cars.csv --target mpg",
      "  glissade fit cars.csv --target mpg --features 'weight + \"top speed\"' --save mpg.json",
      "  glissade fit 'flights-*.parquet' --target delay --missing drop --format json",
      "  glissade fit sales.csv --target y --query 'SELECT *, ln(price) AS lp FROM source'",
      "  glissade fit cars.csv --target mpg --optimizer gd --iterations 500 --trace run.jsonl"
    })
final class FitCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private SourceOptions source = new SourceOptions();

  @ArgGroup(validate = false, heading = "%nWhat to fit%n")
  private ColumnOptions columns = new ColumnOptions();

  @ArgGroup(validate = false, heading = "%nHow to descend%n")
  private DescentOptions descent = new DescentOptions();

  @ArgGroup(validate = false)
  private StepOptions steps = new StepOptions();

  @ArgGroup(validate = false, heading = "%nWhat to keep and print%n")
  private Output output = new Output();

  @ArgGroup(validate = false)
  private RunOptions run = new RunOptions();

  @Mixin HelpOptions help = new HelpOptions();

  FitCommand(Console console) {
    this.console = console;
  }

  /** What to keep. */
  static final class Output {
    @Option(names = "--save", paramLabel = "MODEL.json", description = "Write the model.")
    @Nullable Path save;

    @Option(
        names = "--trace",
        paramLabel = "FILE",
        description = "Write every iteration to FILE.jsonl or FILE.parquet.")
    @Nullable Path trace;
  }

  @Override
  public Integer call() {
    Trainer trainer = descent.trainer(steps, columns.noIntercept);
    columns.check();
    if (output.save != null) {
      Targets.model(output.save);
    }
    if (output.trace != null) {
      Targets.trace(output.trace);
    }
    Cancellation cancellation = Cancellation.bySignal();
    FitResult result = fit(trainer, cancellation);
    print(result);
    if (output.save != null && result.outcome().hasUsablePoint()) {
      ModelFile.write(output.save, result.fit());
      note("Saved to " + output.save + ".");
    }
    return ExitCode.of(result.outcome());
  }

  private FitResult fit(Trainer trainer, Cancellation cancellation) {
    TrainingData data = read(trainer, cancellation);
    Plan plan = data.plan();
    LossCurve curve = new LossCurve();
    long total = trainer.iterations().orElse(-1);
    Outcome outcome;
    try (ProgressLine progress =
        new ProgressLine(console, run.quiet, "Descending", "iterations", total)) {
      outcome = new DescentRun(plan, curve, progress, cancellation).run(output.trace);
    }
    Fit fit = plan.finish(outcome, data.map());
    return new FitResult(data, fit, curve, Forecasts.of(plan));
  }

  private TrainingData read(Trainer trainer, Cancellation cancellation) {
    try (TableSource opened = source.open();
        ProgressLine progress = new ProgressLine(console, run.quiet, "Reading", "rows", -1)) {
      ColumnChoice choice = columns.choose(opened);
      if (columns.noIntercept && choice.features().isEmpty()) {
        throw new UnusableDataException(
            opened.name()
                + " has no column of numbers beside the target, and without an intercept there is"
                + " nothing to fit. Leave out --no-intercept.");
      }
      TableSource counted = new CountedSource(opened, progress);
      return cancellation.reading(
          () -> TrainingData.read(counted, choice, columns.missing, trainer, run.fold()));
    }
  }

  private void print(FitResult result) {
    if (run.isJson()) {
      Json.writeIndented(console.out(), FitJson.of(result));
      console.flush();
      if (!result.outcome().hasUsablePoint()) {
        console.note(Verdict.of(result));
      }
    } else {
      new FitReport(console, result, run.quiet).print();
    }
  }

  private void note(String text) {
    if (!run.quiet) {
      console.note(text);
    }
  }
}
