package glissade.explore.page;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Everything that was chosen on the page: all of its state, and what a link restores. Immutable;
 * each {@code with} returns a changed copy.
 */
final class Situation {

  static final int MOST_ITERATIONS = 1_000;

  /** The article's: a thousand updates with η = 0.01 on the columns as they are. */
  static final Situation ARTICLE = new Situation();

  /** The plane of the contours. */
  enum Plane {
    /** Of two weights. */
    WEIGHTS,
    /** Of the steepest and the flattest direction of the Hessian. */
    DIRECTIONS
  }

  private boolean own;
  private String formula = "";
  private String draft = "";
  private Recipe recipe = Recipe.ARTICLE;
  private Edits edits = Edits.NONE;
  private String loss = "squared";
  private String optimizer = "gd";
  private OptionalDouble step = OptionalDouble.of(0.01);
  private OptionalDouble momentum = OptionalDouble.empty();
  private boolean standardized;
  private Start start = Start.USUAL;
  private int iterations = MOST_ITERATIONS;
  private Plane plane = Plane.WEIGHTS;
  private int shown;
  private int at = 12;
  private int lesson;
  private boolean race;
  private boolean diagnostics;

  private Situation() {}

  private Situation changed(Consumer<Situation> change) {
    Situation copy = new Situation();
    copy.own = own;
    copy.formula = formula;
    copy.draft = draft;
    copy.recipe = recipe;
    copy.edits = edits;
    copy.loss = loss;
    copy.optimizer = optimizer;
    copy.step = step;
    copy.momentum = momentum;
    copy.standardized = standardized;
    copy.start = start;
    copy.iterations = iterations;
    copy.plane = plane;
    copy.shown = shown;
    copy.at = at;
    copy.lesson = lesson;
    copy.race = race;
    copy.diagnostics = diagnostics;
    change.accept(copy);
    return copy;
  }

  /** On the rows that the page was opened with, or on made-up ones. */
  Situation withOwn(boolean other) {
    return changed(
        copy -> {
          copy.own = other;
          copy.edits = own == other ? edits : Edits.NONE;
          copy.start = own == other ? start : Start.USUAL;
        });
  }

  /** With other features; what was said of the old ones by their places is gone with them. */
  Situation withFormula(String other) {
    return changed(
        copy -> {
          copy.formula = other;
          copy.draft = "";
          if (!other.equals(formula)) {
            copy.edits = Edits.NONE;
            copy.start = Start.USUAL;
            copy.shown = 0;
          }
        });
  }

  Situation withDraft(String other) {
    return changed(copy -> copy.draft = other);
  }

  /** With other made-up rows; those that were changed by hand are gone with the old ones. */
  Situation withRecipe(Recipe other) {
    return changed(
        copy -> {
          copy.edits = other.equals(recipe) ? edits : Edits.NONE;
          copy.start = other.features() == recipe.features() ? start : Start.USUAL;
          copy.recipe = other;
        });
  }

  Situation withEdits(Edits other) {
    return changed(copy -> copy.edits = other);
  }

  /** With another loss, whose weights are of another size: it begins by itself again. */
  Situation withLoss(String other) {
    return changed(
        copy -> {
          copy.loss = other;
          copy.start = other.equals(loss) ? start : Start.USUAL;
        });
  }

  Situation withOptimizer(String other) {
    return changed(copy -> copy.optimizer = other);
  }

  Situation withStep(OptionalDouble other) {
    return changed(copy -> copy.step = other);
  }

  Situation withMomentum(OptionalDouble other) {
    return changed(copy -> copy.momentum = other);
  }

  Situation withStandardized(boolean other) {
    return changed(copy -> copy.standardized = other);
  }

  Situation withStart(Start other) {
    return changed(copy -> copy.start = other);
  }

  Situation withIterations(int other) {
    return changed(
        copy -> {
          copy.iterations = other;
          copy.at = Math.min(at, other);
        });
  }

  Situation withPlane(Plane other) {
    return changed(copy -> copy.plane = other);
  }

  Situation withShown(int other) {
    return changed(copy -> copy.shown = other);
  }

  Situation withAt(int other) {
    return changed(copy -> copy.at = Math.min(other, iterations));
  }

  Situation withLesson(int other) {
    return changed(copy -> copy.lesson = other);
  }

  Situation withRace(boolean other) {
    return changed(copy -> copy.race = other);
  }

  Situation withDiagnostics(boolean other) {
    return changed(copy -> copy.diagnostics = other);
  }

  /**
   * What is left of this where there are other columns than it was made for.
   *
   * @param features d of the rows
   */
  Situation on(int features) {
    return changed(
        copy -> {
          copy.shown = Math.min(shown, features);
          copy.edits = edits.within(features);
          boolean fits = start.isUsual() || start.coefficients().size() == features + 1;
          copy.start = fits ? start : Start.USUAL;
        });
  }

  /** Whether it is about the rows that the page was opened with, not about made-up ones. */
  boolean own() {
    return own;
  }

  /** What makes features of one's own columns; empty for what the page was opened with. */
  String formula() {
    return formula;
  }

  /** A formula that was typed and cannot be used, until it is another; empty if there is none. */
  String draft() {
    return draft;
  }

  /** What made-up rows are made from; of no meaning where the rows are somebody's own. */
  Recipe recipe() {
    return recipe;
  }

  /** What was changed in the rows by hand. */
  Edits edits() {
    return edits;
  }

  /** By its name on the command line. */
  String loss() {
    return loss;
  }

  /** By its name on the command line. */
  String optimizer() {
    return optimizer;
  }

  /** η, or empty for the best one that is known. */
  OptionalDouble step() {
    return step;
  }

  /** β, or empty for the one that suits. */
  OptionalDouble momentum() {
    return momentum;
  }

  /** Whether descent runs on columns of mean 0 and standard deviation 1. */
  boolean standardized() {
    return standardized;
  }

  /** Where it begins. */
  Start start() {
    return start;
  }

  /** How many updates are made. */
  int iterations() {
    return iterations;
  }

  /** The plane that the contours are drawn in. */
  Plane plane() {
    return plane;
  }

  /** The feature that pictures of one weight are about: 0 for the one that matters most. */
  int shown() {
    return shown;
  }

  /** The iteration that is shown. */
  int at() {
    return at;
  }

  /** The step of the learning path, from 1; 0 for none. */
  int lesson() {
    return lesson;
  }

  /** Whether all optimizers run from the same start. */
  boolean race() {
    return race;
  }

  /** Whether there are pictures of what the model leaves unexplained. */
  boolean diagnostics() {
    return diagnostics;
  }

  /** What the run hangs on, beside the rows. */
  List<Object> run() {
    return List.of(loss, optimizer, step, momentum, standardized, start, iterations);
  }

  /** What is shown of it. */
  List<Object> view() {
    return List.of(plane, shown, race, diagnostics, lesson);
  }

  private List<Object> all() {
    return List.of(own, formula, draft, recipe, edits, run(), view(), at);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Situation that && all().equals(that.all());
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }

  @Override
  public String toString() {
    return SituationText.of(this, ARTICLE);
  }
}
