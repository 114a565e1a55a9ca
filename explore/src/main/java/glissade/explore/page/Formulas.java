package glissade.explore.page;

import glissade.explore.Origin;
import glissade.explore.Subject;
import java.util.Optional;

/** What formulas make of the table that a page is about. Those made lately are not made again. */
final class Formulas {

  private static final String OF_NOTHING = "There is no table here that a formula could be of.";

  private final Subject opened;
  private final Lately<String, Made> made = new Lately<>(3);

  /**
   * @param opened what the page is about before any other formula
   */
  Formulas(Subject opened) {
    this.opened = opened;
  }

  /**
   * What came of a formula.
   *
   * @param reason why there are no rows, in a sentence; empty if there are
   */
  private record Made(Optional<Subject> subject, String reason) {}

  private Made made(String formula) {
    return made.get(formula, () -> make(formula));
  }

  private Made make(String formula) {
    Optional<Origin> origin = opened.origin();
    if (origin.isEmpty()) {
      return new Made(Optional.empty(), OF_NOTHING);
    }
    try {
      return new Made(Optional.of(origin.get().reader().read(formula)), "");
    } catch (IllegalArgumentException e) {
      return new Made(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  /** What a page is about. */
  Subject subject(Situation situation) {
    return situation.own() && !situation.formula().isEmpty()
        ? made(situation.formula()).subject().orElse(opened)
        : opened;
  }

  /** The same with a formula that can be used; what cannot be remains a draft. */
  Situation possible(Situation situation) {
    if (opened.origin().isEmpty()) {
      return situation.withFormula("");
    }
    if (!situation.own()) {
      return situation;
    }
    Situation known = usable(situation.formula()) ? situation : broken(situation);
    return !known.draft().isEmpty() && usable(known.draft())
        ? known.withFormula(plain(known.draft()))
        : known;
  }

  private static Situation broken(Situation situation) {
    String draft = situation.draft().isEmpty() ? situation.formula() : situation.draft();
    return situation.withFormula("").withDraft(draft);
  }

  private boolean usable(String formula) {
    return formula.isEmpty() || isOpened(formula) || made(formula).subject().isPresent();
  }

  /** The one that the page was opened with goes without saying. */
  private String plain(String formula) {
    return isOpened(formula) ? "" : formula;
  }

  private boolean isOpened(String formula) {
    return formula.equals(opened.origin().map(Origin::formula).orElse(""));
  }

  /** What stands in the field: what was typed last. */
  String typed(Situation situation) {
    if (!situation.draft().isEmpty()) {
      return situation.draft();
    }
    return situation.formula().isEmpty()
        ? opened.origin().map(Origin::formula).orElse("")
        : situation.formula();
  }

  /** Why a draft cannot be used; empty if there is none. */
  String reason(Situation situation) {
    return situation.draft().isEmpty() ? "" : made(situation.draft()).reason();
  }
}
