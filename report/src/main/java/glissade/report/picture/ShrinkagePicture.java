package glissade.report.picture;

import glissade.compress.Triangle;
import glissade.model.CompressedPlan;
import glissade.model.Plan;
import glissade.model.Route;
import glissade.objective.CompressedLasso;
import glissade.penalty.ElasticNet;
import glissade.report.run.Story;
import java.util.Optional;

/**
 * What holding a model back does to it: the coefficients for every strength λ of a ridge or a
 * lasso, with the one of this run; or how many degrees of freedom a model has that is stopped
 * early, by iteration. Source: Hastie, Tibshirani and Friedman, The Elements of Statistical
 * Learning, 2nd edition, section 3.4.
 */
public final class ShrinkagePicture {

  static final String ID = "shrinkage";

  private ShrinkagePicture() {}

  /**
   * Of a run on squares with a penalty, or one that stops early.
   *
   * @return empty where nothing is held back, or the rows were not folded
   */
  public static Optional<Picture> of(Story story) {
    Plan plan = story.plan();
    ElasticNet penalty = plan.penalty();
    if (plan.stopsEarly() && penalty.isNone()) {
      return EarlyStopping.picture(story);
    }
    Optional<Triangle> triangle = triangle(plan);
    if (penalty.isNone() || triangle.isEmpty() || story.features().isEmpty()) {
      return Optional.empty();
    }
    return (penalty.isSmooth()
            ? RidgePath.of(triangle.get(), plan, penalty)
            : CornerPath.of(triangle.get(), plan, penalty))
        .map(path -> path.picture(story));
  }

  private static Optional<Triangle> triangle(Plan plan) {
    if (plan instanceof CompressedPlan compressed && plan.choice().route() == Route.TRIANGLE) {
      return Optional.of(compressed.objective().triangle());
    }
    return plan.objective() instanceof CompressedLasso lasso
        ? Optional.of(lasso.smooth().triangle())
        : Optional.empty();
  }
}
