package glissade.explore.page;

import glissade.report.page.Gallery.Theme;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A step of the learning path: from what a slope is to why momentum. Each sets the page up, so that
 * what it tells can be seen and tried. All are about made-up rows.
 */
enum Lesson {
  SLOPE(
      "What is a slope?",
      "One feature, twelve rows, and a line through them. The cost curve shows what every weight would"
          + " cost, all else being equal. Its slope at a point says which way is down, and how steeply.",
      "Step through the iterations and watch the tangent: it lies flatter the nearer the lowest point is.",
      List.of(Theme.DATA, Theme.COST, Theme.WEIGHTS)) {
    @Override
    Situation situation(Situation usual) {
      return small(usual, 1, 12).withStep(OptionalDouble.of(0.1)).withIterations(30).withAt(0);
    }
  },
  GRADIENT(
      "The gradient",
      "With a weight and an intercept the cost is a landscape, and a slope is needed in each of the two"
          + " directions. Together they are the gradient. It stands upright on the contour lines and"
          + " points uphill.",
      "Drag the start somewhere else. Wherever it is, the first step leaves its contour line at a right"
          + " angle.",
      List.of(Theme.CONTOURS, Theme.COST, Theme.DATA)) {
    @Override
    Situation situation(Situation usual) {
      return small(usual, 1, 40).withStep(OptionalDouble.of(0.1)).withIterations(40).withAt(3);
    }
  },
  UPDATE(
      "The update",
      "A step goes against the gradient: w ← w − η·∂L/∂w and b ← b − η·∂L/∂b, both at once. η is the"
          + " step size. These are the article's rows and its η = 0.01.",
      "Press Play. After 250 iterations the loss is nearly gone, and you have seen every one of them.",
      List.of(Theme.CONTOURS, Theme.GAP, Theme.WEIGHTS)) {
    @Override
    Situation situation(Situation usual) {
      return usual.withIterations(1_000).withAt(0);
    }
  },
  STEP_SIZE(
      "Too small, right, too large",
      "A step that is too small wastes iterations; one that is too large jumps over the valley and lands"
          + " higher than it was. The border is known: 2/L, with L the largest curvature. The best"
          + " constant step is 2/(L + μ).",
      "Move the step size through all three bands, and over 2/L.",
      List.of(Theme.RATE, Theme.CONTOURS, Theme.COST, Theme.GAP)) {
    @Override
    Situation situation(Situation usual) {
      return small(usual, 2, 60).withStep(OptionalDouble.of(0.02)).withIterations(60).withAt(60);
    }
  },
  STANDARDIZE(
      "Why standardise?",
      "Here the last column is counted in a unit ten times as small, so its values are ten times as large."
          + " The valley becomes a ravine: κ, the largest curvature over the smallest, is over a hundred,"
          + " and so many iterations does each digit take.",
      "Switch Standardise on. κ falls to about one, and a few iterations are enough.",
      List.of(Theme.SCALING, Theme.CONTOURS, Theme.RATE, Theme.GAP)) {
    @Override
    Situation situation(Situation usual) {
      Recipe recipe = usual.recipe().withFeatures(2).withRows(60).withUnit(10).withNoise(1);
      return usual
          .withRecipe(recipe)
          .withStep(OptionalDouble.empty())
          .withIterations(300)
          .withAt(300);
    }
  },
  DIRECTIONS(
      "Why it is slow",
      "Features that say nearly the same make a ravine that no unit cures. Seen along the"
          + " eigen-directions of the curvature, descent is simple: along each the error shrinks by its own"
          + " factor 1 − ηλ, and the flattest direction is the one that everybody waits for.",
      "Move Collinearity. The steep part of the loss is gone after a few iterations; the flat one stays.",
      List.of(Theme.DIRECTIONS, Theme.CONTOURS, Theme.GAP, Theme.RATE)) {
    @Override
    Situation situation(Situation usual) {
      Recipe recipe = usual.recipe().withFeatures(5).withRows(200).withCollinearity(0.95);
      return usual
          .withRecipe(recipe.withNoise(1))
          .withStep(OptionalDouble.empty())
          .withPlane(Situation.Plane.DIRECTIONS)
          .withIterations(300)
          .withAt(300);
    }
  },
  LOSSES(
      "Noise, outliers, other losses",
      "The squared loss minds large errors most: a few rows that are nonsense pull the whole line. The"
          + " Huber loss counts large errors by their size, not by their square, and hardly notices them.",
      "Change the loss between squared and huber, and look where the line goes.",
      List.of(Theme.DATA, Theme.CONTOURS, Theme.GAP, Theme.WEIGHTS)) {
    @Override
    Situation situation(Situation usual) {
      Recipe recipe = usual.recipe().withFeatures(1).withRows(80).withNoise(1).withOutliers(0.15);
      return usual
          .withRecipe(recipe)
          .withLoss("huber")
          .withStandardized(true)
          .withStep(OptionalDouble.of(0.5))
          .withIterations(100)
          .withAt(100);
    }
  },
  MOMENTUM(
      "Why momentum?",
      "In a ravine the gradient points across the valley, hardly along it. With momentum a part β of the"
          + " last move is made once more: moves across cancel, moves along add up. The number of"
          + " iterations goes with √κ instead of κ.",
      "Change the optimizer between gd and momentum, and start the race of all of them.",
      List.of(Theme.CONTOURS, Theme.GAP, Theme.RATE, Theme.DIRECTIONS)) {
    @Override
    Situation situation(Situation usual) {
      Recipe recipe = usual.recipe().withFeatures(5).withRows(200).withCollinearity(0.95);
      return usual
          .withRecipe(recipe.withNoise(1))
          .withOptimizer("momentum")
          .withStep(OptionalDouble.empty())
          .withPlane(Situation.Plane.DIRECTIONS)
          .withIterations(200)
          .withAt(60);
    }
  };

  private final String title;
  private final String text;
  private final String task;

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed.
  private final List<Theme> themes;

  static final int COUNT = List.of(values()).size();

  Lesson(String title, String text, String task, List<Theme> themes) {
    this.title = title;
    this.text = text;
    this.task = task;
    this.themes = themes;
  }

  /**
   * One of them.
   *
   * @param number from 1 to {@link #COUNT}
   */
  static Lesson number(int number) {
    return List.of(values()).get(number - 1);
  }

  /** From 1. */
  int number() {
    return List.of(values()).indexOf(this) + 1;
  }

  String title() {
    return title;
  }

  /** Two or three sentences. */
  String text() {
    return text;
  }

  /** What to try. */
  String task() {
    return task;
  }

  /** What its pictures are about. */
  List<Theme> themes() {
    return themes;
  }

  /** How it sets the page up, from the article's situation. */
  abstract Situation situation(Situation usual);

  private static Situation small(Situation usual, int features, int rows) {
    Recipe recipe = usual.recipe().withFeatures(features).withRows(rows).withNoise(1);
    return usual.withRecipe(recipe);
  }
}
