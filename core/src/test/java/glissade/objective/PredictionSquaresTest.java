package glissade.objective;

import glissade.fold.AccumulatorContract;
import glissade.rows.Batch;
import glissade.rows.Design;
import java.util.List;

class PredictionSquaresTest implements AccumulatorContract<Batch, PredictionSquares> {

  @Override
  public PredictionSquares zero() {
    return new PredictionSquares(new double[] {1, 2, -3, 0.5});
  }

  @Override
  public List<Batch> chunks() {
    return Design.random(120_000, 3, 10, 1, false, 1).rows().chunks();
  }

  @Override
  public double[] summary(PredictionSquares squares) {
    return new double[] {squares.mean()};
  }
}
