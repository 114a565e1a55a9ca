package glissade.table;

import glissade.fold.Chunks;
import glissade.fold.Foldable;
import glissade.fold.Journey;
import glissade.fold.ParallelFold;
import glissade.fold.SpreadList;
import java.util.ArrayList;
import java.util.List;

/** A table in partitions, as if each were on another machine. */
public class SpreadTable extends ArrayTable {

  private final int chunkRows;
  private final Journey journey;

  public SpreadTable(List<String> names, double[][] rows, int partitions, Journey journey) {
    super(names, rows);
    this.chunkRows = Math.max(1, (rows.length + partitions - 1) / partitions);
    this.journey = journey;
  }

  /** One chunk a partition, of about the same size. */
  @Override
  public Foldable<TableChunk> chunks(
      List<String> columns, List<Levels> coded, int most, ParallelFold threads) {
    List<List<TableChunk>> parts = new ArrayList<>();
    try (Chunks<TableChunk> chunks = read(columns, coded, chunkRows)) {
      for (TableChunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
        parts.add(List.of(journey.to(chunk)));
      }
    }
    return new SpreadList<>(parts, journey);
  }
}
