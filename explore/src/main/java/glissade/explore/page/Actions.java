package glissade.explore.page;

import glissade.explore.server.Request;
import glissade.explore.server.UnusableRequestException;
import java.util.List;
import java.util.OptionalDouble;

/** What can be done on the page, as changes of its {@link Situation}. */
final class Actions {

  private static final long SEED_STEP = 1;

  private final Exploration exploration;
  private final Dragging dragging;

  Actions(Exploration exploration, Drawings drawings) {
    this.exploration = exploration;
    this.dragging = new Dragging(exploration, drawings);
  }

  /**
   * The situation after an action, and what is to be said of it.
   *
   * @throws UnusableRequestException if there is no such action
   */
  SituationText.Reading after(Situation situation, Request action) {
    String kind = action.text("kind");
    return switch (kind) {
      case "set" -> set(situation, action.text("name"), action.text("value"));
      case "seed" -> plain(situation.withRecipe(nextSeed(situation.recipe())));
      case "reset" -> plain(exploration.usual());
      case "restore" -> plain(situation.withEdits(Edits.NONE).withStart(Start.USUAL));
      case "drag" -> plain(dragging.drag(situation, action));
      case "delete" -> plain(dragging.delete(situation, action));
      case "add" -> plain(dragging.add(situation, action));
      case "lesson" -> plain(lesson(situation, action.text("value")));
      default ->
          throw new UnusableRequestException(
              "There is no action called '" + kind + "'. Reload the page.");
    };
  }

  private static SituationText.Reading plain(Situation situation) {
    return new SituationText.Reading(situation, List.of());
  }

  private static Recipe nextSeed(Recipe recipe) {
    return recipe.withSeed((recipe.seed() + SEED_STEP) % Integer.MAX_VALUE);
  }

  private Situation lesson(Situation situation, String number) {
    int lesson;
    try {
      lesson = (int) SituationText.whole(number, 0, Lesson.COUNT);
    } catch (IllegalArgumentException e) {
      throw new UnusableRequestException("There is no lesson " + number + ". Reload the page.");
    }
    return lesson == 0
        ? situation.withLesson(0)
        : Lesson.number(lesson).situation(Situation.ARTICLE).withLesson(lesson);
  }

  /** A formula is a draft until it has been seen to make rows. */
  private static Situation described(Situation situation, String formula) {
    if (formula.length() > FormulaText.LONGEST) {
      throw new UnusableRequestException(
          "A formula has at most "
              + FormulaText.LONGEST
              + " characters on this page, and this one has "
              + formula.length()
              + ". Open the page with it: glissade explore --features.");
    }
    return formula.isBlank() ? situation.withFormula("") : situation.withDraft(formula);
  }

  private SituationText.Reading set(Situation situation, String name, String value) {
    if (name.equals("formula")) {
      return plain(described(situation, value));
    }
    if (value.indexOf('&') >= 0) {
      throw new UnusableRequestException("A value cannot hold an &.");
    }
    if (name.equals("step-place")) {
      double place = SituationText.clamped(value, 0, StepScale.PLACES);
      double eta = exploration.stepScale(situation).step(place);
      return plain(situation.withStep(OptionalDouble.of(eta)));
    }
    return SituationText.read(name + "=" + value, situation);
  }
}
