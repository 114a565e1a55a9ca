package glissade.cli;

import glissade.compress.Triangle;
import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.descent.StopRule;
import glissade.fold.ParallelFold;
import glissade.forecast.Divergence;
import glissade.model.CompressedPlan;
import glissade.model.Trainer;
import glissade.report.run.History;
import glissade.report.words.DivergenceText;
import glissade.report.words.Prose;
import glissade.rows.SyntheticRows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The article's example, from the first iteration to the last. */
@Command(
    name = "demo",
    description = "The article's example: gradient descent on y = w·x + b, step by step.",
    sortOptions = false,
    abbreviateSynopsis = true,
    descriptionHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nFor instance%n",
    footer = {
      "  glissade demo",
      "  glissade demo --step 1.5                  why a step that is too large explodes",
      "  glissade demo --step 0.5 --every 1        and how few iterations a good one needs",
      "  glissade demo --trace steps.jsonl         every iteration, for a program to read",
      "  glissade demo --report demo.html          all of it, with pictures"
    })
final class DemoCommand implements Callable<Integer> {

  static final List<String> FEATURES = List.of("x1", "x2", "x3", "x4", "x5");

  /** So many are done before anybody has pressed Ctrl-C; to listen for it takes 30 ms. */
  private static final long QUICK = 100_000;

  private final Console console;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "How many updates (${DEFAULT-VALUE}).")
  private long iterations = 1000;

  @Option(
      names = "--step",
      paramLabel = "NUMBER",
      description = "The step size η (${DEFAULT-VALUE}).")
  private double step = 0.01;

  @Option(
      names = "--rows",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "How many rows to make up (${DEFAULT-VALUE}).")
  private long rows = 5000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The same seed makes up the same rows (${DEFAULT-VALUE}).")
  private long seed = 42;

  @Option(
      names = "--every",
      paramLabel = "N",
      description = "Print the iterations 0, N, 2N, … rather than the article's.")
  private @Nullable Long every;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write every iteration to FILE.jsonl or FILE.parquet.")
  private @Nullable Path trace;

  @ArgGroup(validate = false)
  private ReportOption file = new ReportOption();

  @Spec private @Nullable CommandSpec spec;

  @Mixin HelpOptions help = new HelpOptions();

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    check();
    SyntheticRows data = rows();
    long started = System.nanoTime();
    CompressedPlan plan = plan(Triangle.of(data));
    Duration read = Duration.ofNanos(System.nanoTime() - started);
    DemoReport report = new DemoReport(console, data, plan, rows, step);
    History history = new History(plan.beginning());
    Outcome outcome = descend(plan, report, history);
    file.make(() -> new DemoStory(data, plan, outcome, history, read).html(spec));
    print(plan, report, outcome);
    file.write(console, false);
    return ExitCode.of(outcome);
  }

  private void print(CompressedPlan plan, DemoReport report, Outcome outcome) {
    Divergence divergence =
        outcome.hasUsablePoint() ? null : Divergence.of(plan.forecast().withStep(step));
    if (divergence != null) {
      report.explode(new DivergenceText(outcome, divergence, plan.forecast(), FEATURES));
      return;
    }
    if (outcome instanceof Outcome.Cancelled) {
      console.note(
          "Cancelled after "
              + Prose.count(outcome.arrival().iterations(), "iteration")
              + "; this is what was done up to there.");
    }
    report.compare(outcome);
  }

  private void check() {
    if (rows < 1) {
      throw new UsageException("--rows must be at least 1, not " + rows + ".");
    }
    if (every != null && every < 1) {
      throw new UsageException("--every must be at least 1, not " + every + ".");
    }
    if (trace != null) {
      Targets.trace(trace);
    }
    file.check();
  }

  private SyntheticRows rows() {
    SyntheticRows article = SyntheticRows.ofTheArticle(seed);
    return new SyntheticRows(
        rows, article.weights(), article.intercept(), 0, seed, ParallelFold.onAllProcessors());
  }

  private CompressedPlan plan(Triangle triangle) {
    try {
      return Trainer.automatic().withStep(step).withIterations(iterations).plan(triangle);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private Outcome descend(CompressedPlan plan, DemoReport report, History history) {
    Descent descent = iterations > QUICK ? cancellable(plan) : plan.start();
    try (Trace lines = trace == null ? null : Trace.start(trace, plan.coordinates())) {
      while (descent.hasNext()) {
        Step update = descent.next();
        report.see(update, isPrinted(update.iteration()) || !descent.hasNext());
        if (file.isAsked()) {
          history.see(update);
        }
        if (lines != null) {
          lines.append(update);
        }
      }
      if (lines != null) {
        lines.commit();
      }
    }
    return descent.outcome();
  }

  private Descent cancellable(CompressedPlan plan) {
    Cancellation cancellation = Cancellation.bySignal(console);
    cancellation.keepBestPoint();
    return plan.start(StopRule.whenCancelled(cancellation::isAsked));
  }

  private boolean isPrinted(long iteration) {
    if (every != null) {
      return iteration % every == 0;
    }
    return iteration < 12 || iteration == 249 || iteration == 250 || iteration == 999;
  }
}
