package glissade.cli;

import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.file.Json;
import glissade.file.ModelFile;
import glissade.fold.ParallelFold;
import glissade.model.Fit;
import glissade.model.LassoPath;
import glissade.model.Plan;
import glissade.model.Route;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.report.run.History;
import glissade.report.words.Forecasts;
import glissade.report.words.Prose;
import glissade.rows.Rows;
import glissade.table.Passwords;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits a model to a table. */
@Command(
    name = "fit",
    description = "Fits a linear model of one column by the others.",
    sortOptions = false,
    abbreviateSynopsis = true,
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = LossNames.HELP + OptimizerNames.HELP + "%nFor instance%n",
    footer = {
      "  glissade fit cars.csv --target mpg",
      "  glissade fit cars.csv --target mpg --features 'weight + \"top speed\"'",
      "  glissade fit cars.csv --target mpg --missing drop --save mpg.json",
      "  glissade fit cars.csv --target mpg --summary",
      "  glissade fit cars.csv --target mpg --optimizer gd --iterations 500",
      "  glissade fit cars.csv --target mpg --early-stopping",
      "  glissade fit cars.csv --target mpg --penalty lasso --folds 10",
      "  glissade fit cars.csv --target mpg --optimizer gd --live",
      "  glissade fit cars.csv --target mpg --report mpg.html",
      "  glissade fit 'flights-*.parquet' --target delay --format json",
      "  tail -f clicks.csv | glissade fit - --target bought --loss logistic --stream",
      "  glissade fit s.csv --target y --query 'SELECT y, ln(x) AS lx FROM source'"
    })
final class FitCommand implements Callable<Integer> {

