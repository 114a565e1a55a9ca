package glissade.explore;

import glissade.fold.Journey;
import glissade.fold.ParallelFold;
import glissade.house.TravelContract;
import glissade.rows.SpreadRows;
import glissade.rows.SyntheticRows;

class ExploreTravelTest implements TravelContract {

  @Override
  public void travel(Journey journey) {
    SpreadRows rows = SpreadRows.of(SyntheticRows.ofTheArticle(1).inMemory(), 3, journey);
    SampledRows.inMemory(rows, 3 * SampledRows.MOST_ROWS, new ParallelFold(1));
  }
}
