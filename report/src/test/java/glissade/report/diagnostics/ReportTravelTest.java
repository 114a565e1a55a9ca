package glissade.report.diagnostics;

import glissade.fold.Journey;
import glissade.house.TravelContract;
import glissade.loss.LogisticLoss;
import glissade.loss.PoissonLoss;
import glissade.loss.SoftmaxLoss;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import glissade.rows.SpreadRows;
import java.util.List;
import java.util.Random;

class ReportTravelTest implements TravelContract {

  @Override
  public void travel(Journey journey) {
    Random random = new Random(5);
    double[][] x = new double[90][];
    double[] y = new double[90];
    for (int i = 0; i < y.length; i++) {
      x[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
      y[i] = random.nextGaussian() + x[i][0] > 0 ? 1 : 0;
    }
    SpreadRows rows = SpreadRows.of(InMemoryRows.of(x, y), 3, journey);
    Trainer usual = Trainer.automatic();
    List<Trainer> trainers =
        List.of(
            usual,
            usual.withLoss(new LogisticLoss()),
            usual.withLoss(new PoissonLoss()),
            usual.withClasses(new SoftmaxLoss(2)));
    for (Trainer trainer : trainers) {
      Diagnostics.of(trainer.fit(rows), rows);
    }
  }
}
