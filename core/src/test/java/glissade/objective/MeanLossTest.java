package glissade.objective;

import glissade.compress.Triangle;
import glissade.rows.Design;

class MeanLossTest implements LeastSquaresContract {

  @Override
  public ScaleFree over(Design design, Scaling scaling) {
    return MeanLoss.squared(design.rows(), Triangle.of(design.rows()), scaling);
  }

  @Override
  public Scaling scaling() {
    return Scaling.raw(4, true);
  }
}
