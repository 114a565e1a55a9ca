package glissade.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.model.Trainer;
import glissade.report.run.History;
import glissade.report.run.Story;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetailTest {

  @Test
  void whatIsSmallEnoughIsShownInFull() {
    List<Detail> asked = new ArrayList<>();
    String text =
        Detail.largest(
            detail -> {
              asked.add(detail);
              return "x".repeat(Detail.LARGEST);
            });
    assertThat(text).hasSize(Detail.LARGEST);
    assertThat(asked).hasSize(1);
    assertThat(asked.get(0).told()).isEmpty();
  }

  /** Bytes count, not letters. */
  @Test
  void whatIsTooLargeIsShownInPartAndThatIsSaid() {
    String text =
        Detail.largest(
            detail -> detail.told().isEmpty() ? "η".repeat(Detail.LARGEST - 1) : "small");
    assertThat(text).isEqualTo("small");
  }

  @Test
  void whateverIsTriedTheLastIsTheSmallest() {
    List<Integer> iterates = new ArrayList<>();
    Detail.largest(
        detail -> {
          iterates.add(detail.iterates());
          return "x".repeat(2 * Detail.LARGEST);
        });
    assertThat(iterates).isSortedAccordingTo((a, b) -> Integer.compare(b, a)).hasSize(5);
  }

  @Test
  void aThinnedHistoryKeepsItsBeginningAndItsEnd() {
    Story story =
        Stories.of(Trainer.automatic().withStep(0.001).withIterations(399), Stories.plane(50, 2));
    History all = story.history();
    History thinned = all.thinned(40);
    List<Long> numbers = thinned.iterates().stream().map(History.Iterate::iteration).toList();
    assertThat(numbers).hasSize(40).isSorted().doesNotHaveDuplicates();
    assertThat(numbers.subList(0, 10)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(numbers.get(39)).isEqualTo(399);
    assertThat(thinned.updates()).isEqualTo(all.updates());
    assertThat(thinned.isThinned()).isTrue();
    assertThat(all.thinned(1_000)).isSameAs(all);
  }
}
