package glissade.fold;

import java.io.Serializable;

/**
 * Makes one chunk of another. It travels, so it holds no lambda.
 *
 * @param <C> the chunk there is
 * @param <D> the one made of it
 */
public interface Mapping<C, D extends Serializable> extends Serializable {
  /**
   * @param chunk not modified, nor used again: the result may hold its arrays
   */
  D map(C chunk);
}
