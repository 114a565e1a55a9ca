package glissade.model;

import glissade.table.Remedy;

/** Choices that do not go together, or not with the rows there are. */
public final class ImpossibleChoiceException extends IllegalArgumentException {

  private final String problem;
  private final Remedy remedy;
  private final String[] names;

  /**
   * @param problem all but what to choose instead, with a full stop
   * @param names what the remedy names
   */
  ImpossibleChoiceException(String problem, Remedy remedy, String... names) {
    super(problem + " " + remedy.ofCommand(names));
    this.problem = problem;
    this.remedy = remedy;
    this.names = names.clone();
  }

  /** The message with other words for what to choose instead. */
  public String message(Remedy.Words words) {
    return problem + " " + remedy.in(words, names);
  }
}
