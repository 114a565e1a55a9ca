package glissade.report.picture;

import glissade.penalty.ElasticNet;
import glissade.report.chart.Axis;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.chart.Style;
import glissade.report.picture.DataTable.Row;
import glissade.report.run.Story;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;

/** Coefficients and degrees of freedom for rising λ. */
final class Shrinking {

  private static final int MOST = 8;
  private static final int MOST_COLUMNS = 12;

  private final ElasticNet penalty;
  private final double[] lambdas;
  private final double[][] coefficients;
  private final double[] freedoms;

  /**
   * @param lambdas rising, one of them that of the penalty; kept
   * @param coefficients (b, w) in original units of each; kept
   * @param freedoms effective degrees of freedom of each, or how many weights are not zero; kept
   */
  Shrinking(ElasticNet penalty, double[] lambdas, double[][] coefficients, double[] freedoms) {
    this.penalty = penalty;
    this.lambdas = lambdas;
    this.coefficients = coefficients;
    this.freedoms = freedoms;
  }

  Picture picture(Story story) {
    Weights weights = Weights.of(story.plan());
    double[][] scaled = new double[lambdas.length][];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = weights.scaled(coefficients[i]);
    }
    double[] sizes = new double[scaled[0].length];
    for (double[] each : scaled) {
      for (int j = 0; j < sizes.length; j++) {
        sizes[j] = Math.max(sizes[j], Math.abs(each[j]));
      }
    }
    List<Integer> shown = Weights.largest(sizes, MOST, false);
    List<Chart> charts = new ArrayList<>();
    charts.add(paths(story, scaled, shown));
    charts.add(freedom(story));
    return new Picture(
        ShrinkagePicture.ID,
        "The weights for every strength of the " + title(),
        finding(story),
        charts,
        numbers(story, Weights.largest(sizes, MOST_COLUMNS, false)));
  }

  private String title() {
    return penalty.name().equals("elastic-net") ? "elastic net" : penalty.name();
  }

  private Chart paths(Story story, double[][] scaled, List<Integer> shown) {
    List<Double> values = new ArrayList<>();
    values.add(0.0);
    for (double[] each : scaled) {
      shown.forEach(j -> values.add(each[j]));
    }
    Axis y = Axis.around(values.stream().mapToDouble(Double::doubleValue).toArray());
    Frame frame = Frame.of(x(), y).withRoom(0, EndLabels.ROOM);
    Chart chart =
        new Chart(ShrinkagePicture.ID, frame)
            .axes("1/λ, from strong to weak", "weight × standard deviation");
    here(chart);
    EndLabels names = new EndLabels();
    for (int i = 0; i < shown.size(); i++) {
      int j = shown.get(i);
      Style style = Style.number(i);
      double[] path = new double[scaled.length];
      for (int k = 0; k < path.length; k++) {
        path[k] = scaled[k][j];
      }
      chart.curve(weakness(), path, style);
      names.add(path[0], style, story.name(j));
      chart.mark(1 / penalty.lambda(), at(path), style, 0.9);
    }
    names.write(chart, "");
    return chart;
  }

  private Axis x() {
    return Axis.logarithmic(1 / lambdas[lambdas.length - 1], 1 / lambdas[0]);
  }

  /** Beside which curves come apart on the right, where their names are. */
  private double[] weakness() {
    double[] weakness = new double[lambdas.length];
    for (int i = 0; i < weakness.length; i++) {
      weakness[i] = 1 / lambdas[i];
    }
    return weakness;
  }

  private void here(Chart chart) {
    chart.vertical(1 / penalty.lambda(), Style.REFERENCE);
    Words.at(
        chart,
        chart.frame().x().place(1 / penalty.lambda()),
        chart.frame().top() - 5,
        "middle",
        "muted",
        "λ = " + Numbers.shortest(penalty.lambda(), 3));
  }

  /** Where a path is at the λ of the run, which is one of those of the path. */
  private double at(double[] path) {
    int nearest = 0;
    for (int i = 0; i < lambdas.length; i++) {
      double distance = Math.abs(Math.log(lambdas[i] / penalty.lambda()));
      nearest = distance < Math.abs(Math.log(lambdas[nearest] / penalty.lambda())) ? i : nearest;
    }
    return path[nearest];
  }

  /** Effective degrees of freedom of a ridge; how many weights a lasso leaves. */
  private Chart freedom(Story story) {
    Axis y = Axis.linear(0, 1.1 * story.features().size());
    Chart chart =
        new Chart(ShrinkagePicture.ID + "-freedom", Frame.of(x(), y))
            .axes(
                "1/λ, from strong to weak", isRidge() ? "degrees of freedom" : "weights not zero");
    here(chart);
    if (isRidge()) {
      chart.curve(weakness(), freedoms, Style.RUN);
    } else {
      stairs(chart, freedoms);
    }
    chart.mark(1 / penalty.lambda(), at(freedoms), Style.RUN, 1.4);
    return chart;
  }

  /** A number of weights changes at once. */
  private void stairs(Chart chart, double[] counts) {
    double[] x = new double[2 * counts.length - 1];
    double[] y = new double[x.length];
    for (int i = 0; i < counts.length; i++) {
      x[2 * i] = 1 / lambdas[i];
      y[2 * i] = counts[i];
      if (i + 1 < counts.length) {
        x[2 * i + 1] = 1 / lambdas[i];
        y[2 * i + 1] = counts[i + 1];
      }
    }
    chart.curve(x, y, Style.RUN);
  }

  private boolean isRidge() {
    return penalty.l1Ratio() == 0;
  }

  private String finding(Story story) {
    double here = at(freedoms);
    String columns = Prose.count(story.features().size(), "weight");
    String strength = "λ = " + Numbers.shortest(penalty.lambda(), 4);
    return isRidge()
        ? "With "
            + strength
            + " the "
            + columns
            + " have "
            + Numbers.shortest(here, 3)
            + " effective degrees of freedom: the stronger the ridge, the fewer."
        : "With "
            + strength
            + ", "
            + Numbers.count(Math.round(here))
            + " of the "
            + columns
            + (Math.round(here) == 1 ? " is" : " are")
            + " not zero: the stronger the penalty, the fewer.";
  }

  private DataTable numbers(Story story, List<Integer> columns) {
    List<String> head = new ArrayList<>();
    head.add("λ");
    head.add(isRidge() ? "degrees of freedom" : "weights not zero");
    columns.forEach(j -> head.add(story.name(j)));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < lambdas.length; i++) {
      double[] each = coefficients[i];
      List<Object> cells = new ArrayList<>();
      cells.add(lambdas[i]);
      cells.add(freedoms[i]);
      columns.forEach(j -> cells.add(each[j]));
      rows.add(new Row(-1, cells));
    }
    return new DataTable(head, rows);
  }
}
