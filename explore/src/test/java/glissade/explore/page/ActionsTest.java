package glissade.explore.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.explore.Subject;
import glissade.explore.server.Request;
import glissade.explore.server.UnusableRequestException;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What can be done on the page, and what a link can ask for. */
class ActionsTest {

  private final Exploration exploration = new Exploration(Subjects.article());
  private final Actions actions = new Actions(exploration, new Drawings(exploration));

  @Test
  void restoringTakesBackRowsAndStart() {
    Situation before = exploration.read("n=9&d=1&step=0.2&start=3,4&edits=2:x").situation();
    assertThat(actions.after(before, new Request(Map.of("kind", "restore"))).situation())
        .isEqualTo(exploration.read("n=9&d=1&step=0.2").situation());
  }

  @Test
  void oneValueSetsOneThing() {
    Map<String, Object> action = Map.of("kind", "set", "name", "step", "value", "0.1&n=7");
    assertThatThrownBy(() -> actions.after(Situation.ARTICLE, new Request(action)))
        .isInstanceOf(UnusableRequestException.class);
  }

  @Test
  void countsAreWholeAndLinksOfAPage() {
    assertThat(exploration.read("iterations=2.5").notices()).hasSize(1);
    assertThat(exploration.read("iterations=2.5").situation()).isEqualTo(Situation.ARTICLE);
    assertThat(exploration.read("step=0.1" + "&k=1".repeat(16_000)).notices())
        .singleElement()
        .asString()
        .contains("too long");
  }

  @Test
  void theLastColumnCanBeEditedAndNoneBeyond() {
    Situation situation = exploration.read("n=9&d=2&edits=4:2=7,3=8").situation();
    assertThat(change(situation.edits(), 4).values()).containsExactly(Map.entry(2, 7.0));
    assertThat(DenseTable.of(exploration.table(situation).rows()).x()[4][1]).isEqualTo(7);
  }

  @Test
  void aTargetThatTheLossIsNotForIsTold() {
    Told told =
        exploration.tell(
            exploration.read("n=20&d=1&loss=poisson&step=0.01&edits=4:0=-1").situation());
    assertThat(told.story()).isEmpty();
    assertThat(told.reason()).contains("poisson", "here is -1");
  }

  @Test
  void rowsThatCountMoreStillDoWhenOthersAreTakenOut() {
    Exploration weighted =
        new Exploration(
            new Subject(
                "four rows",
                "y",
                List.of("x"),
                InMemoryRows.of(
                    new double[][] {{1}, {2}, {3}, {4}},
                    new double[] {1, 2, 4, 3},
                    new double[] {1, 5, 2, 3}),
                4,
                Trainer.automatic(),
                true,
                false,
                List.of()));
    Situation fewer = weighted.usual().withEdits(Edits.NONE.without(0));
    assertThat(weighted.table(fewer).isWeighted()).isTrue();
    assertThat(DenseTable.of(weighted.table(fewer).rows()).weights()).containsExactly(5, 2, 3);
  }

  private static Edits.Change change(Edits edits, int row) {
    return Objects.requireNonNull(edits.changes().get(row));
  }
}
