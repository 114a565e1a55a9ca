package glissade.features;

import glissade.fold.Accumulator;
import glissade.fold.Chunks;
import glissade.fold.Foldable;
import glissade.fold.ParallelFold;
import glissade.fold.Spread;
import glissade.formula.Formula;
import glissade.rows.Batch;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table that a model is made of, as they stand and in one order: numbers, then
 * codes of levels, then the target and what else a row carries. They are kept in memory where a
 * quarter of it holds them, and otherwise read again each time.
 */
final class FoldCells {

  private static final double PART_OF_HEAP = 0.25;

  private final TableSource source;
  private final List<String> columns = new ArrayList<>();
  private final List<Levels> levels = new ArrayList<>();
  private final int features;
  private final int numbers;
  private final ParallelFold threads;
  private final AtomicInteger readings = new AtomicInteger();
  private final Foldable<TableChunk> chunks;
  private @Nullable List<TableChunk> kept;

  /**
   * @param classes of the target; null where it is a number
   */
  FoldCells(
      TableSource source, ColumnRoles roles, @Nullable LevelCounts classes, ParallelFold threads) {
    this.source = source;
    this.threads = threads;
    List<String> coded = roles.categories();
    List<String> plain = roles.numbers();
    Formula formula = roles.formula();
    if (formula != null) {
      FormulaColumns named = new FormulaColumns(source, formula);
      plain = named.numbers();
      coded = named.levels();
      named.hashed().forEach((column, count) -> levels.add(Levels.hashed(column, count)));
    }
    source.levels(coded).forEach(found -> levels.add(found.levels()));
    Set<String> names = new LinkedHashSet<>(plain);
    numbers = names.size();
    levels.forEach(each -> names.add(each.column()));
    features = names.size();
    if (classes != null) {
      levels.add(classes.levels());
    }
    ResponseColumns response = ResponseColumns.of(roles, classes);
    names.addAll(response.names());
    columns.addAll(names);
    chunks = source.chunks(columns, levels, chunkRows(), threads);
    if (!(chunks instanceof Spread) && fits()) {
      kept = copied();
    }
  }

  private boolean fits() {
    double bytes = 8.0 * source.rows() * columns.size();
    return bytes <= PART_OF_HEAP * Runtime.getRuntime().maxMemory();
  }

  private List<TableChunk> copied() {
    List<TableChunk> all = new ArrayList<>();
    try (Chunks<TableChunk> read = read()) {
      for (TableChunk chunk = read.next(); chunk != null; chunk = read.next()) {
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("interrupted while reading");
        }
        // Nobody is to put other rows in its place.
        all.add(
            new TableChunk(
                chunk.firstRow(),
                chunk.rows(),
                chunk.width(),
                chunk.values(),
                chunk.stride(),
                null));
      }
    }
    return all;
  }

  private int chunkRows() {
    return Batch.chunkRows(columns.size());
  }

  /** The table. */
  TableSource source() {
    return source;
  }

  /** The place of each column in a chunk. */
  List<String> columns() {
    return columns;
  }

  /** The levels whose codes stand in chunks. */
  List<Levels> levels() {
    return levels;
  }

  /** How many columns there are before the target. */
  int features() {
    return features;
  }

  /** How many of those are numbers. */
  int numbers() {
    return numbers;
  }

  /** How often the table was read for them. */
  /** What counts as a missing cell in the table itself. */
  List<String> missingTexts() {
    return source.missingTexts();
  }

  int readings() {
    return readings.get();
  }

  /** One pass. */
  Chunks<TableChunk> read() {
    List<TableChunk> all = kept;
    if (all == null) {
      readings.incrementAndGet();
      return source.read(columns, levels, chunkRows());
    }
    return new Chunks<>() {
      private int next;

      @Override
      public @Nullable TableChunk next() {
        return next < all.size() ? all.get(next++) : null;
      }
    };
  }

  /** The same chunks, to be folded where they are. */
  Foldable<TableChunk> chunks() {
    if (kept != null) {
      return Foldable.here(this::read, threads);
    }
    return new Foldable<>() {
      @Override
      public <A extends Accumulator<TableChunk, A>> A fold(A zero) {
        readings.incrementAndGet();
        return chunks.fold(zero);
      }
    };
  }

  /** Those of a table that is spread over machines. */
  @Nullable Spread<TableChunk> spread() {
    return chunks instanceof Spread<TableChunk> spread ? spread : null;
  }
}
