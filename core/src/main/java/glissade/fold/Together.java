package glissade.fold;

/**
 * Two summaries of the same chunks in one fold, for what costs a pass each by themselves.
 *
 * @param <C> the chunk
 * @param <A> the one
 * @param <B> the other
 */
public final class Together<C, A extends Accumulator<C, A>, B extends Accumulator<C, B>>
    implements Accumulator<C, Together<C, A, B>> {

  private final A one;
  private final B other;

  /**
   * @param one has seen nothing; not modified
   * @param other has seen nothing; not modified
   */
  public Together(A one, B other) {
    this.one = one.empty();
    this.other = other.empty();
  }

  @Override
  public Together<C, A, B> empty() {
    return new Together<>(one, other);
  }

  @Override
  public void add(C chunk) {
    one.add(chunk);
    other.add(chunk);
  }

  @Override
  public void merge(Together<C, A, B> later) {
    one.merge(later.one);
    other.merge(later.other);
  }

  /** The one. */
  public A one() {
    return one;
  }

  /** The other. */
  public B other() {
    return other;
  }
}
