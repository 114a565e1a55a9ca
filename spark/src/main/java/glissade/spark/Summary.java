package glissade.spark;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import glissade.fold.Accumulator;
import glissade.table.UnusableDataException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * What one partition, or some that follow each other, came to. Kryo, where a session has it, leaves
 * it to Java: it cannot make the records that there are in accumulators.
 *
 * @param index its place among the others
 * @param partition the partition it is of, or the first of them; of a failure, the one that failed
 * @param summary what was folded, unless that failed
 * @param failure why it failed
 */
@DefaultSerializer(JavaSerializer.class)
record Summary<A extends Accumulator<?, A>>(
    int index, int partition, @Nullable A summary, @Nullable UnusableDataException failure)
    implements Serializable {

  /** Of one partition. */
  Summary(int index, @Nullable A summary, @Nullable UnusableDataException failure) {
    this(index, index, summary, failure);
  }

  A value() {
    if (summary == null) {
      throw new IllegalStateException("the fold of partition " + partition + " failed");
    }
    return summary;
  }

  UnusableDataException unusable() {
    if (failure == null) {
      throw new IllegalStateException("the fold of partition " + partition + " did not fail");
    }
    return failure;
  }

  /** Those of one group, which come in their order. */
  static <A extends Accumulator<?, A>> Iterator<Summary<A>> merged(
      int index, Iterator<Tuple2<Integer, Summary<A>>> group) {
    List<Summary<A>> all = new ArrayList<>();
    while (group.hasNext()) {
      all.add(group.next()._2());
    }
    if (all.isEmpty()) {
      return List.<Summary<A>>of().iterator();
    }
    for (Summary<A> each : all) {
      if (each.failure() != null) {
        return List.of(new Summary<A>(index, each.partition(), null, each.failure())).iterator();
      }
    }
    Summary<A> whole = merge(all, 0, all.size());
    return List.of(new Summary<>(index, whole.partition(), whole.summary(), null)).iterator();
  }

  /** Merges those from one to before another along a balanced tree; the first takes in the rest. */
  static <A extends Accumulator<?, A>> Summary<A> merge(List<Summary<A>> all, int from, int to) {
    if (to - from == 1) {
      return all.get(from);
    }
    int middle = (from + to + 1) / 2;
    Summary<A> left = merge(all, from, middle);
    left.value().merge(merge(all, middle, to).value());
    return left;
  }
}
