package glissade.spark.ml;

import glissade.model.Route;
import glissade.optimizer.Catalogue;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** The parameters of {@link DescentParams}, as one estimator holds them. */
public final class DescentChoices implements Serializable {

  private static final String AUTO = DescentParams.AUTO;

  final Param<String> weightCol;
  final Param<String> loss;
  final DoubleParam regParam;
  final DoubleParam elasticNetParam;
  final BooleanParam fitIntercept;
  final BooleanParam standardization;
  final IntParam maxIter;
  final DoubleParam tol;
  final Param<String> optimizer;
  final Param<String> step;
  final Param<String> coordinates;
  final Param<String> route;

  /**
   * With the defaults.
   *
   * @param usualLoss the loss unless another is chosen
   * @param losses says which can be
   */
  DescentChoices(Params stage, String usualLoss, Check<String> losses) {
    weightCol =
        new Param<>(
            stage.uid(), "weightCol", "column of row weights; all 1 unless set", String.class);
    loss =
        new TextParam(
            stage, "loss", "what a wrong prediction costs, its number after a colon", losses);
    regParam =
        new NumberParam(
            stage,
            "regParam",
            "λ of λ(α‖w‖₁ + (1 − α)/2 ‖w‖²), what the weights cost beside the mean loss",
            0,
            Double.POSITIVE_INFINITY);
    elasticNetParam =
        new NumberParam(
            stage, "elasticNetParam", "α, the part of the penalty on absolute values", 0, 1);
    fitIntercept = new BooleanParam(stage, "fitIntercept", "whether there is an intercept");
    standardization =
        new BooleanParam(
            stage,
            "standardization",
            "whether the penalty counts a weight per standard deviation of its column");
    maxIter = new CountParam(stage, "maxIter", "the most updates");
    tol =
        new NumberParam(
            stage,
            "tol",
            "when the gradient counts as zero, as a part of its scale",
            0,
            Double.POSITIVE_INFINITY);
    optimizer =
        new TextParam(
            stage, "optimizer", "how to descend, its numbers after a colon", this::checkOptimizer);
    step = new TextParam(stage, "step", "the step size: a number, or a rule", this::checkStep);
    coordinates =
        TextParam.oneOf(
            stage,
            "coordinates",
            "what to descend in; coefficients are in original units whatever it is.",
            List.of(AUTO, "standardized", "raw"));
    route = TextParam.oneOf(stage, "route", "what becomes of the rows.", routes());
    stage.setDefault(loss, usualLoss);
    stage.setDefault(regParam, 0.0);
    stage.setDefault(elasticNetParam, 0.0);
    stage.setDefault(fitIntercept, true);
    stage.setDefault(standardization, true);
    List.of(optimizer, step, coordinates, route).forEach(each -> stage.setDefault(each, AUTO));
  }

  private void checkOptimizer(String text) {
    if (!text.equals(AUTO)) {
      Catalogue.optimizer(text, Optional.empty());
    }
  }

  private void checkStep(String text) {
    if (!text.equals(AUTO)) {
      Catalogue.stepSize(text);
    }
  }

  private static List<String> routes() {
    List<String> names = new ArrayList<>(List.of(AUTO));
    for (Route each : Route.values()) {
      names.add(each.name().toLowerCase(Locale.ROOT));
    }
    return names;
  }

  /** A number of updates. */
  private static final class CountParam extends IntParam {

    CountParam(Params stage, String name, String doc) {
      super(stage, name, doc);
    }

    @Override
    public void validate(Object value) {
      if ((Integer) value < 0) {
        throw new IllegalArgumentException(
            name() + ": found " + value + ", expected a whole number that is not negative.");
      }
    }
  }
}
