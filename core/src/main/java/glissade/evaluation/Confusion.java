package glissade.evaluation;

import glissade.fold.Accumulator;
import glissade.rows.Batch;
import java.util.Arrays;

/** The weight of the rows of each class that are predicted to be of each class. Immutable. */
public final class Confusion {

  private final int classes;
  private final double[] weights;

  /**
   * @param weights of class k predicted as class l at k·classes + l; kept, not copied
   */
  public Confusion(int classes, double[] weights) {
    this.classes = classes;
    this.weights = weights;
  }

  /** How many classes. */
  public int classes() {
    return classes;
  }

  /** The weight of the rows of one class that are predicted to be of another, or of the same. */
  public double at(int actual, int predicted) {
    return weights[actual * classes + predicted];
  }

  /** The weight of the rows of a class. */
  public double actual(int k) {
    double sum = 0;
    for (int l = 0; l < classes; l++) {
      sum += at(k, l);
    }
    return sum;
  }

  /** The weight of the rows that are predicted to be of a class. */
  public double predicted(int l) {
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += at(k, l);
    }
    return sum;
  }

  /** The weight of all rows. */
  public double total() {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  /** The part of the rows that are predicted to be what they are. */
  public double right() {
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += at(k, k);
    }
    return sum / total();
  }

  /** Counts the classes with the highest scores, the first of equal ones. */
  public static final class Counts implements Accumulator<Batch, Counts> {

    private final double[][] coefficients;
    private final double[] weights;

    /**
     * @param coefficients (bₖ, wₖ) of every class; kept, not copied
     */
    public Counts(double[][] coefficients) {
      this.coefficients = coefficients;
      this.weights = new double[coefficients.length * coefficients.length];
    }

    @Override
    public Counts empty() {
      return new Counts(coefficients);
    }

    @Override
    public void add(Batch batch) {
      double[][] scores = new double[coefficients.length][batch.rows()];
      for (int k = 0; k < scores.length; k++) {
        double[] own = coefficients[k];
        batch.predict(Arrays.copyOfRange(own, 1, own.length), own[0], scores[k]);
      }
      for (int i = 0; i < batch.rows(); i++) {
        int highest = 0;
        for (int k = 1; k < scores.length; k++) {
          highest = scores[k][i] > scores[highest][i] ? k : highest;
        }
        int own = (int) batch.target(i);
        weights[own * scores.length + highest] += batch.weight(i);
      }
    }

    @Override
    public void merge(Counts later) {
      for (int k = 0; k < weights.length; k++) {
        weights[k] += later.weights[k];
      }
    }

    /** What was counted. */
    public Confusion confusion() {
      return new Confusion(coefficients.length, weights.clone());
    }
  }
}
