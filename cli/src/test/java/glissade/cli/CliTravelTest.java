package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.fold.Journey;
import glissade.fold.ParallelFold;
import glissade.house.TravelContract;
import glissade.loss.LogisticLoss;
import glissade.model.Covariance;
import glissade.model.LinearModel;
import glissade.rows.InMemoryRows;
import glissade.rows.SpreadRows;
import glissade.table.SpreadTable;
import java.util.List;
import picocli.CommandLine;

class CliTravelTest implements TravelContract {

  @Override
  public void travel(Journey journey) {
    double[][] x = {{1}, {2}, {3}, {4}, {5}};
    double[] y = {0, 1, 0, 1, 1};
    ClassWeights weights =
        CommandLine.populateCommand(new ClassWeights(), "--class-weights", "balanced");
    weights.on(new LogisticLoss(), SpreadRows.of(InMemoryRows.of(x, y), 3, journey));
    FeatureMap map = new FeatureMap(List.of("x"), "y", null, Missing.FAIL, null);
    LinearModel model = new LinearModel(map, 2, new double[] {3});
    Covariance known = new Covariance(new double[] {2}, new double[] {1, 0, 0, 1}, 1, 3);
    List<BesidePrediction> beside =
        List.of(
            new Intervals(model, known, true, true, 2), new Contributions(model, new double[] {2}));
    PredictedRows answered =
        new SpreadTable(List.of("x"), new double[][] {{1}, {Double.NaN}, {3}, {4}}, 3, journey)
            .chunks(List.of("x"), List.of(), 2, new ParallelFold(1))
            .fold(new PredictedRows(model, beside, "t"));
    assertThat(answered.rows()).isEqualTo(4);
    assertThat(answered.withoutAnswer()).isEqualTo(1);
  }
}
