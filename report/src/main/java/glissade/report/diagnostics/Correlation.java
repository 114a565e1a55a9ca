package glissade.report.diagnostics;

import java.io.Serializable;

/**
 * The weighted means, variances and covariance of two quantities, of rows added one by one and in
 * parts. Source: Chan, Golub and LeVeque, Algorithms for computing the sample variance, The
 * American Statistician 37 (1983).
 */
final class Correlation implements Serializable {

  private double weight;
  private double meanX;
  private double meanY;
  private double xx;
  private double yy;
  private double xy;

  void add(double x, double y, double rowWeight) {
    if (rowWeight == 0) {
      return;
    }
    Correlation one = new Correlation();
    one.weight = rowWeight;
    one.meanX = x;
    one.meanY = y;
    merge(one);
  }

  void merge(Correlation later) {
    double sum = weight + later.weight;
    if (later.weight == 0) {
      return;
    }
    double x = later.meanX - meanX;
    double y = later.meanY - meanY;
    double share = later.weight / sum;
    double between = weight * share;
    xx += later.xx + between * x * x;
    yy += later.yy + between * y * y;
    xy += later.xy + between * x * y;
    meanX += share * x;
    meanY += share * y;
    weight = sum;
  }

  /** Σ weight. */
  double weight() {
    return weight;
  }

  /** Σ weight·(y − mean)². */
  double squaresOfY() {
    return yy;
  }

  /** The mean of y. */
  double meanOfY() {
    return meanY;
  }

  /** Between −1 and 1; 0 where one of the two does not vary. */
  double correlation() {
    double product = Math.sqrt(xx) * Math.sqrt(yy);
    return product > 0 ? Math.max(-1, Math.min(1, xy / product)) : 0;
  }
}
