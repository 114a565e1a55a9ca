package glissade.features;

import glissade.fold.Accumulator;
import glissade.fold.Chunks;
import glissade.fold.Foldable;
import glissade.fold.ParallelFold;
import glissade.fold.Spread;
import glissade.formula.Formula;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import glissade.table.LevelCounts;
import glissade.table.Remedy;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The design of a table: read and mapped anew at every fold, so memory does not grow with it. */
public final class TableRows implements Rows {

  private final TableSource source;
  private final FeatureMap map;
  private final Loss loss;
  private final @Nullable LevelCounts classes;
  private final List<LevelCounts> levels;
  private final ParallelFold fold;
  private @Nullable Foldable<TableChunk> chunks;
  private @Nullable MissingCells missing;

  TableRows(
      TableSource source,
      FeatureMap map,
      Loss loss,
      @Nullable LevelCounts classes,
      List<LevelCounts> levels,
      ParallelFold fold) {
    this.source = source;
    this.map = map;
    this.loss = loss;
    this.classes = classes;
    this.levels = List.copyOf(levels);
    this.fold = fold;
  }

  /**
   * Fits φ on a table, for numbers only and a target that is one.
   *
   * @param rowWeights the column of row weights, or null
   */
  public static TableRows of(
      TableSource source,
      List<String> features,
      String target,
      @Nullable String rowWeights,
      Missing missing,
      ParallelFold fold) {
    ColumnRoles roles = ColumnRoles.ofNumbers(features, target, rowWeights);
    return of(source, roles, new SquaredLoss(), Coding.REFERENCE, missing, fold);
  }

  /**
   * Fits φ on a table: reads it once for {@link Missing#MEAN}, once if there are categories, once
   * if the loss is for classes, up to four times for what a formula learns, and otherwise not.
   *
   * @param loss says what the target must be
   * @param coding which levels of categories have a feature
   * @throws UnusableDataException if the target or the categories cannot be used
   */
  public static TableRows of(
      TableSource source,
      ColumnRoles roles,
      Loss loss,
      Coding coding,
      Missing missing,
      ParallelFold fold) {
    return of(source, roles, TargetKind.of(loss), loss, coding, missing, fold);
  }

  /**
   * As above, for a target of several classes: targets are the numbers of their classes.
   *
   * @throws UnusableDataException if the target has fewer than two values, or too many
   */
  public static TableRows ofClasses(
      TableSource source, ColumnRoles roles, Coding coding, Missing missing, ParallelFold fold) {
    return of(source, roles, TargetKind.CLASSES, new SquaredLoss(), coding, missing, fold);
  }

  private static TableRows of(
      TableSource source,
      ColumnRoles roles,
      TargetKind kind,
      Loss loss,
      Coding coding,
      Missing missing,
      ParallelFold fold) {
    LevelCounts classes = TargetClasses.of(source, roles, kind);
    return ofKnownClasses(source, roles, classes, loss, coding, missing, fold);
  }

  /**
   * Fits φ on a table as above, where it is known which classes there are, though not all need
   * occur.
   *
   * @param classes in order, all those that occur among them, and how many rows are of each; null
   *     for a target that is a number
   * @param loss says what the target must be, but for several classes
   */
  public static TableRows ofKnownClasses(
      TableSource source,
      ColumnRoles roles,
      @Nullable LevelCounts classes,
      Loss loss,
      Coding coding,
      Missing missing,
      ParallelFold fold) {
    ResponseColumns response = ResponseColumns.of(roles, classes);
    Formula formula = roles.formula();
    if (formula != null) {
      FormulaFit fitted = new FormulaFit(source, formula, response, coding, missing, loss, fold);
      FeatureMap map = fitted.map().withMissingTexts(source.missingTexts());
      return new TableRows(source, map, loss, classes, fitted.levelCounts(), fold);
    }
    List<LevelCounts> levels = source.levels(roles.categories());
    FeatureMap map = asTheyStand(source, roles, levels, response, coding, missing, fold);
    return new TableRows(source, map, loss, classes, levels, fold);
  }

  private static FeatureMap asTheyStand(
      TableSource source,
      ColumnRoles roles,
      List<LevelCounts> levels,
      ResponseColumns response,
      Coding coding,
      Missing missing,
      ParallelFold fold) {
    List<Category> categories = new ArrayList<>();
    for (LevelCounts found : levels) {
      categories.add(new Category(found.levels(), coding.hasReference(categories.size())));
    }
    double[] means = missing == Missing.MEAN ? means(source, roles.numbers(), fold) : null;
    return new FeatureMap(roles.numbers(), categories, response, missing, means)
        .withMissingTexts(source.missingTexts());
  }

  static double[] means(TableSource source, List<String> numbers, ParallelFold fold) {
    int chunkRows = Batch.chunkRows(numbers.size());
    return source
        .chunks(numbers, List.of(), chunkRows, fold)
        .fold(new ColumnMeans(numbers.size()))
        .means();
  }

  /** φ. */
  public FeatureMap map() {
    return map;
  }

  /** How many rows are of each class; null where the target is a number. */
  public @Nullable LevelCounts classes() {
    return classes;
  }

