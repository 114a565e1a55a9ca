package glissade.spark.ml;

import glissade.features.FeatureMap;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** The scores of rows with a vector column. */
final class VectorScores extends RowScores {

  private final Scores scores;
  private final FeatureMap map;
  private final String vectors;
  private final @Nullable String offset;

  /**
   * @param vectors the vector column
   * @param offset the column that is added to the scores, or null
   */
  VectorScores(ModelText model, String vectors, @Nullable String offset, String handleInvalid) {
    super(handleInvalid);
    this.scores = model.scores();
    this.map = model.model().featureMap();
    this.vectors = vectors;
    this.offset = offset;
  }

  @Override
  List<Column> inputs() {
    List<Column> inputs = new ArrayList<>(List.of(Names.column(vectors).as("vector")));
    if (offset != null) {
      inputs.add(Names.column(offset).cast(DataTypes.DoubleType).as("offset"));
    }
    return inputs;
  }

  @Override
  @Nullable String invalid(Row row) {
    if (row.isNullAt(0)) {
      return vectors + " is missing";
    }
    String why = invalid(row.<Vector>getAs(0));
    return why == null && offset != null
        ? invalid(offset, row.isNullAt(1) ? Double.NaN : row.getDouble(1))
        : why;
  }

  /**
   * What of a vector cannot be used, in a clause; null if nothing.
   *
   * @throws UnusableDataException if it has another size than those of the fit
   */
  @Nullable String invalid(Vector vector) {
    List<String> names = map.features();
    if (vector.size() != names.size()) {
      throw new UnusableDataException(
          vectors
              + ": found a vector of "
              + vector.size()
              + " elements, expected "
              + names.size()
              + ", as the model was fitted on.");
    }
    int[] held = vector instanceof SparseVector sparse ? sparse.indices() : null;
    double[] values = vector instanceof SparseVector sparse ? sparse.values() : vector.toArray();
    for (int k = 0; k < values.length; k++) {
      if (!Double.isFinite(values[k])) {
        return invalid(names.get(held == null ? k : held[k]), values[k]);
      }
    }
    return null;
  }

  /** Those of a vector alone; NaNs, or an error, where it cannot be used. */
  double[] of(Vector vector) {
    String why = invalid(vector);
    if (why == null) {
      return scores.of(vector, 0);
    }
    refused(why, vector);
    return new double[0];
  }

  @Override
  double[] scores(Row row) {
    return scores.of(row.<Vector>getAs(0), offset == null ? 0 : row.getDouble(1));
  }
}
