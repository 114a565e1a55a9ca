package glissade.explore.page;

import static glissade.report.words.Shell.quoted;

import glissade.descent.Outcome;
import glissade.loss.ClassWeighted;
import glissade.penalty.ElasticNet;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The commands that make the same run in a terminal: on the article's rows {@code glissade demo},
 * on others of its kind {@code generate} and {@code fit}, on rows that were changed {@code fit} of
 * the table that the page gives to be saved.
 */
final class CommandLines {

  /** What the table that the page gives is called. */
  static final String TABLE = "glissade-rows.csv";

  private final Exploration exploration;
  private final Situation situation;
  private final Told told;

  CommandLines(Exploration exploration, Situation situation, Told told) {
    this.exploration = exploration;
    this.situation = situation;
    this.told = told;
  }

  /** One command a line. */
  String text() {
    if (isDemo()) {
      return "glissade demo --rows "
          + situation.recipe().rows()
          + " --seed "
          + situation.recipe().seed()
          + " --iterations "
          + situation.iterations()
          + " --step "
          + SituationText.text(situation.step().orElseThrow());
    }
    return isPlain() ? generate() + "\n" + fit(TABLE) : fit(own() ? "" : TABLE);
  }

  /** Rows that the command line makes or has. */
  private boolean isPlain() {
    Choices.Targets targets = Choices.Targets.of(exploration.loss(situation));
    return !situation.own()
        && situation.edits().isEmpty()
        && new MadeUp(situation.recipe(), targets).isPlain();
  }

  private boolean own() {
    return situation.own()
        && situation.edits().isEmpty()
        && !exploration.subject(situation).isSample();
  }

  /** The demo makes all its updates, converged or not. */
  private boolean isDemo() {
    Recipe recipe = situation.recipe();
    return isPlain()
        && recipe.features() == Recipe.ARTICLE.features()
        && recipe.noise() == 0
        && situation.loss().equals("squared")
        && situation.optimizer().equals("gd")
        && situation.step().isPresent()
        && !situation.standardized()
        && !(outcome() instanceof Outcome.Converged);
  }

  private Outcome outcome() {
    return told.story().orElseThrow().fit().outcome();
  }

  private String generate() {
    Recipe recipe = situation.recipe();
    StringJoiner weights = new StringJoiner(",");
    for (double weight : new MadeUp(recipe, Choices.Targets.NUMBERS).weights()) {
      weights.add(SituationText.text(weight));
    }
    return "glissade generate --rows "
        + recipe.rows()
        + " --weights "
        + weights
        + " --intercept "
        + SituationText.text(MadeUp.intercept())
        + (recipe.noise() > 0 ? " --noise " + SituationText.text(recipe.noise()) : "")
        + " --seed "
        + recipe.seed()
        + " --output "
        + TABLE;
  }

  private String fit(String table) {
    List<String> words = new ArrayList<>(List.of("glissade", "fit"));
    if (table.isEmpty()) {
      ownWords().stream().map(word -> quoted(word)).forEach(words::add);
    } else {
      words.addAll(List.of(table, "--target", quoted(exploration.target(situation))));
      words.addAll(model());
    }
    if (!situation.loss().equals(table.isEmpty() ? exploration.usual().loss() : "squared")) {
      words.addAll(List.of("--loss", situation.loss()));
    }
    words.addAll(List.of("--optimizer", Choices.optimizer(situation)));
    if (Choices.step(situation).isPresent()) {
      words.addAll(List.of("--step", SituationText.text(situation.step().orElseThrow())));
    }
    words.addAll(List.of("--standardize", situation.standardized() ? "on" : "off"));
    words.addAll(List.of("--iterations", String.valueOf(situation.iterations())));
    words.addAll(List.of("--tolerance", SituationText.text(exploration.tolerance(situation))));
    return String.join(" ", words);
  }

  /** What was typed when the page was opened, without a loss that is another one now. */
  private List<String> ownWords() {
    List<String> words = new ArrayList<>(exploration.subject(situation).words());
    if (!situation.loss().equals(exploration.usual().loss())) {
      int at = words.indexOf("--loss");
      if (at >= 0) {
        words.subList(at, Math.min(at + 2, words.size())).clear();
      }
      words.removeIf(word -> word.startsWith("--loss="));
    }
    return words;
  }

  /** What else is asked for of a table that the page gives. */
  private List<String> model() {
    List<String> words = new ArrayList<>();
    if (!exploration.intercept(situation)) {
      words.add("--no-intercept");
    }
    if (exploration.table(situation).isWeighted()) {
      words.addAll(List.of("--row-weights", quoted(Downloads.WEIGHT)));
    }
    ElasticNet penalty = exploration.trainer(situation).penalty();
    if (!penalty.isNone()) {
      words.addAll(List.of("--penalty", penalty.name()));
      words.addAll(List.of("--lambda", SituationText.text(penalty.lambda())));
      if (penalty.name().equals("elastic-net")) {
        words.addAll(List.of("--l1-ratio", SituationText.text(penalty.l1Ratio())));
      }
      if (!penalty.perDeviation()) {
        words.addAll(List.of("--penalty-scale", "raw"));
      }
    }
    return words;
  }

  /** What is to be known about them. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!isPlain() && !own()) {
      notes.add("Save the rows first, as " + TABLE + ": the page gives them under Data.");
    }
    boolean factors = !exploration.trainer(situation).penalty().factors().isEmpty();
    if (!own() && (factors || exploration.loss(situation) instanceof ClassWeighted)) {
      notes.add("Class weights and penalty factors are to be given as when the page was opened.");
    }
    if (!situation.start().isUsual()) {
      notes.add(
          "The command line begins by itself, not where the start was dragged to: it arrives at the"
              + " same optimum on another way. In Java the start can be given.");
    }
    return notes;
  }
}
