package glissade.spark;

import java.util.function.LongConsumer;
import org.apache.spark.util.AccumulatorV2;
import org.jspecify.annotations.Nullable;

/** Counts the rows that tasks have read, and tells the driver of them as each task ends. */
final class RowsRead extends AccumulatorV2<Long, Long> {

  private final transient @Nullable LongConsumer told;
  private long count;

  /**
   * @param told called on the driver
   */
  RowsRead(@Nullable LongConsumer told) {
    this.told = told;
  }

  @Override
  public boolean isZero() {
    return count == 0;
  }

  @Override
  public AccumulatorV2<Long, Long> copy() {
    RowsRead copy = new RowsRead(told);
    copy.count = count;
    return copy;
  }

  @Override
  public void reset() {
    count = 0;
  }

  @Override
  public void add(Long rows) {
    count += rows;
  }

  @Override
  public void merge(AccumulatorV2<Long, Long> other) {
    count += other.value();
    if (told != null) {
      told.accept(other.value());
    }
  }

  @Override
  public Long value() {
    return count;
  }
}
