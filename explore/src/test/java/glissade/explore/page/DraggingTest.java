package glissade.explore.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.explore.server.Request;
import glissade.explore.server.UnusableRequestException;
import glissade.report.chart.Chart;
import glissade.report.picture.Picture;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is pointed at is the row, the column and the value that it looks like. */
class DraggingTest {

  private final Exploration exploration = new Exploration(Subjects.article());
  private final Drawings drawings = new Drawings(exploration);
  private final Dragging dragging = new Dragging(exploration, drawings);

  private Situation situation(String state) {
    return exploration.read(state).situation();
  }

  private Chart data(Situation situation) {
    return drawings.pictures(situation).stream()
        .filter(picture -> picture.id().equals("data"))
        .map(Picture::charts)
        .flatMap(Collection::stream)
        .findFirst()
        .orElseThrow();
  }

  /** Row and place as the page sends them. */
  private Request pointed(Situation seen, int row, double x, double y, Map<String, Object> more) {
    Chart chart = data(seen);
    Map<String, Object> action = new HashMap<>(more);
    action.put("what", "point:" + row);
    action.put("picture", chart.id());
    action.put("x", chart.frame().x().place(x));
    action.put("y", chart.frame().y().place(y));
    return new Request(action);
  }

  private static Request row(int row) {
    return new Request(Map.of("what", "point:" + row));
  }

  @Test
  void aPointGoesWhereItIsDraggedAndNoOtherDoes() {
    Situation before = situation("n=10&d=1");
    Situation after = dragging.drag(before, pointed(before, 4, 0.5, 7, Map.of()));
    DenseTable was = DenseTable.of(exploration.table(before).rows());
    DenseTable is = DenseTable.of(exploration.table(after).rows());
    assertThat(is.x()[4][0]).isCloseTo(0.5, within(1e-4));
    assertThat(is.y()[4]).isCloseTo(7, within(1e-3));
    for (int i = 0; i < 10; i++) {
      if (i != 4) {
        assertThat(is.x()[i]).containsExactly(was.x()[i]);
        assertThat(is.y()[i]).isEqualTo(was.y()[i]);
      }
    }
  }

  @Test
  void afterARowIsGoneTheOthersAreStillThemselves() {
    Situation before = situation("n=10&d=1&edits=2:x;10:0=3");
    // Nine and one are shown: number 5 of them is row 6 of those there were.
    assertThat(dragging.delete(before, row(5)).edits().changes()).containsOnlyKeys(2, 6, 10);
    assertThat(change(dragging.delete(before, row(9)).edits(), 10).deleted()).isTrue();
    assertThat(dragging.drag(before, pointed(before, 5, 0, 1, Map.of())).edits().changes())
        .containsOnlyKeys(2, 6, 10);
    assertThat(dragging.add(before, new Request(Map.of())).edits().changes())
        .containsOnlyKeys(2, 10, 11);
    assertThatThrownBy(() -> dragging.delete(before, row(10)))
        .isInstanceOf(UnusableRequestException.class)
        .hasMessageContaining("point:10");
  }

  @Test
  void theAxesAreThoseThatThereWereWhenTheDraggingBegan() {
    Situation first = situation("n=10&d=1");
    Situation grown = dragging.drag(first, pointed(first, 3, 40, 400, Map.of()));
    Situation again =
        dragging.drag(grown, pointed(first, 3, 0.25, 5, Map.of("from", first.toString())));
    assertThat(change(again.edits(), 3).values())
        .hasEntrySatisfying(1, x -> assertThat(x).isCloseTo(0.25, within(1e-4)))
        .hasEntrySatisfying(0, y -> assertThat(y).isCloseTo(5, within(1e-3)));
  }

  @Test
  void threeRowsAreLeft() {
    Situation four = situation("n=4&d=1");
    Situation three = dragging.delete(four, row(0));
    assertThatThrownBy(() -> dragging.delete(three, row(0)))
        .isInstanceOf(UnusableRequestException.class)
        .hasMessageContaining("Fewer than 3");
  }

