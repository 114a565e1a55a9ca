package glissade.cli;

import glissade.model.Race;
import glissade.report.run.History;
import java.util.Comparator;
import java.util.List;

/**
 * A race with everything that is told about it.
 *
 * @param data what was read
 * @param race what was to be reached
 * @param most the iterations each was allowed
 * @param ran who took part, the first to arrive first
 */
record RaceResult(TrainingData data, Race race, long most, List<Ran> ran) {

  /**
   * How one of them did.
   *
   * @param name as it was chosen
   * @param result what it took
   * @param curve how the loss came down
   * @param history its iterates, where a report is made of them
   */
  record Ran(String name, Race.Result result, LossCurve curve, History history) {

    boolean arrived() {
      return result.last().iterations().isPresent();
    }
  }

  /**
   * By the passes to the last mark; of those that did not get there, whoever came closest first,
   * and whoever diverged last.
   */
  static List<Ran> ranked(List<Ran> ran) {
    Comparator<Ran> passes =
        Comparator.comparingLong(one -> one.result().last().evaluations().orElse(Long.MAX_VALUE));
    return ran.stream()
        .sorted(
            passes
                .thenComparing(one -> !one.result().outcome().hasUsablePoint())
                .thenComparingDouble(one -> one.result().gapLeft()))
        .toList();
  }
}
