package glissade.explore.page;

/**
 * What made-up rows are made from: standard normal features, the article's weights, and whatever
 * makes them harder. Immutable.
 *
 * @param features d
 * @param rows n
 * @param noise the standard deviation of what is added to the target
 * @param outliers the part of the rows whose target is gross nonsense
 * @param collinearity the correlation of every other feature with the first
 * @param unit how many times as large the values of the last feature are, as in a smaller unit
 * @param seed the same seed makes up the same rows
 */
record Recipe(
    int features,
    int rows,
    double noise,
    double outliers,
    double collinearity,
    double unit,
    long seed) {

  static final int MOST_FEATURES = 20;
  static final int LEAST_ROWS = 3;
  static final int MOST_ROWS = 20_000;
  static final double MOST_NOISE = 20;
  static final double MOST_OUTLIERS = 0.3;
  static final double MOST_COLLINEARITY = 0.99;
  static final double MOST_UNIT = 1_000;

  /** The article's rows, as {@code glissade demo} makes them. */
  static final Recipe ARTICLE = new Recipe(5, 5_000, 0, 0, 0, 1, 42);

  Recipe withFeatures(int count) {
    return new Recipe(count, rows, noise, outliers, collinearity, unit, seed);
  }

  Recipe withRows(int count) {
    return new Recipe(features, count, noise, outliers, collinearity, unit, seed);
  }

  Recipe withNoise(double deviation) {
    return new Recipe(features, rows, deviation, outliers, collinearity, unit, seed);
  }

  Recipe withOutliers(double part) {
    return new Recipe(features, rows, noise, part, collinearity, unit, seed);
  }

  Recipe withCollinearity(double correlation) {
    return new Recipe(features, rows, noise, outliers, correlation, unit, seed);
  }

  Recipe withUnit(double times) {
    return new Recipe(features, rows, noise, outliers, collinearity, times, seed);
  }

  Recipe withSeed(long other) {
    return new Recipe(features, rows, noise, outliers, collinearity, unit, other);
  }

  /** Whether {@code glissade generate} makes the same rows: numbers on a slope, and noise. */
  boolean isPlain() {
    return outliers == 0 && collinearity == 0 && unit == 1;
  }
}
