package glissade.report.slice;

import glissade.compress.Moments;
import glissade.model.ClassesPlan;
import glissade.model.Plan;
import glissade.objective.Scaling;
import glissade.objective.Whitened;
import glissade.report.run.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which coefficients a run moves one by one, and in what units.
 *
 * @param scaling of the columns, standardised where the run is
 * @param single whether descent has a variable for each coefficient
 */
record Coefficients(Scaling scaling, boolean single) {

  static Coefficients of(Plan plan) {
    boolean intercept = plan.coordinates().intercept();
    Moments columns = plan.columns();
    Scaling scaling =
        plan.coordinates().standardized()
            ? Scaling.standardized(columns, intercept)
            : Scaling.raw(columns.features(), intercept);
    boolean single =
        !(plan instanceof ClassesPlan)
            && (plan.coordinates() instanceof Scaling || plan.coordinates() instanceof Whitened);
    return new Coefficients(scaling, single);
  }

  /** Whether there is a variable of descent for a coefficient, and it moves. */
  boolean moves(int coefficient) {
    return single && coefficient <= scaling.features() && Plane.moves(scaling, coefficient);
  }

  /** The variable of descent that a coefficient is, by its number. */
  int variable(int coefficient) {
    return coefficient == 0 ? 0 : scaling.first() + coefficient - 1;
  }

  /** What one unit more of a coefficient adds to (b, w), the other variables of descent held. */
  double[] original(int coefficient) {
    return scaling.toOriginal(Plane.unit(scaling, coefficient));
  }

  /** What a coefficient is called on an axis. */
  String title(Story story, int coefficient) {
    if (coefficient > 0) {
      return "weight of " + story.name(coefficient);
    }
    return scaling.standardized() ? "intercept, at the columns’ means" : "intercept";
  }

  /**
   * The coefficients that move, the one that changes the prediction most first; the intercept last.
   */
  static List<Integer> byEffect(Story story) {
    Coefficients columns = of(story.plan());
    if (!columns.single) {
      return List.of();
    }
    double[] at = story.plan().coordinates().toOriginal(Slice.centre(story));
    Moments moments = story.plan().columns();
    List<Integer> moving = new ArrayList<>();
    for (int j = 1; j < at.length; j++) {
      if (columns.moves(j)) {
        moving.add(j);
      }
    }
    moving.sort(Comparator.comparingDouble(j -> -Math.abs(at[j]) * moments.centredNorm(j)));
    if (columns.moves(0)) {
      moving.add(0);
    }
    return moving;
  }
}
