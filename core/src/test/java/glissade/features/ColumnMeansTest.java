package glissade.features;

import glissade.fold.AccumulatorContract;
import glissade.table.TableChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class ColumnMeansTest implements AccumulatorContract<TableChunk, ColumnMeans> {

  @Override
  public ColumnMeans zero() {
    return new ColumnMeans(2);
  }

  @Override
  public List<TableChunk> chunks() {
    Random random = new Random(4);
    List<TableChunk> chunks = new ArrayList<>();
    for (int rows : new int[] {5, 1, 100, 3, 17, 40}) {
      double[][] columns = {random.doubles(rows).toArray(), random.doubles(rows).toArray()};
      columns[1][0] = Double.NaN;
      chunks.add(new TableChunk(0, rows, columns));
    }
    return chunks;
  }

  @Override
  public double[] summary(ColumnMeans accumulator) {
    return accumulator.means();
  }
}
