package glissade.features;

import glissade.fold.Chunks;
import glissade.fold.Foldable;
import glissade.fold.Mapping;
import glissade.fold.ParallelFold;
import glissade.rows.Batch;
import glissade.table.Column;
import glissade.table.ColumnSummary;
import glissade.table.ColumnWriter;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table in which 0 stands where a number is missing, with one more column for each that misses
 * some: 1 in those rows, 0 in the others. Whatever is put in place of what is missing is then a
 * combination of two columns, and can be chosen after the rows have been read.
 */
public final class IndicatedTable implements TableSource {

  private final TableSource source;
  private final List<String> numbers;
  private final List<Integer> missing;
  private final List<String> indicators;

  private IndicatedTable(TableSource source, List<String> numbers, List<Integer> missing) {
    this.source = source;
    this.numbers = numbers;
    this.missing = missing;
    this.indicators = new ArrayList<>();
    List<String> taken = source.columns().stream().map(Column::name).toList();
    for (int j : missing) {
      String name = numbers.get(j) + " is missing";
      while (taken.contains(name)) {
        name += "'";
      }
      indicators.add(name);
    }
  }

  /**
   * Of columns of numbers, in one pass that finds out which of them miss values.
   *
   * @param source closed with this one
   */
  public static IndicatedTable of(TableSource source, List<String> numbers, ParallelFold threads) {
    int chunkRows = Batch.chunkRows(numbers.size());
    ColumnMeans found =
        source.chunks(numbers, List.of(), chunkRows, threads).fold(new ColumnMeans(numbers.size()));
    List<Integer> missing = new ArrayList<>();
    for (int j = 0; j < numbers.size(); j++) {
      if (found.isMissing(j)) {
        missing.add(j);
      }
    }
    return new IndicatedTable(source, List.copyOf(numbers), List.copyOf(missing));
  }

  /** The places of the columns that miss values, among the columns of numbers. */
  public List<Integer> missing() {
    return missing;
  }

  /** The columns that were added, in the same order. */
  public List<String> indicators() {
    return List.copyOf(indicators);
  }

  @Override
  public List<String> missingTexts() {
    return source.missingTexts();
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>(source.columns());
    for (String indicator : indicators) {
      columns.add(new Column(indicator, Column.Type.INTEGER, "INTEGER"));
    }
    return columns;
  }

  @Override
  public long rows() {
    return source.rows();
  }

  @Override
  public long memory() {
    return source.memory();
  }

  @Override
  public Chunks<TableChunk> read(List<String> columns, List<Levels> coded, int chunkRows) {
    return source.read(given(columns), coded, chunkRows).mapped(layout(columns));
  }

  @Override
  public Foldable<TableChunk> chunks(
      List<String> columns, List<Levels> coded, int chunkRows, ParallelFold threads) {
    return source.chunks(given(columns), coded, chunkRows, threads).mapped(layout(columns));
  }

  private List<String> given(List<String> columns) {
    return columns.stream().filter(name -> !indicators.contains(name)).toList();
  }

  private Layout layout(List<String> columns) {
    List<String> given = given(columns);
    int[] from = new int[columns.size()];
    boolean[] indicates = new boolean[from.length];
    boolean[] fills = new boolean[from.length];
    for (int j = 0; j < from.length; j++) {
      int indicator = indicators.indexOf(columns.get(j));
      indicates[j] = indicator >= 0;
      String name = indicates[j] ? numbers.get(missing.get(indicator)) : columns.get(j);
      from[j] = given.indexOf(name);
      fills[j] = !indicates[j] && missing.contains(numbers.indexOf(name));
    }
    return new Layout(from, indicates, fills);
  }

  @Override
  public List<LevelCounts> levels(List<String> columns) {
    return source.levels(columns);
  }

  @Override
  public Optional<LevelCounts> fewLevels(String column, int most) {
    return source.fewLevels(column, most);
  }

  @Override
  public List<ColumnSummary> summarize() {
    return source.summarize();
  }

  @Override
  public void rejectBadCells(List<String> names) {
    source.rejectBadCells(given(names));
  }

  @Override
  public ColumnWriter copyWithColumns(Path output, List<String> columns, List<Levels> coded) {
    return source.copyWithColumns(output, columns, coded);
  }

  @Override
  public void close() {
    source.close();
  }

  /** Where the columns of a chunk come from. */
  private static final class Layout implements Mapping<TableChunk, TableChunk> {

    private final int[] from;
    private final boolean[] indicates;
    private final boolean[] fills;

    /**
     * @param from the column that is read for each
     * @param indicates whether it tells where that is missing
     * @param fills whether it has 0 where that is missing
     */
    Layout(int[] from, boolean[] indicates, boolean[] fills) {
      this.from = from;
      this.indicates = indicates;
      this.fills = fills;
    }

    @Override
    public TableChunk map(TableChunk chunk) {
      int rows = chunk.rows();
      double[] values = new double[rows * from.length];
      for (int j = 0; j < from.length; j++) {
        int start = from[j] * chunk.stride();
        for (int i = 0; i < rows; i++) {
          values[j * rows + i] = value(j, chunk.values()[start + i]);
        }
      }
      TableChunk mapped = new TableChunk(chunk.firstRow(), rows, from.length, values, rows, null);
      chunk.release();
      return mapped;
    }

    private double value(int j, double cell) {
      if (indicates[j]) {
        return Double.isNaN(cell) ? 1 : 0;
      }
      return fills[j] && Double.isNaN(cell) ? 0 : cell;
    }
  }
}
