package glissade.cli;

import glissade.descent.StopRule;
import glissade.model.CompressedPlan;
import glissade.model.Plan;
import glissade.optimizer.Choice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Further rules of when to stop. */
final class UntilOption {

  private static final Pattern AND = Pattern.compile("\\s+and\\s+");

  @Option(
      names = "--until",
      paramLabel = "RULE",
      description = {
        "Stop when RULE holds too, as well as by --iterations and --tolerance: gap:1e-6 (of the first"
            + " gap to the optimum), gradient:1e-8, step:1e-10 (of the point's size), time:10"
            + " (seconds), evaluations:N, patience:N (without a lower loss). Repeated: when one of"
            + " them holds; joined by and: when all do."
      })
  private List<String> rules = new ArrayList<>();

  /**
   * The rule that ends a descent when one of those that were given does; empty if none was.
   *
   * @throws UsageException if one cannot be read
   */
  Optional<StopRule> rule() {
    try {
      return rules.stream().map(UntilOption::all).reduce(StopRule::or);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--until: " + e.getMessage(), e);
    }
  }

  private static StopRule all(String text) {
    StopRule all = null;
    for (String part : AND.split(text.strip(), -1)) {
      StopRule rule = one(part);
      all = all == null ? rule : all.and(rule);
    }
    if (all == null) {
      throw new IllegalArgumentException("there is no rule in '" + text + "'.");
    }
    return all;
  }

  private static StopRule one(String text) {
    Choice choice = Choice.parse(text);
    StopRule rule =
        switch (choice.name()) {
          case "gap" -> StopRule.gap(positive(choice));
          case "gradient" -> StopRule.stationary(positive(choice));
          case "step" -> StopRule.smallStep(positive(choice));
          case "time" -> StopRule.time(Duration.ofNanos(Math.round(1e9 * positive(choice))));
          case "evaluations" -> StopRule.evaluations(count(choice));
          case "patience" -> StopRule.patience(count(choice));
          case "iterations" -> StopRule.budget(count(choice));
          default ->
              throw new IllegalArgumentException(
                  "there is no rule called '"
                      + choice.name()
                      + "'. There are gap, gradient, step, time, evaluations, patience and"
                      + " iterations.");
        };
    choice.checkAllTaken();
    return rule;
  }

  private static double positive(Choice choice) {
    double number = choice.number("at");
    if (!(number > 0 && Double.isFinite(number))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s must be over 0 and finite, not %s.", choice.name(), number));
    }
    return number;
  }

  private static long count(Choice choice) {
    long count = choice.count("at");
    if (count < 1) {
      throw new IllegalArgumentException(choice.name() + " must be at least 1, not " + count + ".");
    }
    return count;
  }

  /**
   * Whether these rules go with a plan.
   *
   * @throws UsageException if a gap is asked for where the optimum is not known
   */
  void check(Plan plan) {
    boolean wantsGap = rules.stream().anyMatch(rule -> rule.contains("gap"));
    if (wantsGap && !(plan instanceof CompressedPlan)) {
      throw new UsageException(
          "--until gap needs the exact optimum, which is not known where descent goes over the rows"
              + " themselves. Choose --route triangle, or --until gradient:1e-6.");
    }
  }
}
