package glissade.table;

import glissade.fold.Chunks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A table that tells how many rows are read from it by this process.
 *
 * @param told gets the number of rows of each chunk
 */
record CountedTable(TableSource source, LongConsumer told) implements TableSource {

  @Override
  public Chunks<TableChunk> read(List<String> columns, List<Levels> coded, int chunkRows) {
    Chunks<TableChunk> chunks = source.read(columns, coded, chunkRows);
    return new Chunks<>() {
      @Override
      public @Nullable TableChunk next() {
        TableChunk chunk = chunks.next();
        if (chunk != null) {
          told.accept(chunk.rows());
        }
        return chunk;
      }

      @Override
      public void close() {
        chunks.close();
      }
    };
  }

  @Override
  public List<String> missingTexts() {
    return source.missingTexts();
  }

  @Override
  public long rows() {
    return source.rows();
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public List<Column> columns() {
    return source.columns();
  }

  @Override
  public List<ColumnSummary> summarize() {
    return source.summarize();
  }

  @Override
  public List<ColumnSummary> summarize(DoubleConsumer share) {
    return source.summarize(share);
  }

  @Override
  public void rejectBadCells(List<String> names) {
    source.rejectBadCells(names);
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
  public ColumnWriter copyWithColumns(Path output, List<String> columns, List<Levels> coded) {
    return source.copyWithColumns(output, columns, coded);
  }

  @Override
  public ColumnWriter copyWithColumns(String output, List<String> columns, List<Levels> coded) {
    return source.copyWithColumns(output, columns, coded);
  }

  @Override
  public void close() {
    source.close();
  }
}
