package glissade.fold;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Chunks in partitions, as if each were on another machine: accumulators travel there and back as
 * bytes, and once more in the middle of every partition's fold. Every fold is made a second time
 * without any travelling, and must come to the same bits. Counts folds.
 */
public final class SpreadList<C> implements Spread<C> {

  private final List<List<C>> partitions;
  private final Journey journey;
  private final List<String> folds = new ArrayList<>();

  public SpreadList(List<List<C>> partitions, Journey journey) {
    this.partitions = partitions;
    this.journey = journey;
  }

  /** What each fold was of: the accumulators by their names, in the order of the folds. */
  public List<String> folds() {
    return folds;
  }

  @Override
  public <D extends Serializable> SpreadList<D> kept(Mapping<C, D> mapping) {
    Mapping<C, D> there = journey.to(mapping);
    SameState.check(there, mapping);
    folds.add(mapping.getClass().getSimpleName());
    List<List<D>> mapped = new ArrayList<>();
    for (List<C> part : partitions) {
      List<D> kept = new ArrayList<>();
      for (C chunk : part) {
        D one = there.map(chunk);
        D arrived = journey.to(one);
        SameState.check(arrived, one);
        kept.add(arrived);
      }
      mapped.add(kept);
    }
    return new SpreadList<>(mapped, journey);
  }

  @Override
  public <A extends Accumulator<C, A>> A fold(A zero) {
    folds.add(zero.getClass().getSimpleName());
    A there = whole(zero, part -> journey.to(sent(journey.to(zero), part)));
    A here = whole(zero, part -> new ParallelFold(1).fold(zero, chunks(part)));
    SameState.check(there, here);
    SameState.check(there.empty(), zero.empty());
    return there;
  }

  private <A extends Accumulator<C, A>> A sent(A zero, List<C> part) {
    return new ParallelFold(1).fold(new Sent<>(zero, journey), chunks(part)).inner;
  }

  /** In the order and along the tree in which a cluster merges the summaries of its partitions. */
  private <A extends Accumulator<C, A>> A whole(A zero, Function<List<C>, A> fold) {
    List<A> summaries = new ArrayList<>();
    for (List<C> part : partitions) {
      if (!part.isEmpty()) {
        summaries.add(fold.apply(part));
      }
    }
    return summaries.isEmpty() ? zero.empty() : merged(summaries);
  }

  private static <A extends Accumulator<?, A>> A merged(List<A> summaries) {
    if (summaries.size() == 1) {
      return summaries.get(0);
    }
    int middle = (summaries.size() + 1) / 2;
    A left = merged(summaries.subList(0, middle));
    left.merge(merged(summaries.subList(middle, summaries.size())));
    return left;
  }

  private static <C> Chunks<C> chunks(List<C> part) {
    Iterator<C> each = part.iterator();
    return new Chunks<>() {
      @Override
      public @Nullable C next() {
        return each.hasNext() ? each.next() : null;
      }
    };
  }

  /** Travels after it has seen a chunk, and before it takes in another. */
  private static final class Sent<C, A extends Accumulator<C, A>>
      implements Accumulator<C, Sent<C, A>> {

    private A inner;
    private final transient Journey journey;

    Sent(A inner, Journey journey) {
      this.inner = inner;
      this.journey = journey;
    }

    @Override
    public Sent<C, A> empty() {
      return new Sent<>(inner.empty(), journey);
    }

    @Override
    public void add(C chunk) {
      inner.add(chunk);
      inner = journey.to(inner);
    }

    @Override
    public void merge(Sent<C, A> later) {
      inner.merge(journey.to(later.inner));
    }
  }
}