  private static final Set<String> NOT_ON_PATHS =
      Set.of(
          "--optimizer",
          "--step",
          "--standardize",
          "--route",
          "--iterations",
          "--epochs",
          "--batch",
          "--tolerance",
          "--until",
          "--holdout",
          "--early-stopping",
          "--seed",
          "--save",
          "--trace",
          "--report",
          "--summary",
          "--confidence",
          "--robust",
          "--checkpoint",
          "--resume");

  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "SOURCE", description = SourceOptions.SOURCE)
  private List<String> locations = new ArrayList<>();

  @Mixin private SourceOptions source = new SourceOptions();

  @Option(
      names = "--stream",
      description = {
        "Learn from CSV on standard input as its rows arrive, each of them once; it need not end."
            + " Ctrl-C ends it too, and keeps the model."
      })
  private boolean stream;

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(validate = false, heading = "%nWhat to fit%n")
  private ColumnOptions columns = new ColumnOptions();

  @ArgGroup(validate = false, heading = "%nWhat to minimise%n")
  private LossOptions loss = new LossOptions();

  @ArgGroup(validate = false, heading = "%nHow to descend%n")
  private DescentOptions descent = new DescentOptions();

  @ArgGroup(validate = false, heading = "%nWhat to check it on%n")
  private HoldoutOptions holdout = new HoldoutOptions();

  @ArgGroup(validate = false, heading = "%nHow to watch it%n")
  private LiveOptions live = new LiveOptions();

  @ArgGroup(validate = false, heading = "%nWhat to keep and print%n")
  private Output output = new Output();

  @Mixin HelpOptions help = new HelpOptions();

  private @Nullable CrossValidated crossValidated;

  FitCommand(Console console) {
    this.console = console;
  }

  /** What to keep and print. */
  static final class Output {
    @Option(names = "--save", paramLabel = "MODEL.json", description = "Write the model.")
    @Nullable Path save;

    @Option(
        names = "--trace",
        paramLabel = "FILE",
        description = "Write every iteration to FILE.jsonl or FILE.parquet.")
    @Nullable Path trace;

    @ArgGroup(validate = false)
    SummaryChoice summary = new SummaryChoice();

    @ArgGroup(validate = false)
    ReportOption report = new ReportOption();

    @ArgGroup(validate = false)
    ResumeOptions resume = new ResumeOptions();

    @ArgGroup(validate = false)
    RunOptions run = new RunOptions();
  }

  @Override
  public Integer call() {
    if (stream) {
      return stream();
    }
    loss.penalty.inFolds = holdout.folds.isAsked();
    Trainer descending =
        loss.on(descent.trainer(columns.noIntercept(), holdout.seed), descent.route);
    Trainer trainer =
        holdout.on(descending, columns, isOverRows(descending), loss.penalty.isGiven());
    ParallelFold fold = output.run.fold();
    columns.check();
    holdout.folds.check(spec, loss);
    if (IndexedTraining.isNamed(locations)) {
      IndexedTraining.check(spec);
      loss.refuseSoftmax("A libsvm file");
    }
    if (loss.penalty.path() > 0 && !holdout.folds.isAsked()) {
      live.check("--lambdas");
      return path(trainer, fold);
    }
    if (output.save != null) {
      Targets.model(output.save);
    }
    if (output.trace != null) {
      Targets.trace(output.trace);
    }
    output.report.check();
    output.resume.check();
    output.summary.check(loss);
    live.check(null);
    Cancellation cancellation = Cancellation.bySignal(console);
    try (LivePage page = live.start(title(), console, cancellation, help.debug)) {
      FitResult result = fit(trainer, fold, cancellation, page);
      page.end(result);
      print(result);
      output.report.write(console, output.run.quiet);
      keep(result);
      page.awaitTold(cancellation);
      return ExitCode.of(result.outcome());
    }
  }

  /** What is watched. */
  private String title() {
    return "Fit of "
        + columns.target()
        + " from "
        + Prose.list(locations.stream().map(Passwords::masked).toList());
  }

  private void keep(FitResult result) {
    if (output.save != null && result.outcome().hasUsablePoint()) {
      ModelFile.write(output.save, result.fit());
      note("Saved to " + output.save + ".");
    }
    result.keeper().finish(result.outcome());
    String told = output.resume.told(result.outcome());
    if (!told.isEmpty()) {
      note(told);
    }
  }

  private FitResult fit(
      Trainer trainer, ParallelFold fold, Cancellation cancellation, LivePage page) {
    if (IndexedTraining.isNamed(locations)) {
      TrainingData data = IndexedTraining.read(locations, trainer, fold, loss.planning(trainer));
      return descend(data, trainer, cancellation, page);
    }
    // Open to the end: rows that are too many for memory are read again at every iteration.
    try (TableSource opened = source.open(locations)) {
      chooseLambda(opened, trainer, fold);
      return descend(read(opened, trainer, fold), trainer, cancellation, page);
    }
  }

  private void chooseLambda(TableSource opened, Trainer trainer, ParallelFold fold) {
    if (!holdout.folds.isAsked()) {
      return;
    }
    try (ProgressLine progress =
        new ProgressLine(console, output.run.quiet, "Cross-validating", "rows", -1)) {
      TableSource counted = opened.counted(progress::add);
      crossValidated = holdout.folds.run(counted, columns, loss, trainer, fold, holdout.seed());
      loss.penalty.chosen = crossValidated.chosen().lambda();
    }
    crossValidated.notes().forEach(this::note);
  }

  private FitResult descend(
      TrainingData data, Trainer trainer, Cancellation cancellation, LivePage page) {
    descent.until.check(data.plan());
    LossCurve curve = new LossCurve();
    HeldOut heldOut = HeldOut.of(data.plan());
    List<String> features = data.map().features();
    StateKeeper keeper = output.resume.keeper(data.plan(), features);
    long total = trainer.iterations().orElse(-1);
    page.begin(data.plan());
    History history = history(data.plan());
    Outcome outcome;
    try (ProgressLine progress =
        new ProgressLine(console, output.run.quiet, "Descending", "iterations", total)) {
      DescentRun run =
          new DescentRun(data.plan(), features, curve, heldOut, progress, cancellation);
      if (output.report.isAsked()) {
        run.tell(history::see);
      }
      outcome = run.tell(page::see).run(output.trace, output.resume, keeper);
    }
    Fit fit = data.plan().finish(outcome, data.map());
    Forecasts forecasts = Forecasts.of(data.plan());
    LossSummary summary = LossSummary.of(fit).orElse(null);
    // Kept from now on: what prints them no longer has the rows.
    fit.standardErrors();
    Summarized inference = output.summary.of(fit, () -> holdout.fitted(data), spec);
    FitResult result =
        new FitResult(
            data, fit, curve, heldOut, forecasts, summary, inference, keeper, trainer.tolerance());
    output.report.make(() -> new FitStory(result, history, holdout, locations, spec).html());
    return result;
  }

  private History history(Plan plan) {
    return output.resume.isResumed()
        ? History.resumed(plan.objective().dimension())
        : new History(plan.beginning());
  }

  private boolean isOverRows(Trainer trainer) {
    return !loss.isSquares() || trainer.optimizer().map(Optimizer::needsRows).orElse(false);
  }

  private int stream() {
    StreamFit.check(locations, spec);
    loss.refuseSoftmax("--stream");
    live.check("--stream");
    if (output.save != null) {
      Targets.model(output.save);
    }
    StreamFit fit =
        new StreamFit(
            console,
            columns,
            loss,
            source.missingTexts(),
            descent.steps.stochastic.batch,
            output.run.quiet);
    StreamResult result = fit.run();
    if (output.run.isJson()) {
      Json.writeIndented(console.out(), result.content());
    } else {
      new StreamReport(console, result, output.run.quiet).print();
    }
    if (output.save != null) {
      ModelFile.write(output.save, result.content());
      note("Saved to " + output.save + ".");
    }
    return result.cancelled() ? ExitCode.CANCELLED : ExitCode.DONE;
  }

  /** The lasso for many λ, printed. */
  private int path(Trainer trainer, ParallelFold fold) {
    List<String> other = new GivenOptions(spec).among(NOT_ON_PATHS);
    if (!loss.isSquares() || !other.isEmpty()) {
      throw new UsageException(
          "--lambdas prints the path of squares by its own method. Leave out "
              + (other.isEmpty() ? "--loss" : Prose.list(other))
              + ", or choose one --lambda.");
    }
    PathReport report;
    try (TableSource opened = source.open(locations)) {
      TrainingData data = read(opened, trainer.withRoute(Route.MEMORY), fold);
      Rows rows = data.plan().rows().orElseThrow();
      LassoPath.Settings usual = LassoPath.Settings.usual(rows.count(), rows.features());
      LassoPath.Settings asked =
          new LassoPath.Settings(loss.penalty.path(), usual.ratio(), usual.tolerance());
      ElasticNet penalty = data.plan().penalty();
      report = new PathReport(data, path(rows, penalty, asked));
    }
    if (output.run.isJson()) {
      Json.writeIndented(console.out(), report.json());
    } else {
      report.print(console, output.run.quiet);
    }
    return report.hasConverged() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
  }

  private LassoPath path(Rows rows, ElasticNet penalty, LassoPath.Settings asked) {
    try {
      return LassoPath.of(rows, penalty, !columns.noIntercept(), asked);
    } catch (IllegalArgumentException e) {
      throw new UnusableDataException(String.valueOf(e.getMessage()), e);
    }
  }

  private TrainingData read(TableSource opened, Trainer trainer, ParallelFold fold) {
    try (ProgressLine progress =
        new ProgressLine(console, output.run.quiet, "Reading", "rows", -1)) {
      return columns.read(
          opened.counted(progress::add),
          loss.kind(),
          trainer.loss(),
          loss.penalty.isGiven(),
          fold,
          loss.planning(trainer));
    }
  }

  private void print(FitResult result) {
    CrossValidated folds = crossValidated;
    if (output.run.isJson()) {
      Map<String, @Nullable Object> object = FitJson.of(result);
      if (folds != null) {
        object.put("crossValidation", folds.json());
      }
      Json.writeIndented(console.out(), object);
      console.flush();
      if (!result.outcome().hasUsablePoint()) {
        console.note(result.verdict());
      }
    } else {
      if (folds != null) {
        folds.print(console);
      }
      new FitReport(console, result, output.run.quiet).print();
    }
  }

  private void note(String text) {
    if (!output.run.quiet) {
      console.note(text);
    }
  }
}
