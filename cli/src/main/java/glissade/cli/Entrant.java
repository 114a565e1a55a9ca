package glissade.cli;

import glissade.descent.Optimizer;
import glissade.objective.Objective;
import glissade.optimizer.Catalogue;
import glissade.optimizer.StepSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An optimizer that takes part in a race.
 *
 * @param name as it was written: {@code momentum:0.95}, {@code gd@0.01}
 * @param optimizer what that is
 */
record Entrant(String name, Optimizer optimizer) {

  /** What one begins with: a name, and then the end, its numbers or its step size. */
  private static final Pattern BEGINNING = Pattern.compile("[^:@=,]+(?=[:@,]|$)");

  /**
   * Those somebody chose.
   *
   * @param text names with commas between them; numbers after a colon, as in {@code --optimizer},
   *     have names of their own from the second on ({@code adam:0.01,beta2=0.99}), and so are told
   *     from the next optimizer; a step size after an @
   * @throws UsageException if one of them is unknown, or does not go with its step
   */
  static List<Entrant> parse(String text) {
    List<String> names = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher beginning = BEGINNING.matcher(part.strip());
      if (beginning.lookingAt() || names.isEmpty()) {
        names.add(part.strip());
      } else {
        int last = names.size() - 1;
        names.set(last, names.get(last) + "," + part.strip());
      }
    }
    return names.stream().distinct().map(Entrant::of).toList();
  }

  private static Entrant of(String name) {
    int at = name.indexOf('@');
    try {
      Optional<StepSize> step =
          at < 0 ? Optional.empty() : Optional.of(OptimizerNames.stepSize(name.substring(at + 1)));
      return new Entrant(
          name, OptimizerNames.optimizer(at < 0 ? name : name.substring(0, at), step));
    } catch (IllegalArgumentException e) {
      throw new UsageException(OptimizerNames.complaint("--optimizers:", name, e), e);
    }
  }

  /** All there are that need not be told a step size for this loss. */
  static List<Entrant> all(Objective objective) {
    List<Entrant> able = new ArrayList<>();
    for (String name : Catalogue.withoutRows()) {
      Entrant entrant = of(name);
      if (entrant.refused(objective).isEmpty()) {
        able.add(entrant);
      }
    }
    return able;
  }

  /** Why it does not go with a loss; empty if it does. */
  Optional<String> refused(Objective objective) {
    try {
      optimizer.on(objective).start(objective);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
