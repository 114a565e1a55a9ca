package glissade.cli;

import glissade.fold.Journey;
import glissade.house.TravelContract;
import glissade.loss.LogisticLoss;
import glissade.rows.InMemoryRows;
import glissade.rows.SpreadRows;
import picocli.CommandLine;

class CliTravelTest implements TravelContract {

  @Override
  public void travel(Journey journey) {
    double[][] x = {{1}, {2}, {3}, {4}, {5}};
    double[] y = {0, 1, 0, 1, 1};
    ClassWeights weights =
        CommandLine.populateCommand(new ClassWeights(), "--class-weights", "balanced");
    weights.on(new LogisticLoss(), SpreadRows.of(InMemoryRows.of(x, y), 3, journey));
  }
}
