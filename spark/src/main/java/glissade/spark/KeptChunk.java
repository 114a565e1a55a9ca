package glissade.spark;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import glissade.fold.Mapping;
import glissade.table.UnusableDataException;
import java.io.Serializable;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A chunk that is kept, or why it could not be made. Keeping must not fail: Spark keeps before
 * anybody folds, and would take a failure for one of the machine.
 */
@DefaultSerializer(JavaSerializer.class)
record KeptChunk<D extends Serializable>(@Nullable D chunk, @Nullable UnusableDataException failure)
    implements Serializable {

  /** What a mapping makes of each chunk of a partition; nothing after a failure. */
  static <C, D extends Serializable> Iterator<KeptChunk<D>> each(
      Iterator<C> part, Mapping<C, D> mapping) {
    return new Iterator<>() {
      private boolean failed;

      @Override
      public boolean hasNext() {
        return !failed && part.hasNext();
      }

      @Override
      public KeptChunk<D> next() {
        try {
          return new KeptChunk<>(mapping.map(part.next()), null);
        } catch (UnusableDataException e) {
          failed = true;
          return new KeptChunk<>(null, e);
        }
      }
    };
  }

  /**
   * The chunk.
   *
   * @throws UnusableDataException if it could not be made
   */
  D value() {
    if (chunk == null) {
      throw failure == null ? new UnusableDataException("there is no chunk") : failure;
    }
    return chunk;
  }
}
