package glissade.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.descent.Arrival;
import glissade.descent.Outcome;
import glissade.model.Trainer;
import glissade.report.run.Account.Tone;
import glissade.report.run.History.Iterate;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which iterates of a run are kept. */
class HistoryTest {

  private static final long UPDATES = 3_001;

  private final Story story =
      Runs.of(
          Trainer.automatic().withStep(1e-4).withIterations(UPDATES),
          Runs.rows(50, 2, 1).inMemory());

  private static List<Long> iterations(History history) {
    return history.iterates().stream().map(Iterate::iteration).toList();
  }

  @Test
  void theFirstThoseOfTheArticleAndTheLastAreKept() {
    List<Long> kept = iterations(story.history());
    assertThat(kept)
        .isSorted()
        .doesNotHaveDuplicates()
        .startsWith(LongStream.range(0, 50).boxed().toArray(Long[]::new))
        .contains(249L, 250L, 999L, 1000L)
        .endsWith(UPDATES);
    assertThat(kept.size()).isBetween(200, 401);
    assertThat(story.history().updates()).isEqualTo(UPDATES);
    assertThat(story.history().isThinned()).isTrue();
  }

  @Test
  void ofTheOthersEveryEighthOrSixteenthIsKept() {
    Set<Long> always = Set.of(249L, 250L, 999L, 1000L, UPDATES);
    List<Long> others =
        iterations(story.history()).stream().filter(k -> k >= 50 && !always.contains(k)).toList();
    long stride = others.get(1) - others.get(0);
    assertThat(Long.bitCount(stride)).isEqualTo(1);
    for (int i = 1; i < others.size(); i++) {
      assertThat(others.get(i) - others.get(i - 1)).isEqualTo(stride);
    }
  }

  @Test
  void theLastIsWhereItArrived() {
    Arrival arrival = story.fit().outcome().arrival();
    List<Iterate> iterates = story.history().iterates();
    Iterate last = iterates.get(iterates.size() - 1);
    assertThat(last.at()).containsExactly(arrival.at());
    assertThat(last.loss()).isEqualTo(arrival.loss());
    assertThat(last.stepSize()).isNaN();
    assertThat(iterates.get(0).at()).containsExactly(story.plan().beginning());
    assertThat(iterates.get(iterates.size() - 2).stepSize()).isEqualTo(1e-4);
  }

  @Test
  void fewerAreTheFirstAndSomeToTheLast() {
    for (int count : new int[] {4, 17, 100}) {
      History fewer = story.history().thinned(count);
      assertThat(iterations(fewer))
          .hasSize(count)
          .isSorted()
          .doesNotHaveDuplicates()
          .startsWith(0L)
          .endsWith(UPDATES);
      assertThat(fewer.updates()).isEqualTo(UPDATES);
      assertThat(fewer.isThinned()).isTrue();
    }
    assertThat(story.history().thinned(1_000)).isSameAs(story.history());
  }

  @Test
  void onlyWhatArrivedIsGood() {
    Story arrived = Runs.of(Trainer.automatic(), Runs.rows(50, 2, 1));
    assertThat(arrived.fit().outcome()).isInstanceOf(Outcome.Converged.class);
    assertThat(Tone.of(arrived.fit().outcome())).isEqualTo(Tone.GOOD);
    Story exploded = Runs.of(Trainer.automatic().withStep(50), Runs.rows(50, 2, 1));
    assertThat(exploded.fit().outcome()).isInstanceOf(Outcome.Diverged.class);
    assertThat(Tone.of(exploded.fit().outcome())).isEqualTo(Tone.BAD);
  }

  @Test
  void whatIsToldOnCostsOneEvaluationAnIteration() {
    Story exploded = Runs.of(Trainer.automatic().withStep(50), Runs.rows(50, 2, 1));
    List<Iterate> run = exploded.history().iterates();
    List<Iterate> all = exploded.iterates();
    assertThat(all.size()).isGreaterThan(run.size());
    for (int i = run.size(); i < all.size(); i++) {
      assertThat(all.get(i).iteration()).isEqualTo(all.get(i - 1).iteration() + 1);
      assertThat(all.get(i).evaluations()).isEqualTo(all.get(i - 1).evaluations() + 1);
    }
  }

  @Test
  void aWeightMattersByWhatItDoesPerDeviation() {
    Story story = Runs.of(Trainer.automatic(), Runs.rows(50, 3, 1));
    // Columns spread about 2, 4 and 6.
    double[] coefficients = {100, 3, 2, 0.1};
    assertThat(LargestWeights.of(coefficients, story.plan().columns(), 1)).containsExactly(2);
    assertThat(LargestWeights.of(coefficients, story.plan().columns(), 2)).containsExactly(1, 2);
    coefficients[3] = -5;
    assertThat(LargestWeights.of(coefficients, story.plan().columns(), 2)).containsExactly(2, 3);
  }
}