  @Test
  void aTargetStaysOneThatTheLossIsFor() {
    Situation classes = situation("n=20&d=1&loss=logistic");
    assertThat(exploration.tell(classes).reason()).isEmpty();
    Situation dragged = dragging.drag(classes, pointed(classes, 4, 0, 0.7, Map.of()));
    assertThat(DenseTable.of(exploration.table(dragged).rows()).y()[4]).isEqualTo(1);
    Situation more = dragging.add(classes, new Request(Map.of()));
    assertThat(DenseTable.of(exploration.table(more).rows()).y()[20]).isBetween(0.0, 1.0);
    assertThat(exploration.tell(more).reason()).isEmpty();
    Situation counts = situation("n=20&d=1&loss=poisson&step=0.01");
    Situation counted = dragging.add(counts, new Request(Map.of()));
    double count = DenseTable.of(exploration.table(counted).rows()).y()[20];
    assertThat(count).isEqualTo(Math.rint(count)).isNotNegative();
  }

  @Test
  void noMoreRowsAreChangedThanAnAddressHolds() {
    Situation situation = situation("n=300&d=1");
    Edits edits = Edits.NONE;
    for (int i = 0; i < Edits.MOST; i++) {
      edits = edits.with(i, 0, 1);
    }
    Situation full = situation.withEdits(edits);
    assertThatThrownBy(() -> dragging.delete(full, row(250)))
        .isInstanceOf(UnusableRequestException.class)
        .hasMessageContaining("200");
    assertThat(change(dragging.delete(full, row(7)).edits(), 7).deleted()).isTrue();
    assertThat(exploration.read(full + ";250:0=1").situation().edits().isEmpty()).isTrue();
    assertThat(exploration.read(full.toString()).situation()).isEqualTo(full);
  }

  @Test
  void aLinkThatTakesOutEveryRowIsReadWithoutThat() {
    SituationText.Reading reading = exploration.read("n=3&d=1&edits=0:x;1:x;2:x");
    assertThat(reading.situation().edits().isEmpty()).isTrue();
    assertThat(reading.notices()).singleElement().asString().contains("leaves no rows");
    assertThat(exploration.read("n=3&d=1&edits=0:x;1:x;2:x;3:x").situation().edits().isEmpty())
        .isTrue();
    assertThat(exploration.read("n=3&d=1&edits=0:x;1:x;2:x;3:0=1").notices()).isEmpty();
    assertThat(exploration.read("n=3&d=1&edits=0:x;1:x").notices()).isEmpty();
  }

  @Test
  void rowsOfOnesOwnAreChangedToo() {
    Exploration own = new Exploration(Subjects.ofOnesOwn());
    Situation before = own.usual();
    assertThat(own.table(before).rows().count()).isEqualTo(8);
    Situation after = before.withEdits(Edits.NONE.without(3).with(0, 0, 99));
    DenseTable is = DenseTable.of(own.table(after).rows());
    assertThat(is.y()).hasSize(7).startsWith(99, 4.9, 7.2, 11.1);
    assertThat(own.table(before).rows().count()).isEqualTo(8);
  }

  @Test
  void everyChoiceThatIsSeenIsDrawnAnew() {
    Situation before = situation("n=40&d=3&noise=2&optimizer=momentum&momentum=0.5&step=0.1");
    Map<String, Situation> others = new TreeMap<>();
    for (String change :
        new String[] {
          "momentum=0.8", "step=0.2", "plane=directions", "diagnostics=on", "race=on", "shown=2",
          "standardize=on", "iterations=7", "loss=huber", "start=1,2,3,4", "seed=7", "noise=3"
        }) {
      others.put(change, situation(before + "&" + change));
    }
    String first = drawings.pictures(before).toString();
    Map<String, Fragment> shown = drawings.of(before, List.of()).fragments();
    others.forEach(
        (change, other) -> {
          assertThat(drawings.pictures(other).toString()).as(change).isNotEqualTo(first);
          Map<String, Fragment> now = drawings.of(other, List.of()).fragments();
          assertThat(hashes(now)).as(change).isNotEqualTo(hashes(shown));
        });
  }

  private static Map<String, String> hashes(Map<String, Fragment> fragments) {
    Map<String, String> hashes = new TreeMap<>();
    fragments.forEach(
        (id, fragment) -> {
          if (id.startsWith(Drawings.PICTURE)) {
            hashes.put(id, fragment.hash());
          }
        });
    return hashes;
  }

  private static Edits.Change change(Edits edits, int row) {
    return Objects.requireNonNull(edits.changes().get(row));
  }
}
