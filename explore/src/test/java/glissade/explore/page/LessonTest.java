package glissade.explore.page;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.model.CompressedPlan;
import glissade.report.run.History.Iterate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a lesson says is so where it sets the page up. */
class LessonTest {

  private final Exploration exploration = new Exploration(Subjects.article());

  private Situation situation(Lesson lesson) {
    return lesson.situation(Situation.ARTICLE);
  }

  private double condition(Situation situation) {
    CompressedPlan plan = (CompressedPlan) exploration.tell(situation).story().orElseThrow().plan();
    return plan.forecast().spectrum().max() / plan.forecast().spectrum().min();
  }

  @Test
  void theRavineIsOfTheUnitAndStandardizingCuresIt() {
    Situation ravine = situation(Lesson.STANDARDIZE);
    assertThat(condition(ravine)).isGreaterThan(100);
    assertThat(condition(ravine.withStandardized(true))).isLessThan(2);
  }

  @Test
  void theRavineOfCollinearityIsNotCured() {
    for (Lesson lesson : List.of(Lesson.DIRECTIONS, Lesson.MOMENTUM)) {
      assertThat(condition(situation(lesson).withStandardized(true))).isGreaterThan(50);
    }
  }

  @Test
  void theLossThatHardlyNoticesOutliersIsChosen() {
    assertThat(situation(Lesson.LOSSES).loss()).isEqualTo("huber");
    assertThat(situation(Lesson.LOSSES).recipe().outliers()).isPositive();
    assertThat(situation(Lesson.MOMENTUM).optimizer()).isEqualTo("momentum");
  }

  @Test
  void aStoryEndsWhereTheRunDid() {
    for (Lesson lesson : Lesson.values()) {
      Situation situation = situation(lesson);
      var story = exploration.tell(situation).story().orElseThrow();
      List<Iterate> iterates = story.history().iterates();
      assertThat(iterates.get(iterates.size() - 1).iteration())
          .as(lesson.title())
          .isEqualTo(story.fit().outcome().arrival().iteration());
    }
  }
}
