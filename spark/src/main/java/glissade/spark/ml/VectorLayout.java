package glissade.spark.ml;

import glissade.features.FeatureMap;
import glissade.features.ResponseColumns;
import glissade.loss.Loss;
import glissade.rows.Batch;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a vector column are cut into batches, and what their responses must be.
 *
 * @param vectors the name of the vector column
 * @param map what each of their elements is called, and the columns that are not features
 * @param stored how many elements a vector holds, as far as the first ones tell
 * @param loss what targets must be accepted by; null where they are the numbers of classes
 */
record VectorLayout(String vectors, FeatureMap map, double stored, @Nullable Loss loss)
    implements Serializable {

  /** By the rule of Spark's own vectors, sparse ones take less room. */
  static boolean isSparse(double stored, double elements) {
    return 1.5 * (stored + 1) < elements;
  }

  /** d. */
  int features() {
    return map.features().size();
  }

  /** How many rows make a chunk. */
  int chunkRows() {
    long thousand = 1000;
    return isSparse(stored, features())
        ? Batch.chunkRows(features(), Math.round(stored * thousand), thousand)
        : Batch.chunkRows(features());
  }

  /** The columns beside the vectors: target, weight, offset. */
  List<String> responses() {
    ResponseColumns response = map.response();
    List<String> names = new ArrayList<>(List.of(response.target()));
    if (response.rowWeights() != null) {
      names.add(response.rowWeights());
    }
    if (response.offset() != null) {
      names.add(response.offset());
    }
    return names;
  }
}
