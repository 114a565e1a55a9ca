package glissade.spark;

import glissade.fold.Accumulator;
import glissade.fold.ParallelFold;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Batches in an RDD, cut into partitions as a test wants them; counts folds. */
final class RddRows implements Rows {

  /** What is done with each batch before it is folded, on the machine that has it. */
  interface Task extends org.apache.spark.api.java.function.Function<Batch, Batch> {}

  private final InMemoryRows whole;
  private final SpreadChunks<Batch> chunks;
  private int folds;

  private RddRows(InMemoryRows whole, JavaRDD<Batch> batches) {
    this.whole = whole;
    this.chunks = new SpreadChunks<>(batches, null);
  }

  /** As many partitions of about the same size. */
  static RddRows of(InMemoryRows rows, int partitions) {
    int[] sizes = new int[partitions];
    long count = rows.count();
    for (int k = 0; k < partitions; k++) {
      sizes[k] = (int) (count * (k + 1) / partitions - count * k / partitions);
    }
    return of(rows, sizes, batch -> batch);
  }

  /**
   * Of these sizes.
   *
   * @param rows of one chunk
   */
  static RddRows of(InMemoryRows rows, int[] sizes, Task task) {
    Batch batch = rows.chunks().get(0);
    List<List<Batch>> partitions = new ArrayList<>();
    int from = 0;
    for (int size : sizes) {
      int first = from;
      int[] chosen = new int[size];
      Arrays.setAll(chosen, i -> first + i);
      partitions.add(size == 0 ? List.of() : List.of(batch.pick(chosen, size)));
      from += size;
    }
    JavaRDD<Batch> batches =
        LocalSpark.context()
            .parallelize(partitions, sizes.length)
            .flatMap(List::iterator)
            .map(task);
    return new RddRows(rows, batches);
  }

  int folds() {
    return folds;
  }

  @Override
  public int features() {
    return whole.features();
  }

  @Override
  public long count() {
    return whole.count();
  }

  @Override
  public InMemoryRows inMemory() {
    return InMemoryRows.copyOf(this, new ParallelFold(1));
  }

  @Override
  public Rows kept() {
    return this;
  }

  @Override
  public boolean isSpread() {
    return true;
  }

  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    folds++;
    return chunks.fold(zero);
  }
}
