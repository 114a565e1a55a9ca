package glissade.fold;

import java.io.Serializable;

/**
 * Chunks on the machines of a cluster: accumulators travel to them, chunks stay where they are.
 *
 * @param <C> the chunk
 */
public interface Spread<C> extends Foldable<C> {

  /**
   * What a mapping makes of each chunk, made at the first fold and kept in the memory of the
   * machine that has the chunk.
   */
  <D extends Serializable> Spread<D> kept(Mapping<C, D> mapping);
}
