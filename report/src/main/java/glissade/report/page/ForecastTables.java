package glissade.report.page;

import glissade.forecast.Course;
import glissade.forecast.Forecast;
import glissade.report.picture.DataTable;
import glissade.report.words.Advice;
import glissade.report.words.ForecastRow;
import glissade.report.words.Forecasts;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is known of a descent beforehand, in tables. */
final class ForecastTables {

  private static final String NONE = "–";

  private final Forecasts forecasts;

  ForecastTables(Forecasts forecasts) {
    this.forecasts = forecasts;
  }

  /** Every optimizer that has a theory, in the coordinates planned. */
  DataTable optimizers() {
    List<DataTable.Row> rows = new ArrayList<>();
    for (ForecastRow row : ForecastRow.of(forecasts.planned())) {
      Course course = row.course();
      OptionalDouble limit = course.stableBelow();
      double beta = course.recurrence().beta();
      rows.add(
          DataTable.Row.of(
              row.label(),
              Numbers.roundedDown(course.recurrence().eta(), 4),
              limit.isPresent() ? Numbers.roundedDown(limit.getAsDouble(), 4) : NONE,
              beta > 0 ? Advice.momentum(beta) : NONE,
              Numbers.shortest(course.rate(), 6),
              iterations(course, 1e-6),
              iterations(course, 1e-12)));
    }
    rows.add(
        DataTable.Row.of(
            "cg, at most",
            NONE,
            NONE,
            NONE,
            NONE,
            Numbers.count(forecasts.planned().conjugate().iterationsToGap(1e-6)),
            Numbers.count(forecasts.planned().conjugate().iterationsToGap(1e-12))));
    return new DataTable(
        List.of("optimizer", "step η", "steps below", "momentum β", "rate", "to 1e-6", "to 1e-12"),
        rows);
  }

  private static String iterations(Course course, double gap) {
    OptionalLong needed = course.iterationsToGap(gap);
    if (needed.isPresent()) {
      return Numbers.about(needed.getAsLong());
    }
    return course.isStable() ? "over 1e18" : "never";
  }

  /** What standardising changes. */
  DataTable coordinates() {
    List<String> head = new ArrayList<>(List.of("of the Hessian"));
    if (forecasts.raw() != null) {
      head.add("raw columns");
    }
    if (forecasts.onStandardized() != null) {
      head.add("standardised");
    }
    List<DataTable.Row> rows = new ArrayList<>();
    rows.add(row("largest curvature L", f -> Numbers.significant(f.spectrum().max(), 4)));
    rows.add(row("smallest curvature μ", f -> Numbers.significant(f.spectrum().min(), 4)));
    rows.add(row("condition κ = L/μ", f -> Numbers.significant(f.spectrum().condition(), 4)));
    rows.add(
        row("steps converge below 2/L", f -> Numbers.roundedDown(f.stableBelow().orElse(0), 4)));
    rows.add(row("iterations of gd to a gap of 1e-6", f -> iterations(f.best(), Advice.GAP)));
    return new DataTable(head, rows);
  }

  private DataTable.Row row(String name, Function<Forecast, String> cell) {
    List<Object> cells = new ArrayList<>(List.of(name));
    add(cells, forecasts.raw(), cell);
    add(cells, forecasts.onStandardized(), cell);
    return new DataTable.Row(-1, cells);
  }

  private static void add(
      List<Object> cells, @Nullable Forecast forecast, Function<Forecast, String> cell) {
    if (forecast != null) {
      cells.add(cell.apply(forecast));
    }
  }
}
