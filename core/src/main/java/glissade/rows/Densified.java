package glissade.rows;

import java.util.Arrays;

/** Copies of batches that hold every zero. For few features: a copy takes rows × d numbers. */
final class Densified {

  private Densified() {}

  static DenseBatch of(Batch batch) {
    int rows = batch.rows();
    int d = batch.features();
    Responses responses = batch.responses();
    double[] values = new double[rows * (d + responses.width())];
    double[] row = new double[d];
    for (int i = 0; i < rows; i++) {
      Arrays.fill(row, 0);
      batch.addRow(i, 1, row);
      for (int j = 0; j < d; j++) {
        values[i + j * rows] = row[j];
      }
    }
    int stride = responses.weightStart() - responses.targetStart();
    for (int k = 0; k < responses.width(); k++) {
      System.arraycopy(
          responses.values(), responses.targetStart() + k * stride, values, (d + k) * rows, rows);
    }
    return new DenseBatch(values, 0, rows, rows, d, responses.weighted(), responses.shifted());
  }
}
