package glissade.cli;

import glissade.compress.Moments;
import glissade.explore.Origin;
import glissade.explore.SampledRows;
import glissade.explore.Subject;
import glissade.fold.ParallelFold;
import glissade.formula.Factor;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import glissade.rows.SyntheticRows;
import glissade.table.Column;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** The rows a page is about: read from a source, as many as can be looked at, or made up. */
final class ExploredRows {

  private final Console console;
  private final ColumnOptions columns;
  private final LossOptions loss;
  private final Typed typed;
  private final ParallelFold fold = ParallelFold.onAllProcessors();
  private Trainer trainer;
  private InMemoryRows held = InMemoryRows.of(new double[0][], new double[0]);

  /**
   * What stood on the command line.
   *
   * @param locations the sources
   * @param rest all other words, without target and features and what is about the page
   */
  record Typed(CommandSpec spec, List<String> locations, List<String> rest) {}

  ExploredRows(Console console, ColumnOptions columns, LossOptions loss, Typed typed) {
    this.console = console;
    this.columns = columns;
    this.loss = loss;
    this.typed = typed;
    Trainer chosen = loss.on(Trainer.automatic(), null);
    this.trainer = columns.noIntercept() ? chosen.withoutIntercept() : chosen;
  }

  /** The article's rows, made up anew from a seed. */
  static Subject ofTheArticle(long seed) {
    InMemoryRows rows = SyntheticRows.ofTheArticle(seed).inMemory();
    return new Subject(
        "the article",
        "y",
        List.of("x1", "x2", "x3", "x4", "x5"),
        rows,
        rows.count(),
        Trainer.automatic(),
        true,
        true,
        List.of());
  }

  /** Reads a source, and says what was read. It is read again for other formulas. */
  Subject read(TableSource opened) {
    Subject subject;
    try (ProgressLine progress = new ProgressLine(console, false, "Reading", "rows", -1)) {
      subject = subject(opened, opened.counted(progress::add));
    }
    subject.origin().ifPresent(origin -> console.note(origin.told()));
    return subject;
  }

  /**
   * @param read the same source, watched while it is read
   */
  private Subject subject(TableSource opened, TableSource read) {
    TrainingData data =
        columns.read(read, loss.kind(), trainer.loss(), loss.penalty.isGiven(), fold, this::plan);
    List<String> words = new ArrayList<>(typed.rest());
    words.addAll(columns.words());
    String target = data.map().target();
    List<String> names =
        opened.columns().stream()
            .map(Column::name)
            .filter(name -> !name.equals(target))
            .map(name -> Factor.column(name).text())
            .toList();
    Origin origin =
        new Origin(
            columns.asFormula(),
            names,
            FitNotes.reading(data),
            new EquivalentJava(typed.spec(), typed.locations(), data).untilRows(),
            formula -> again(opened, formula));
    return new Subject(
        data.source(),
        target,
        data.map().features(),
        held,
        data.missing().rowsUsed(),
        trainer,
        !columns.noIntercept(),
        false,
        words,
        Optional.of(origin));
  }

  /** One at a time: a source is read by one. */
  private Subject again(TableSource opened, String formula) {
    synchronized (opened) {
      try {
        ColumnOptions other = columns.withFormula(formula);
        return new ExploredRows(console, other, loss, typed).subject(opened, opened);
      } catch (UsageException | UnusableDataException | ArithmeticException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
  }

  /** Planned on what is shown, so that what cannot be fitted is told here and not on the page. */
  private Plan plan(Rows rows, Consumer<Moments> check) {
    trainer = loss.forRows(trainer, rows);
    held = SampledRows.inMemory(rows, rows.count(), fold);
    return trainer.plan(held, check);
  }
}
