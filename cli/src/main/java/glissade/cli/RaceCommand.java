package glissade.cli;

import glissade.descent.Outcome;
import glissade.descent.StopRule;
import glissade.file.Json;
import glissade.model.CompressedPlan;
import glissade.model.Race;
import glissade.model.Trainer;
import glissade.report.run.History;
import glissade.table.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets several optimizers descend from the same start on the same data. */
@Command(
    name = "race",
    description = "Several optimizers on the same data, from the same start.",
    sortOptions = false,
    abbreviateSynopsis = true,
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = OptimizerNames.HELP + "%nFor instance%n",
    footer = {
      "  glissade race cars.csv --target mpg",
      "  glissade race cars.csv --target mpg --optimizers gd,cg,momentum:0.95",
      "  glissade race cars.csv --target mpg --optimizers gd,gd@1/L,gd@0.01",
      "  glissade race cars.csv --target mpg --report race.html",
      "  glissade race cars.csv --target mpg --standardize off --format json"
    })
final class RaceCommand implements Callable<Integer> {

  /** What is to be left of the first gap. */
  private static final List<Double> PARTS = List.of(1e-3, 1e-6, 1e-9);

  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "SOURCE", description = SourceOptions.SOURCE)
  private List<String> locations = new ArrayList<>();

  @Mixin private SourceOptions source = new SourceOptions();

  @ArgGroup(validate = false, heading = "%nWhat would be fitted%n")
  private ColumnOptions columns = new ColumnOptions();

  @ArgGroup(validate = false, heading = "%nWho takes part%n")
  private Field field = new Field();

  @ArgGroup(validate = false, heading = "%nHow to run and print%n")
  private RunOptions run = new RunOptions();

  @ArgGroup(validate = false)
  private ReportOption report = new ReportOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin HelpOptions help = new HelpOptions();

  RaceCommand(Console console) {
    this.console = console;
  }

  /** Who takes part, where and how long. */
  static final class Field {
    @Option(
        names = "--optimizers",
        paramLabel = "NAME,NAME…",
        description = {
          "Some of those below, with commas between them: each with its numbers (momentum:0.95),"
              + " and a step size after an @ (gd@0.01, gd@1/L). All of them unless given."
        })
    @Nullable String optimizers;

    @Option(
        names = {"--loss", "--penalty"},
        hidden = true,
        description = "Refused, with the reason.")
    String squares = "squared";

    @Option(
        names = "--standardize",
        paramLabel = "on|off",
        description = {
          "Descend on columns of mean 0 and standard deviation 1 (on, the default), or on the columns"
              + " as they are. Step sizes given as numbers are in the same units."
        })
    Trainer.Standardize standardize = Trainer.Standardize.ON;

    @Option(
        names = "--iterations",
        paramLabel = "N",
        converter = CountConverter.class,
        description = "Whoever has not arrived by then is taken out (${DEFAULT-VALUE}).")
    long iterations = 100_000;
  }

  @Override
  public Integer call() {
    columns.check();
    report.check();
    if (!field.squares.equals("squared") && !field.squares.equals("none")) {
      throw new UsageException(
          "A race counts how much is left of the gap to the optimum, and only that of squares without"
              + " a penalty is known exactly before it starts. To see how an optimizer does on "
              + field.squares
              + ", run fit with --optimizer, and --trace for every iteration.");
    }
    List<Entrant> chosen = field.optimizers == null ? null : Entrant.parse(field.optimizers);
    Trainer usual = Trainer.automatic().withStandardize(field.standardize);
    Trainer trainer = columns.noIntercept() ? usual.withoutIntercept() : usual;
    Cancellation cancellation = Cancellation.bySignal(console);
    TrainingData data = read(trainer);
    CompressedPlan plan = data.compressed();
    Race race = new Race(plan, PARTS, field.iterations);
    List<Entrant> entrants = chosen == null ? Entrant.all(plan.objective()) : chosen;
    RaceResult result = race(data, race, entrants, cancellation);
    RaceReport told = new RaceReport(console, result, run.quiet);
    report.make(() -> new RaceStory(result, told, trainer, spec).html());
    if (run.isJson()) {
      Json.writeIndented(console.out(), RaceJson.of(result));
    } else {
      told.print();
    }
    report.write(console, run.quiet);
    return cancellation.isAsked() ? ExitCode.CANCELLED : ExitCode.DONE;
  }

  private TrainingData read(Trainer trainer) {
    try (TableSource opened = source.open(locations);
        ProgressLine progress = new ProgressLine(console, run.quiet, "Reading", "rows", -1)) {
      return columns.read(opened.counted(progress::add), run.fold(), trainer::compressedPlan);
    }
  }

  private RaceResult race(
      TrainingData data, Race race, List<Entrant> entrants, Cancellation cancellation) {
    for (Entrant entrant : entrants) {
      entrant
          .refused(data.plan().objective())
          .ifPresent(
              reason -> {
                throw new UsageException("--optimizers: " + entrant.name() + ": " + reason);
              });
    }
    cancellation.keepBestPoint();
    StopRule cancelled = StopRule.whenCancelled(cancellation::isAsked);
    List<RaceResult.Ran> finished = new ArrayList<>();
    for (Entrant entrant : entrants) {
      LossCurve curve = new LossCurve();
      History history = new History(new double[data.plan().objective().dimension()]);
      try (ProgressLine progress =
          new ProgressLine(console, run.quiet, entrant.name(), "iterations", -1)) {
        Race.Result result =
            race.run(
                entrant.optimizer(),
                cancelled,
                step -> {
                  curve.add(step.loss());
                  if (report.isAsked()) {
                    history.see(step);
                  }
                  progress.step();
                });
        history.end(result.outcome());
        finished.add(new RaceResult.Ran(entrant.name(), result, curve, history));
        if (result.outcome() instanceof Outcome.Cancelled) {
          break;
        }
      }
    }
    return new RaceResult(data, race, field.iterations, RaceResult.ranked(finished));
  }
}
