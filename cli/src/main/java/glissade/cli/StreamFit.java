package glissade.cli;

import glissade.features.StreamRows;
import glissade.features.TargetKind;
import glissade.loss.Loss;
import glissade.model.LinearModel;
import glissade.penalty.ElasticNet;
import glissade.report.words.Prose;
import glissade.rows.Batch;
import glissade.stochastic.OnlineLearner;
import glissade.table.StreamSource;
import glissade.table.TableOpener;
import glissade.table.UnusableDataException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Learns from standard input as its rows arrive, until it ends or somebody ends it. */
final class StreamFit {

  private static final long USUAL_ROWS = 4_096;

  private static final long MOST_ROWS = 1_000_000;

  /** How long a row waits for others. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private static final Set<String> OPTIONS =
      Set.of(
          "--stream",
          "--target",
          "--features",
          "--row-weights",
          "--offset",
          "--exposure",
          "--positive",
          "--missing",
          "--no-intercept",
          "--loss",
          "--penalty",
          "--lambda",
          "--penalty-scale",
          "--batch",
          "--input-format",
          "--na",
          "--save",
          "--format",
          "--quiet",
          "--debug",
          "--no-color");

  private final Console console;
  private final ColumnOptions columns;
  private final LossOptions losses;
  private final List<String> missingTexts;
  private final int batchRows;
  private final boolean quiet;

  /**
   * @param missingTexts what counts as missing beside what is empty
   * @param batch at most how many rows are waited for, or null
   * @throws UsageException if the options do not go together
   */
  StreamFit(
      Console console,
      ColumnOptions columns,
      LossOptions losses,
      List<String> missingTexts,
      @Nullable Long batch,
      boolean quiet) {
    long rows = batch == null ? USUAL_ROWS : batch;
    if (rows < 1 || rows > MOST_ROWS) {
      throw new UsageException(
          "--batch must be from 1 to 1,000,000 with --stream, not " + rows + ".");
    }
    this.console = console;
    this.columns = columns;
    this.losses = losses;
    this.missingTexts = missingTexts;
    this.batchRows = (int) rows;
    this.quiet = quiet;
  }

  /**
   * Checks what was asked for beside {@code --stream}.
   *
   * @throws UsageException if it makes no sense for rows that are seen once
   */
  static void check(List<String> locations, CommandSpec spec) {
    if (!locations.equals(List.of("-"))) {
      throw new UsageException(
          "--stream learns from standard input. Give - in place of "
              + String.join(" ", locations)
              + ", or leave out --stream.");
    }
    List<String> other = new GivenOptions(spec).other(OPTIONS);
    if (!other.isEmpty()) {
      throw new UsageException(
          Prose.list(other)
              + (other.size() == 1 ? " does" : " do")
              + " not go with --stream: each row is seen once as it arrives, and the learner finds its"
              + " own step. Leave "
              + (other.size() == 1 ? "it" : "them")
              + " out, or leave out --stream.");
    }
  }

  StreamResult run() {
    Loss loss = losses.loss();
    ElasticNet penalty = losses.penalty.ridge();
    columns.check();
    Cancellation cancellation = Cancellation.bySignal(console);
    long started = System.nanoTime();
    try (StreamSource source = TableOpener.installed().stream(batchRows, PATIENCE, missingTexts)) {
      ColumnChoice choice = columns.choice(source, TargetKind.of(loss), loss.name());
      if (choice.roles().formula() != null) {
        throw new UsageException(
            "With --stream, features are columns as they stand: what a formula computes is learned"
                + " from all rows first. Name columns only, or leave out --stream.");
      }
      try (StreamRows rows = rows(source, choice, loss);
          StreamProgress progress = new StreamProgress(console, quiet, loss)) {
        OnlineLearner learner =
            new OnlineLearner(rows.features(), loss, penalty.lambda(), !columns.noIntercept());
        learn(rows, learner, progress, cancellation);
        return result(rows, learner, choice, penalty, cancellation.isAsked(), started);
      }
    }
  }

  private StreamRows rows(StreamSource source, ColumnChoice choice, Loss loss) {
    try {
      return new StreamRows(source, choice.roles(), loss, columns.missing);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage() + " Choose --missing fail or drop.", e);
    }
  }

  private static void learn(
      StreamRows rows, OnlineLearner learner, StreamProgress progress, Cancellation cancellation) {
    Thread waiting = Thread.currentThread();
    while (!cancellation.isAsked()) {
      Batch batch;
      try {
        batch = rows.next();
      } catch (RuntimeException e) {
        if (cancellation.isAsked()) {
          break;
        }
        throw e;
      }
      if (batch == null) {
        break;
      }
      learner.update(batch);
      if (learner.rows() > 0) {
        cancellation.keepBestPoint(waiting::interrupt);
        progress.see(learner);
      }
    }
    // What follows may write files, which an interrupted thread cannot.
    Thread.interrupted();
  }

  private StreamResult result(
      StreamRows rows,
      OnlineLearner learner,
      ColumnChoice choice,
      ElasticNet penalty,
      boolean cancelled,
      long started) {
    if (learner.rows() == 0) {
      throw new UnusableDataException(
          "Every row of "
              + rows.name()
              + " misses a value, so none is left to learn from. Leave a column out with --features.");
    }
    double[] coefficients = learner.coefficients();
    double[] weights = rows.weights(coefficients);
    for (double weight : weights) {
      if (!Double.isFinite(weight)) {
        throw notFinite();
      }
    }
    if (!Double.isFinite(coefficients[0])) {
      throw notFinite();
    }
    return new StreamResult(
        new LinearModel(rows.map(), losses.loss(), coefficients[0], weights),
        penalty,
        !columns.noIntercept(),
        choice,
        rows.missing(),
        rows.forgotLevels(),
        learner.progressiveLoss(),
        learner.recentLoss(),
        cancelled,
        Duration.ofNanos(System.nanoTime() - started));
  }

  private static ArithmeticException notFinite() {
    return new ArithmeticException(
        "A weight is beyond what a double can hold in its column's own unit. Multiply or divide the"
            + " columns whose values are extremely small or large by a constant.");
  }
}
