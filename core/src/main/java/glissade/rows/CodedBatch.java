package glissade.rows;

/**
 * Rows with some numeric features, and categories of which each row has one of many: feature {@code
 * code} is 1 and the other levels of that category are 0. Categories are held as codes and never
 * spread out to columns of zeros and ones.
 *
 * <p>Features 0 … p − 1 are the numeric ones; the codes of category k are the numbers of its
 * levels' features, p or over, or {@link #NONE} in a row that has none of them (the level that the
 * others are compared with, or one that was never seen).
 */
public final class CodedBatch implements Batch {

  /** The code of a row that has none of a category's features. */
  public static final int NONE = -1;

  private final DenseBatch numbers;
  private final int[] codes;
  private final int start;
  private final int stride;
  private final int categories;
  private final int features;

  /**
   * @param numbers the numeric features and the responses
   * @param codes of row i in category k at {@code start + i + k·stride}; kept, not copied
   * @param start where row 0 of category 0 stands
   * @param stride the distance between categories
   * @param categories how many there are
   * @param features d: the numeric features, and one for each level
   */
  public CodedBatch(
      DenseBatch numbers, int[] codes, int start, int stride, int categories, int features) {
    this.numbers = numbers;
    this.codes = codes;
    this.start = start;
    this.stride = stride;
    this.categories = categories;
    this.features = features;
  }

  @Override
  public int rows() {
    return numbers.rows();
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public Responses responses() {
    return numbers.responses();
  }

  /** The numeric features and the responses. */
  public DenseBatch numbers() {
    return numbers;
  }

  /** How many categories there are. */
  public int categories() {
    return categories;
  }

  /** The feature that row i has of category k, or {@link #NONE}. */
  public int code(int i, int k) {
    return codes[start + i + k * stride];
  }

  @Override
  public CodedBatch slice(int from, int count) {
    return new CodedBatch(
        numbers.slice(from, count), codes, start + from, stride, categories, features);
  }

  @Override
  public CodedBatch pick(int[] chosen, int count) {
    int[] picked = new int[count * categories];
    for (int k = 0; k < categories; k++) {
      for (int i = 0; i < count; i++) {
        picked[k * count + i] = code(chosen[i], k);
      }
    }
    return new CodedBatch(numbers.pick(chosen, count), picked, 0, count, categories, features);
  }

  @Override
  public DenseBatch dense() {
    return Densified.of(this);
  }

  @Override
  public void predict(double[] weights, double intercept, double[] out) {
    numbers.predict(weights, intercept, out);
    for (int k = 0; k < categories; k++) {
      int from = start + k * stride;
      for (int i = 0; i < rows(); i++) {
        int code = codes[from + i];
        out[i] += code < 0 ? 0 : weights[code];
      }
    }
  }

  @Override
  public void addTransposed(double[] r, double[] sums) {
    numbers.addTransposed(r, sums);
    for (int k = 0; k < categories; k++) {
      int from = start + k * stride;
      for (int i = 0; i < rows(); i++) {
        int code = codes[from + i];
        if (code >= 0) {
          sums[code] += r[i];
        }
      }
    }
  }

  @Override
  public double dot(int row, double[] weights) {
    double sum = numbers.dot(row, weights);
    for (int k = 0; k < categories; k++) {
      int code = code(row, k);
      sum += code < 0 ? 0 : weights[code];
    }
    return sum;
  }

  @Override
  public void addRow(int row, double factor, double[] sums) {
    numbers.addRow(row, factor, sums);
    for (int k = 0; k < categories; k++) {
      int code = code(row, k);
      if (code >= 0) {
        sums[code] += factor;
      }
    }
  }

  @Override
  public void addRow(int row, double factor, double[] scale, double[] sums) {
    numbers.addRow(row, factor, scale, sums);
    for (int k = 0; k < categories; k++) {
      int code = code(row, k);
      if (code >= 0) {
        sums[code] += factor * scale[code];
      }
    }
  }

  @Override
  public double squares(int row, double[] scale) {
    double sum = numbers.squares(row, scale);
    for (int k = 0; k < categories; k++) {
      int code = code(row, k);
      sum += code < 0 ? 0 : scale[code];
    }
    return sum;
  }

  @Override
  public long stored() {
    return numbers.stored() + (long) rows() * categories;
  }
}
