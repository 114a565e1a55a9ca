package glissade.cli;

import glissade.fold.Chunks;
import glissade.table.Column;
import glissade.table.ColumnSummary;
import glissade.table.ColumnWriter;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source that tells how many rows have been read from it. */
final class CountedSource implements TableSource {

  private final TableSource source;
  private final ProgressLine progress;

  CountedSource(TableSource source, ProgressLine progress) {
    this.source = source;
    this.progress = progress;
  }

  @Override
  public long rows() {
    return source.rows();
  }

  @Override
  public Chunks<TableChunk> read(List<String> columns, List<Levels> coded, int chunkRows) {
    Chunks<TableChunk> chunks = source.read(columns, coded, chunkRows);
    return new Chunks<>() {
      @Override
      public @Nullable TableChunk next() {
        TableChunk chunk = chunks.next();
        if (chunk != null) {
          progress.add(chunk.rows());
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
  public void close() {
    source.close();
  }
}
