package glissade.rows;

import glissade.fold.Accumulator;
import glissade.fold.Chunks;
import glissade.fold.Foldable;
import glissade.fold.Mapped;
import glissade.fold.Mapping;
import glissade.fold.ParallelFold;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The article's data: standard normal features x and targets y = w·x + b + ε, with ε normal of
 * standard deviation {@code noise}. Made chunk by chunk from the seed, so any number of rows costs
 * no memory and every fold sees the same ones.
 */
public final class SyntheticRows implements Rows {

  /**
   * Spreads chunk numbers over all seeds. Not the golden ratio: that is {@link SplittableRandom}'s
   * own step, and the chunks would be the same numbers, one place further on.
   */
  private static final long CHUNK_STEP = 0xD1342543DE82EF95L;

  private final Recipe recipe;
  private final ParallelFold fold;

  /**
   * @param rows n
   * @param weights the true w; copied
   * @param intercept the true b
   * @param noise the standard deviation of ε, 0 for exact data
   * @param seed the same seed gives the same rows
   * @param fold how many threads fold them
   */
  public SyntheticRows(
      long rows, double[] weights, double intercept, double noise, long seed, ParallelFold fold) {
    this.recipe = new Recipe(rows, weights.clone(), intercept, noise, seed);
    this.fold = fold;
  }

  /** The article's own rows: 5,000 of them, true weights 2, 4, 5, 9, 11 and intercept 2. */
  public static SyntheticRows ofTheArticle(long seed) {
    double[] weights = {2, 4, 5, 9, 11};
    return new SyntheticRows(5_000, weights, 2, 0, seed, ParallelFold.onAllProcessors());
  }

  /** A copy of the true w. */
  public double[] weights() {
    return recipe.weights.clone();
  }

  /** The true b. */
  public double intercept() {
    return recipe.intercept;
  }

  @Override
  public int features() {
    return recipe.weights.length;
  }

  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    return fold(zero, Foldable.here(this::chunkNumbers, fold));
  }

  /** Made wherever the numbers of their chunks are. */
  <A extends Accumulator<Batch, A>> A fold(A zero, Foldable<Long> numbers) {
    return numbers.fold(new Mapped<>(zero, recipe)).inner();
  }

  @Override
  public void inOrder(Consumer<Batch> each) {
    for (long chunk = 0; chunk < recipe.chunks(); chunk++) {
      each.accept(recipe.chunk(chunk));
    }
  }

  @Override
  public long count() {
    return recipe.rows;
  }

  @Override
  public InMemoryRows inMemory() {
    List<Batch> chunks = new ArrayList<>();
    for (long chunk = 0; chunk < recipe.chunks(); chunk++) {
      chunks.add(recipe.chunk(chunk));
    }
    return InMemoryRows.ofChunks(features(), chunks, fold);
  }

  /** The rows in order, one chunk after the other. */
  public Chunks<DenseBatch> chunks() {
    Chunks<Long> numbers = chunkNumbers();
    return () -> {
      Long number = numbers.next();
      return number == null ? null : recipe.chunk(number);
    };
  }

  private Chunks<Long> chunkNumbers() {
    return new Chunks<>() {
      private long next;

      @Override
      public @Nullable Long next() {
        return next < recipe.chunks() ? next++ : null;
      }
    };
  }

  /** What the rows are made of. */
  private static final class Recipe implements Mapping<Long, Batch> {

    private final long rows;
    private final double[] weights;
    private final double intercept;
    private final double noise;
    private final long seed;

    Recipe(long rows, double[] weights, double intercept, double noise, long seed) {
      this.rows = rows;
      this.weights = weights;
      this.intercept = intercept;
      this.noise = noise;
      this.seed = seed;
    }

    private int chunkRows() {
      return Batch.chunkRows(weights.length);
    }

    long chunks() {
      return (rows + chunkRows() - 1) / chunkRows();
    }

    @Override
    public Batch map(Long number) {
      return chunk(number);
    }

    DenseBatch chunk(long number) {
      int count = (int) Math.min(chunkRows(), rows - number * chunkRows());
      int d = weights.length;
      double[] values = new double[count * (d + 1)];
      // Made directly: to find a generator by name, the factory would load all there are.
      RandomGenerator random = new SplittableRandom(seed + number * CHUNK_STEP);
      for (int i = 0; i < count; i++) {
        double y = intercept;
        for (int j = 0; j < d; j++) {
          double x = random.nextGaussian();
          values[i + j * count] = x;
          y += weights[j] * x;
        }
        values[i + d * count] = noise == 0 ? y : y + noise * random.nextGaussian();
      }
      return new DenseBatch(values, 0, count, count, d, false);
    }
  }
}
