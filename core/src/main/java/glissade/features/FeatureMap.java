package glissade.features;

import glissade.loss.Loss;
import glissade.rows.Batch;
import glissade.rows.CodedBatch;
import glissade.rows.DenseBatch;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fitted φ: which columns of a table become the features, the target and what else rows carry,
 * and what stands in for a missing value. Part of the model, so that predicting applies the same φ.
 *
 * <p>Columns of numbers are features as they stand and come first; each level of a category is one
 * more, and those are held as codes, never as columns of zeros and ones. Where a formula asked for
 * more than that, {@linkplain #derived() features that are computed} take the place of the columns
 * of numbers, which are then what they are computed from.
 *
 * <p>Immutable and serialisable.
 */
public final class FeatureMap implements Serializable {

  private final List<String> numbers;
  private final List<Category> categories;
  private final ResponseColumns response;
  private final Missing missing;
  private final double @Nullable [] means;
  private final @Nullable Derivation derivation;
  private final List<String> names;
  private @Nullable IndexedFeatures indexed;
  private List<String> missingTexts = List.of();

  /**
   * @param numbers the columns of numbers that become features, in this order
   * @param categories the columns whose levels become features, in this order
   * @param response the columns that are not features
   * @param missing what to do with missing values
   * @param means for {@link Missing#MEAN} what to put in, one a column of numbers; otherwise null
   */
  public FeatureMap(
      List<String> numbers,
      List<Category> categories,
      ResponseColumns response,
      Missing missing,
      double @Nullable [] means) {
    this(numbers, null, categories, response, missing, means);
  }

  /**
   * A φ with features that are computed.
   *
   * @param numbers the columns of numbers that they are computed from
   * @param derivation those features; null for the columns of numbers as they stand
   * @param categories as above, followed in a table's chunks by the levels of the derivation
   * @param response as above
   * @param missing as above; what is missing is filled in before anything is computed
   * @param means as above
   */
  public FeatureMap(
      List<String> numbers,
      @Nullable Derivation derivation,
      List<Category> categories,
      ResponseColumns response,
      Missing missing,
      double @Nullable [] means) {
    this.numbers = new ArrayList<>(numbers);
    this.derivation = derivation;
    this.categories = new ArrayList<>(categories);
    this.response = response;
    this.missing = missing;
    this.means = means == null ? null : means.clone();
    this.names = new ArrayList<>(numbers);
    if (derivation != null) {
      names.clear();
      derivation.features().forEach(feature -> names.add(feature.name()));
    }
    for (Category category : categories) {
      for (int j = 0; j < category.features(); j++) {
        names.add(category.name(j));
      }
    }
  }

  /**
   * A φ without categories, for a target that is a number.
   *
   * @param features the columns that become features, in this order
   * @param target the column to predict
   * @param rowWeights the column of row weights, or null
   * @param missing as above
   * @param means as above
   */
  public FeatureMap(
      List<String> features,
      String target,
      @Nullable String rowWeights,
      Missing missing,
      double @Nullable [] means) {
    this(features, List.of(), ResponseColumns.of(target, rowWeights), missing, means);
  }

  static FeatureMap indexed(
      IndexedFeatures features, List<String> names, ResponseColumns response) {
    FeatureMap map = new FeatureMap(names, List.of(), response, Missing.FAIL, null);
    map.indexed = features;
    return map;
  }

  /** Which indices the features are, where they have no other names; otherwise null. */
  public @Nullable IndexedFeatures indexed() {
    return indexed;
  }

  /** The same φ, of a table in which these texts count as missing cells. */
  public FeatureMap withMissingTexts(List<String> texts) {
    FeatureMap map = new FeatureMap(numbers, derivation, categories, response, missing, means);
    map.indexed = indexed;
    map.missingTexts = new ArrayList<>(texts);
    return map;
  }

  /**
   * The texts that counted as missing cells where φ was learned: rows that it maps are to be read
   * so too, see {@link glissade.table.NamedColumns#missingTexts}.
   */
  public List<String> missingTexts() {
    return Collections.unmodifiableList(missingTexts);
  }

  /**
   * The same φ for other rows than it was made of, whose targets are known: with their weights, and
   * leaving out rows in which something is missing that it does not fill in.
   *
   * @param column that of the row weights, or null
   */
  public FeatureMap withRowWeights(@Nullable String column) {
    ResponseColumns weighted =
        new ResponseColumns(
            response.target(), response.classes(), column, response.offset(), response.exposure());
    Missing left = missing == Missing.FAIL ? Missing.DROP : missing;
    return new FeatureMap(numbers, derivation, categories, weighted, left, means)
        .withMissingTexts(missingTexts);
  }

  /**
   * The names of the features: columns of numbers or what is computed of them, then levels such as
   * {@code origin=ABE}.
   */
  public List<String> features() {
    return Collections.unmodifiableList(names);
  }

  /** The columns of numbers that become features, or that features are computed from. */
  public List<String> numbers() {
    return List.copyOf(numbers);
  }

  /** How features are computed; null where columns are features as they stand. */
  public @Nullable Derivation derivation() {
    return derivation;
  }

  /** The features that are computed, which come first; empty where there are none. */
  public List<DerivedFeature> derived() {
    return derivation == null ? List.of() : derivation.features();
  }

  /** The columns of {@link #numbers()} that hold dates and times; see {@link Derivation#dates}. */
  public Set<String> dates() {
    return derivation == null ? Set.of() : derivation.dates();
  }

  /** How many features come before the levels of categories. */
  int dense() {
    return derivation == null ? numbers.size() : derivation.features().size();
  }

  /** The columns whose levels become features. */
  public List<Category> categories() {
    return List.copyOf(categories);
  }

  /** The columns that are not features. */
  public ResponseColumns response() {
    return response;
  }

  /** The column to predict. */
  public String target() {
    return response.target();
  }

  /** What the target may be; null where it is a number. */
  public @Nullable Levels classes() {
    return response.classes();
  }

  /** What to do with missing values. */
  public Missing missing() {
    return missing;
  }

  /** What stands in for a missing value of each column of numbers, or null. */
  public double @Nullable [] means() {
    return means == null ? null : means.clone();
  }

  /** How many values a row holds: its numbers, and a code for each category. */
  public int valuesPerRow() {
    return dense() + categories.size();
  }

  /**
   * The columns a training chunk must have, in this order: numbers, target, row weights, offset,
   * those read as levels.
   */
  public List<String> trainingColumns() {
    List<String> columns = new ArrayList<>(numbers);
    columns.addAll(response.names());
    predictionLevels().forEach(levels -> columns.add(levels.column()));
    return columns;
  }

  /** The columns a chunk to predict must have, in this order: numbers, offset, those of levels. */
  public List<String> predictionColumns() {
    List<String> columns = new ArrayList<>(numbers);
    if (response.offset() != null) {
      columns.add(response.offset());
    }
    predictionLevels().forEach(levels -> columns.add(levels.column()));
    return columns;
  }

  /** The levels of those columns of a training chunk that are read as codes. */
  public List<Levels> trainingLevels() {
    List<Levels> levels = new ArrayList<>(predictionLevels());
    if (response.classes() != null) {
      levels.add(response.classes());
    }
    return levels;
  }

  /**
   * The levels of those columns of a chunk to predict that are read as codes, in the order of the
   * columns: those of the categories, then those that computed features look up.
   */
  public List<Levels> predictionLevels() {
    List<Levels> levels = new ArrayList<>();
    categories.forEach(category -> levels.add(category.levels()));
    if (derivation != null) {
      levels.addAll(derivation.levels());
    }
    return levels;
  }

  /**
   * The design rows of a chunk with {@link #trainingColumns()}. Rows with missing values that are
   * not filled in are left out and counted.
   *
   * @param source what to call the table in a message
   * @param loss what the target must be accepted by
   * @param cells counts what is missing; added to
   * @return a view of the chunk if all of it can be used as it stands
   * @throws UnusableDataException if a cell is infinite, a weight negative, an exposure not
   *     positive or a target not one for the loss, naming row and column
   */
  public Batch train(TableChunk chunk, String source, Loss loss, MissingCells cells) {
    return new ChunkRows(this, chunk, true, source).train(loss, cells);
  }

  /**
   * The features of a chunk that has just the columns {@link #predictionColumns()}. A row with a
   * missing value that no mean stands in for keeps a NaN: in its features, or in its offset where a
   * category is missing.
   *
   * @param source what to call the table in a message
   * @return a batch without target or weights; a view of the chunk if nothing is missing and there
   *     is no offset
   * @throws UnusableDataException if a cell is infinite or an exposure not positive, naming row and
   *     column
   */
  public Batch map(TableChunk chunk, String source) {
    return new ChunkRows(this, chunk, false, source).map();
  }

  /**
   * How many cells of each column of {@link #predictionLevels()} hold a value that is none of its
   * levels: their rows have none of its features.
   *
   * @param chunk one with the columns {@link #predictionColumns()}
   */
  public long[] unknownLevels(TableChunk chunk) {
    long[] unknown = new long[predictionLevels().size()];
    for (int k = 0; k < unknown.length; k++) {
      int start = (chunk.width() - unknown.length + k) * chunk.stride();
      for (int i = start; i < start + chunk.rows(); i++) {
        unknown[k] += chunk.values()[i] == Levels.UNKNOWN ? 1 : 0;
      }
    }
    return unknown;
  }

  /**
   * A batch of values laid out as {@link DenseBatch} has them, with the codes of the categories in
   * the columns that follow.
   *
   * @param codes where the code of row 0 in category 0 stands in {@code coded}
   * @param stride from one category to the next
   */
  Batch batch(DenseBatch dense, double[] coded, int codes, int stride) {
    if (categories.isEmpty()) {
      return dense;
    }
    int rows = dense.rows();
    int[] numbersOfFeatures = new int[rows * categories.size()];
    int first = dense();
    for (int k = 0; k < categories.size(); k++) {
      Category category = categories.get(k);
      for (int i = 0; i < rows; i++) {
        numbersOfFeatures[k * rows + i] = category.feature(coded[codes + k * stride + i], first);
      }
      first += category.features();
    }
    return new CodedBatch(dense, numbersOfFeatures, 0, rows, categories.size(), names.size());
  }

  /** What stands in for a missing value of a column, or NaN. */
  double fill(int column) {
    return means != null && column < means.length ? means[column] : Double.NaN;
  }
}
