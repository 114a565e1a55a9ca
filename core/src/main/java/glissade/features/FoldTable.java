package glissade.features;

import glissade.fold.Accumulator;
import glissade.fold.Chunks;
import glissade.fold.Foldable;
import glissade.fold.Mapped;
import glissade.fold.Mapping;
import glissade.fold.ParallelFold;
import glissade.fold.Spread;
import glissade.rows.Folds;
import glissade.table.Column;
import glissade.table.ColumnSummary;
import glissade.table.ColumnWriter;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one fold as a table of their own, or all others: whatever is learned from it is
 * learned from those. Its levels are the ones that occur there.
 */
final class FoldTable implements TableSource {

  private final FoldCells cells;
  private final Folds folds;
  private final int fold;
  private final boolean heldOut;
  private final ParallelFold threads;
  private @Nullable LevelTally tally;

  /**
   * @param fold counted from 0; −1 for a table of all rows
   * @param heldOut whether its rows are meant, or those of the others
   */
  FoldTable(FoldCells cells, Folds folds, int fold, boolean heldOut, ParallelFold threads) {
    this.cells = cells;
    this.folds = folds;
    this.fold = fold;
    this.heldOut = heldOut;
    this.threads = threads;
  }

  @Override
  public String name() {
    String whole = cells.source().name();
    return fold < 0
        ? whole
        : heldOut ? "fold " + (fold + 1) + " of " + whole : whole + " without fold " + (fold + 1);
  }

  @Override
  public List<String> missingTexts() {
    return cells.missingTexts();
  }

  @Override
  public List<Column> columns() {
    return cells.source().columns();
  }

  @Override
  public long rows() {
    return fold < 0 ? cells.source().rows() : tally().rows();
  }

  @Override
  public long memory() {
    return cells.source().memory();
  }

  @Override
  public Chunks<TableChunk> read(List<String> columns, List<Levels> coded, int chunkRows) {
    return cells.read().mapped(layout(columns, coded));
  }

  @Override
  public Foldable<TableChunk> chunks(
      List<String> columns, List<Levels> coded, int chunkRows, ParallelFold others) {
    FoldLayout layout = layout(columns, coded);
    Spread<TableChunk> spread = cells.spread();
    return spread == null ? cells.chunks().mapped(layout) : new Elsewhere(cells, spread, layout);
  }

  private FoldLayout layout(List<String> columns, List<Levels> coded) {
    int[] from = new int[columns.size()];
    int[][] codes = new int[from.length][];
    for (int j = 0; j < from.length; j++) {
      from[j] = cells.columns().indexOf(columns.get(j));
      if (from[j] < 0) {
        throw new IllegalArgumentException("no column of the model: " + columns.get(j));
      }
      for (Levels asked : coded) {
        if (asked.column().equals(columns.get(j))) {
          codes[j] = recoded(asked);
        }
      }
    }
    return new FoldLayout(from, codes, cells.features(), folds, fold, heldOut);
  }

  private int @Nullable [] recoded(Levels asked) {
    for (Levels known : cells.levels()) {
      if (known.column().equals(asked.column())) {
        return known.equals(asked) ? null : recoded(known, asked);
      }
    }
    throw new IllegalArgumentException("no levels of the model: " + asked.column());
  }

  private static int[] recoded(Levels known, Levels asked) {
    Map<String, Integer> places = new HashMap<>();
    for (int k = 0; k < asked.size(); k++) {
      places.put(asked.values().get(k), k);
    }
    return known.values().stream()
        .mapToInt(value -> places.getOrDefault(value, Levels.UNKNOWN))
        .toArray();
  }

  private LevelTally tally() {
    LevelTally known = tally;
    if (known == null) {
      List<Levels> all = cells.levels();
      List<String> names = all.stream().map(Levels::column).toList();
      int[] sizes = all.stream().mapToInt(Levels::size).toArray();
      known = chunks(names, all, 0, threads).fold(new LevelTally(sizes));
      tally = known;
    }
    return known;
  }

  @Override
  public List<LevelCounts> levels(List<String> columns) {
    return columns.stream().map(this::levels).toList();
  }

  private LevelCounts levels(String column) {
    for (int place = 0; place < cells.levels().size(); place++) {
      Levels all = cells.levels().get(place);
      if (all.column().equals(column)) {
        return occurring(new LevelCounts(all, tally().counts(place)));
      }
    }
    throw new IllegalArgumentException("no levels of the model: " + column);
  }

  private static LevelCounts occurring(LevelCounts all) {
    List<String> values = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (int k = 0; k < all.counts().size(); k++) {
      if (all.counts().get(k) > 0) {
        values.add(all.levels().values().get(k));
        counts.add(all.counts().get(k));
      }
    }
    return new LevelCounts(new Levels(all.levels().column(), all.levels().kind(), values), counts);
  }

  @Override
  public Optional<LevelCounts> fewLevels(String column, int most) {
    return Optional.of(levels(column)).filter(found -> found.levels().size() <= most);
  }

  @Override
  public List<ColumnSummary> summarize() {
    throw new UnsupportedOperationException("a part of a table is fitted and judged, no more");
  }

  @Override
  public void rejectBadCells(List<String> names) {
    cells.source().rejectBadCells(names);
  }

  @Override
  public ColumnWriter copyWithColumns(Path output, List<String> columns, List<Levels> coded) {
    throw new UnsupportedOperationException("a part of a table is fitted and judged, no more");
  }

  /** Nothing: the whole table is closed by who opened it. */
  @Override
  public void close() {}

  /** Chunks on other machines. */
  private record Elsewhere(FoldCells cells, Spread<TableChunk> chunks, FoldLayout layout)
      implements Spread<TableChunk> {
    @Override
    public <A extends Accumulator<TableChunk, A>> A fold(A zero) {
      return cells.chunks().fold(new Mapped<>(zero, layout)).inner();
    }

    @Override
    public <D extends Serializable> Spread<D> kept(Mapping<TableChunk, D> mapping) {
      return chunks.kept(new Then<>(layout, mapping));
    }
  }

  /** One after the other. */
  private record Then<D extends Serializable>(FoldLayout first, Mapping<TableChunk, D> second)
      implements Mapping<TableChunk, D> {
    @Override
    public D map(TableChunk chunk) {
      return second.map(first.map(chunk));
    }
  }
}
