package glissade.spark;

import org.apache.spark.Partitioner;

/** Sends so many consecutive summaries to one task each. */
final class Groups extends Partitioner {

  private final int count;

  /**
   * @param count how many groups there are
   */
  Groups(int count) {
    this.count = count;
  }

  /** How many groups there are of so many summaries. */
  static int of(int summaries) {
    return (summaries + SpreadChunks.FAN - 1) / SpreadChunks.FAN;
  }

  @Override
  public int numPartitions() {
    return count;
  }

  @Override
  public int getPartition(Object index) {
    return (Integer) index / SpreadChunks.FAN;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Groups that && that.count == count;
  }

  @Override
  public int hashCode() {
    return count;
  }
}
