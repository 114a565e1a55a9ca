package glissade.report.words;

import glissade.descent.Optimizer;
import glissade.forecast.Course;
import glissade.forecast.Forecast;
import glissade.objective.Objective;
import glissade.optimizer.Catalogue;
import glissade.optimizer.GradientDescent;
import glissade.optimizer.InverseCurvature;
import glissade.optimizer.Recurrence;
import glissade.optimizer.StepSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An optimizer that can be forecast, with its best coefficients for some coordinates.
 *
 * @param key what it is called in JSON
 * @param label what it is called in a table
 * @param course what it will do
 */
public record ForecastRow(String key, String label, Course course) {

  /** Every optimizer with fixed coefficients and a theory. */
  public static List<ForecastRow> of(Forecast forecast) {
    Objective objective = forecast.objective();
    List<ForecastRow> rows = new ArrayList<>();
    add(rows, forecast, "gd1/L", "gd 1/L", recurrence("gd", new InverseCurvature(), objective));
    add(rows, forecast, "gd", "gd best", recurrence("gd", null, objective));
    add(rows, forecast, "momentum", "momentum", recurrence("momentum", null, objective));
    add(rows, forecast, "nesterov", "nesterov", recurrence("nesterov", null, objective));
    return rows;
  }

  private static void add(
      List<ForecastRow> rows,
      Forecast forecast,
      String key,
      String label,
      Optional<Recurrence> method) {
    if (method.isPresent()) {
      rows.add(new ForecastRow(key, label, forecast.course(method.get())));
    }
  }

  private static Optional<Recurrence> recurrence(
      String name, @Nullable StepSize step, Objective objective) {
    Optimizer optimizer = Catalogue.optimizer(name, Optional.ofNullable(step));
    return optimizer instanceof GradientDescent descent
        ? descent.recurrence(objective)
        : Optional.empty();
  }
}
