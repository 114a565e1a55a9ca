package glissade.rows;

import glissade.fold.Accumulator;

/** How many rows there are, how much they weigh, and how many that weigh anything have a class. */
public final class ResponseTally implements Accumulator<Batch, ResponseTally> {

  private final long[] ofClass;
  private long rows;
  private double weightSum;

  /**
   * @param classes how many there are, whose numbers are the targets; 0 for targets that are none
   */
  public ResponseTally(int classes) {
    ofClass = new long[classes];
  }

  @Override
  public ResponseTally empty() {
    return new ResponseTally(ofClass.length);
  }

  @Override
  public void add(Batch batch) {
    rows += batch.rows();
    weightSum += batch.weightSum();
    if (ofClass.length == 0) {
      return;
    }
    for (int i = 0; i < batch.rows(); i++) {
      int place = (int) batch.target(i);
      if (place >= 0 && place < ofClass.length && batch.weight(i) > 0) {
        ofClass[place]++;
      }
    }
  }

  @Override
  public void merge(ResponseTally later) {
    rows += later.rows;
    weightSum += later.weightSum;
    for (int k = 0; k < ofClass.length; k++) {
      ofClass[k] += later.ofClass[k];
    }
  }

  /** How many rows there are. */
  public long rows() {
    return rows;
  }

  /** Their weights added up. */
  public double weightSum() {
    return weightSum;
  }

  /** How many rows with a weight are of a class. */
  public long ofClass(int place) {
    return ofClass[place];
  }
}
