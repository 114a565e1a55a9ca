package glissade.cli;

import glissade.compress.Moments;
import glissade.explore.SampledRows;
import glissade.explore.Subject;
import glissade.fold.ParallelFold;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import glissade.rows.SyntheticRows;
import glissade.table.TableSource;
import java.util.List;
import java.util.function.Consumer;

/** The rows a page is about: read from a source, as many as can be looked at, or made up. */
final class ExploredRows {

  private final Console console;
  private final ColumnOptions columns;
  private final LossOptions loss;
  private final List<String> words;
  private final ParallelFold fold = ParallelFold.onAllProcessors();
  private Trainer trainer;
  private InMemoryRows held = InMemoryRows.of(new double[0][], new double[0]);

  /**
   * @param words what was typed, without what is about the page
   */
  ExploredRows(Console console, ColumnOptions columns, LossOptions loss, List<String> words) {
    this.console = console;
    this.columns = columns;
    this.loss = loss;
    this.words = words;
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

  /** Reads a source, and says what was read. */
  Subject read(TableSource opened) {
    TrainingData data;
    try (ProgressLine progress = new ProgressLine(console, false, "Reading", "rows", -1)) {
      data =
          columns.read(
              opened.counted(progress::add),
              loss.kind(),
              trainer.loss(),
              loss.penalty.isGiven(),
              fold,
              this::plan);
    }
    console.note(FitNotes.reading(data));
    return new Subject(
        data.source(),
        data.map().target(),
        data.map().features(),
        held,
        data.missing().rowsUsed(),
        trainer,
        !columns.noIntercept(),
        false,
        words);
  }

  /** Planned on what is shown, so that what cannot be fitted is told here and not on the page. */
  private Plan plan(Rows rows, Consumer<Moments> check) {
    trainer = loss.forRows(trainer, rows);
    held = SampledRows.inMemory(rows, rows.count(), fold);
    return trainer.plan(held, check);
  }
}
