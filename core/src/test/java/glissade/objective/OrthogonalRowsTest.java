package glissade.objective;

import glissade.fold.AccumulatorContract;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class OrthogonalRowsTest implements AccumulatorContract<Batch, OrthogonalRows> {

  @Override
  public OrthogonalRows zero() {
    double[] r1 = {3, 1, -2, 0, 2, 0.5, 0, 0, 4};
    return new OrthogonalRows(r1, 3, new double[] {0.5, -1, 2});
  }

  @Override
  public List<Batch> chunks() {
    Random random = new Random(4);
    List<Batch> chunks = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      double[] values = random.doubles(4L * (10 + k), 0.1, 2).toArray();
      chunks.add(new DenseBatch(values, 0, 10 + k, 10 + k, 2, true));
    }
    return chunks;
  }

  @Override
  public double[] summary(OrthogonalRows accumulator) {
    double[] r = accumulator.triangle().withoutConstant();
    int size = accumulator.triangle().size() - 1;
    for (int i = 0; i < size; i++) {
      // Reflections leave the sign of a row open.
      double sign = Math.signum(r[i * (size + 1)]);
      for (int j = i; j < size; j++) {
        r[i * size + j] *= sign;
      }
    }
    return r;
  }
}
