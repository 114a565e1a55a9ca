package glissade.report.run;

import glissade.descent.Outcome;
import java.util.List;

/**
 * What is told of a run in words, the same on a terminal and in a report.
 *
 * @param verdict how it ended, in a sentence
 * @param tone whether that is what was hoped for
 * @param why what happened, in more sentences; may be none
 * @param remedies what would help, each with what it would take; may be none
 * @param notes how the data were read and what was planned
 * @param amounts what the model amounts to
 */
public record Account(
    String verdict,
    Tone tone,
    List<String> why,
    List<String> remedies,
    List<String> notes,
    List<String> amounts) {

  /** Whether something is as was hoped. */
  public enum Tone {
    /** It arrived. */
    GOOD,
    /** It did what was asked, and whether it arrived was not. */
    NEUTRAL,
    /** It did not. */
    BAD;

    /** That of an outcome. */
    public static Tone of(Outcome outcome) {
      if (outcome instanceof Outcome.Converged) {
        return GOOD;
      }
      return outcome instanceof Outcome.Completed || outcome instanceof Outcome.Cancelled
          ? NEUTRAL
          : BAD;
    }
  }

  public Account {
    why = List.copyOf(why);
    remedies = List.copyOf(remedies);
    notes = List.copyOf(notes);
    amounts = List.copyOf(amounts);
  }
}
