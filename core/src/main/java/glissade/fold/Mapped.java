package glissade.fold;

import java.io.Serializable;

/**
 * A summary of some chunks as one of those that they are made of, for folds over what is kept
 * elsewhere or in another form: each chunk is made on the thread that folds it.
 *
 * @param <C> the chunk that is folded
 * @param <D> the one made of it
 * @param <A> the summary
 */
public final class Mapped<C, D extends Serializable, A extends Accumulator<D, A>>
    implements Accumulator<C, Mapped<C, D, A>> {

  private final A inner;
  private final Mapping<C, D> mapping;

  /**
   * @param zero has seen nothing; not modified
   */
  public Mapped(A zero, Mapping<C, D> mapping) {
    this.inner = zero.empty();
    this.mapping = mapping;
  }

  @Override
  public Mapped<C, D, A> empty() {
    return new Mapped<>(inner, mapping);
  }

  @Override
  public void add(C chunk) {
    inner.add(mapping.map(chunk));
  }

  @Override
  public void merge(Mapped<C, D, A> later) {
    inner.merge(later.inner);
  }

  /** The summary of the chunks that were made. */
  public A inner() {
    return inner;
  }
}