  /**
   * The levels of the categories, and how many rows of the table have each, those counted in that
   * are left out since something is missing.
   */
  public List<LevelCounts> levelCounts() {
    return levels;
  }

  @Override
  public int features() {
    return map.features().size();
  }

  @Override
  public int valuesPerRow() {
    return map.valuesPerRow();
  }

  /**
   * {@inheritDoc}
   *
   * @param zero an accumulator that keeps no batch: their arrays are used again
   * @throws UnusableDataException if there are no rows, a cell is infinite, or a value is missing
   *     and that was not to be
   */
  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    Mapped<A> whole = chunks().fold(new Mapped<>(zero, map, loss, source.name()));
    check(whole.cells);
    return whole.inner;
  }

  /** By one thread of this process, which takes the chunks in their order. */
  @Override
  public void inOrder(Consumer<Batch> each) {
    MissingCells cells = new MissingCells();
    try (Chunks<TableChunk> chunks = read()) {
      for (TableChunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("interrupted while reading");
        }
        each.accept(map.train(chunk, source.name(), loss, cells));
        chunk.release();
      }
    }
    check(cells);
  }

  private Foldable<TableChunk> chunks() {
    Foldable<TableChunk> known = chunks;
    if (known == null) {
      known = source.chunks(map.trainingColumns(), map.trainingLevels(), chunkRows(), fold);
      chunks = known;
    }
    return known;
  }

  private Chunks<TableChunk> read() {
    return source.read(map.trainingColumns(), map.trainingLevels(), chunkRows());
  }

  private int chunkRows() {
    return Batch.chunkRows(valuesPerRow());
  }

  private void check(MissingCells cells) {
    missing = cells;
    if (map.missing() == Missing.FAIL && cells.rowsWithMissing() > 0) {
      throw new MissingValuesException(describe(cells));
    }
    if (cells.rowsUsed() == 0) {
      if (cells.rows() == 0) {
        throw new UnusableDataException(source.name() + " has no rows. There is nothing to fit.");
      }
      throw new UnusableDataException(
          "Every one of the "
              + cells.rows()
              + " rows of "
              + source.name()
              + " misses a value, so none is left to fit: "
              + byColumn(cells)
              + ".",
          Remedy.FEWER_FEATURES);
    }
  }

  @Override
  public Rows kept() {
    if (!(chunks() instanceof Spread<TableChunk> spread)) {
      return inMemory();
    }
    KeptBatch.Keeping keeping = new KeptBatch.Keeping(map, loss, source.name());
    return new KeptRows(this, spread.kept(keeping), this::check);
  }

  @Override
  public boolean isSpread() {
    return chunks() instanceof Spread;
  }

  @Override
  public long memory() {
    return source.memory();
  }

  /** Where the classes were counted, those that have one: no pass of its own. */
  @Override
  public long count() {
    return classes == null
        ? source.rows()
        : classes.counts().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public InMemoryRows inMemory() {
    return InMemoryRows.copyOf(this, fold);
  }

  /**
   * What was missing in the rows last folded.
   *
   * @throws IllegalStateException before the first fold
   */
  public MissingCells missing() {
    if (missing == null) {
      throw new IllegalStateException("nothing has been folded yet");
    }
    return missing;
  }

  private String describe(MissingCells cells) {
    String rows = cells.firstRows().stream().map(row -> "" + row).collect(Collectors.joining(", "));
    boolean all = cells.firstRows().size() == cells.rowsWithMissing();
    return String.format(
        Locale.ROOT,
        "%,d of %,d rows of %s miss a value (%s): %s %s%s. Choose --missing drop to leave those rows"
            + " out%s.",
        cells.rowsWithMissing(),
        cells.rows(),
        source.name(),
        byColumn(cells),
        cells.rowsWithMissing() == 1 ? "row" : "rows",
        rows,
        all ? "" : ", …",
        map.numbers().containsAll(cells.byColumn().keySet())
            ? ", --missing mean to fill in the column's mean, or other --features"
            : "");
  }

  private static String byColumn(MissingCells cells) {
    return cells.byColumn().entrySet().stream()
        .map(entry -> String.format(Locale.ROOT, "%s in %,d", entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** An accumulator of design batches as one of table chunks. */
  private static final class Mapped<A extends Accumulator<Batch, A>>
      implements Accumulator<TableChunk, Mapped<A>> {

    private final A inner;
    private final FeatureMap map;
    private final Loss loss;
    private final String source;
    private final MissingCells cells = new MissingCells();

    Mapped(A inner, FeatureMap map, Loss loss, String source) {
      this.inner = inner;
      this.map = map;
      this.loss = loss;
      this.source = source;
    }

    @Override
    public Mapped<A> empty() {
      return new Mapped<>(inner.empty(), map, loss, source);
    }

    @Override
    public void add(TableChunk chunk) {
      inner.add(map.train(chunk, source, loss, cells));
      chunk.release();
    }

    @Override
    public void merge(Mapped<A> later) {
      inner.merge(later.inner);
      cells.merge(later.cells);
    }
  }
}
