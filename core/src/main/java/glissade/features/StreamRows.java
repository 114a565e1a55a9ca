package glissade.features;

import glissade.fold.Chunks;
import glissade.loss.Loss;
import glissade.rows.Batch;
import glissade.rows.CodedBatch;
import glissade.table.Column;
import glissade.table.Levels;
import glissade.table.StreamChunk;
import glissade.table.StreamSource;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The design of a stream, batch by batch as its rows arrive. Which levels of categories will come
 * is not known, so their features are places given by {@link Hashing}, the same for all categories;
 * the levels seen are remembered, as far as there are not more than {@link Levels#MOST}, so that
 * what was learned is an ordinary model in the end.
 */
public final class StreamRows implements AutoCloseable {

  private static final Hashing HASHING = new Hashing(18, false);

  private final StreamSource source;
  private final ColumnRoles roles;
  private final Loss loss;
  private final Missing missing;
  private final @Nullable StreamClasses classes;
  private final MissingCells cells = new MissingCells();
  private final List<SeenLevels> seen = new ArrayList<>();
  private final Chunks<StreamChunk> chunks;

  /**
   * @param source closed with this
   * @param roles of its columns
   * @param loss says what the target must be
   * @param missing fail or drop: a mean is not known before the end
   * @throws IllegalArgumentException if means were to be filled in
   */
  public StreamRows(StreamSource source, ColumnRoles roles, Loss loss, Missing missing) {
    if (missing == Missing.MEAN) {
      throw new IllegalArgumentException(
          "The mean of a column is not known before a stream has ended.");
    }
    this.source = source;
    this.roles = roles;
    this.loss = loss;
    this.missing = missing;
    boolean ofClasses = TargetKind.of(loss) == TargetKind.TWO_CLASSES;
    this.classes = ofClasses ? new StreamClasses(kind(roles.target()), roles, source.name()) : null;
    for (String category : roles.categories()) {
      seen.add(new SeenLevels(category, kind(category)));
    }
    List<String> leveled = new ArrayList<>(roles.categories());
    if (ofClasses) {
      leveled.add(roles.target());
    }
    List<String> columns = new ArrayList<>(map(List.of(), null).trainingColumns());
    columns.addAll(roles.categories());
    this.chunks = source.read(columns, leveled);
  }

  private Column.Type kind(String name) {
    return source.columns().stream()
        .filter(column -> column.name().equals(name))
        .map(Column::type)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no column " + name));
  }

  /** d: the columns of numbers, and the places of levels if there are categories. */
  public int features() {
    return roles.numbers().size() + (roles.categories().isEmpty() ? 0 : HASHING.places());
  }

  /**
   * The next rows: waits for them. Rows that miss a value are left out, if that is how it is.
   *
   * @return null at the end of the stream; maybe no rows
   * @throws UnusableDataException if a cell cannot be used, or misses a value that it must have
   */
  public @Nullable Batch next() {
    StreamChunk chunk = chunks.next();
    return chunk == null ? null : batch(chunk);
  }

  private Batch batch(StreamChunk chunk) {
    int target = roles.numbers().size();
    List<Levels> levels = chunk.levels().subList(0, roles.categories().size());
    TableChunk rows = chunk.rows();
    if (classes != null) {
      rows = classes.asNumbers(rows, target, chunk.levels().get(levels.size()));
    }
    FeatureMap map = map(levels, null);
    long before = cells.rowsWithMissing();
    Batch batch = map.train(rows, source.name(), loss, cells);
    if (missing == Missing.FAIL && cells.rowsWithMissing() > before) {
      throw missesValue();
    }
    return batch instanceof CodedBatch coded ? hashed(coded, levels) : batch;
  }

  private UnusableDataException missesValue() {
    return new UnusableDataException(
        String.format(
            Locale.ROOT,
            "Row %,d of %s misses a value (%s). Choose --missing drop to leave such rows out.",
            cells.firstRows().get(0),
            source.name(),
            String.join(", ", cells.byColumn().keySet())));
  }

  /** The same rows with places in the order of no chunk. */
  private CodedBatch hashed(CodedBatch batch, List<Levels> levels) {
    int first = roles.numbers().size();
    int[] codes = new int[batch.rows() * levels.size()];
    int before = first;
    for (int k = 0; k < levels.size(); k++) {
      Levels each = levels.get(k);
      int[] places = HASHING.codes(each.column(), each.values(), first);
      seen.get(k).add(each.values());
      for (int i = 0; i < batch.rows(); i++) {
        codes[k * batch.rows() + i] = places[batch.code(i, k) - before];
      }
      before += each.size();
    }
    return new CodedBatch(batch.numbers(), codes, 0, batch.rows(), levels.size(), features());
  }

  private FeatureMap map(List<Levels> levels, @Nullable Levels known) {
    ResponseColumns response =
        new ResponseColumns(
            roles.target(), known, roles.rowWeights(), roles.offset(), roles.exposure());
    List<Category> categories = levels.stream().map(each -> new Category(each, false)).toList();
    return new FeatureMap(roles.numbers(), categories, response, missing, null)
        .withMissingTexts(source.missingTexts());
  }

  /** φ with the levels seen so far. */
  public FeatureMap map() {
    return map(
        seen.stream().map(SeenLevels::levels).toList(), classes == null ? null : classes.known());
  }

  /**
   * The weights of {@link #map()}'s features.
   *
   * @param coefficients (b, w) of {@link #features()}
   */
  public double[] weights(double[] coefficients) {
    int numbers = roles.numbers().size();
    List<String> names = map().features();
    double[] weights = new double[names.size()];
    for (int j = 0; j < weights.length; j++) {
      // A level's feature has the name that was hashed.
      weights[j] = coefficients[1 + (j < numbers ? j : numbers + HASHING.place(names.get(j)))];
    }
    return weights;
  }

  /** Whether some values of categories were learned from and not remembered. */
  public boolean forgotLevels() {
    return seen.stream().anyMatch(SeenLevels::isFull);
  }

  /** What was missing so far. */
  public MissingCells missing() {
    return cells;
  }

  /** What to call the stream in a sentence. */
  public String name() {
    return source.name();
  }

  @Override
  public void close() {
    source.close();
  }
}
