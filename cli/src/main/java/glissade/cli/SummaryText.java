package glissade.cli;

import glissade.inference.DevianceStatistics;
import glissade.inference.Estimate;
import glissade.inference.Extreme;
import glissade.inference.Likelihood;
import glissade.inference.RowFindings;
import glissade.inference.Sampling;
import glissade.inference.SquaresStatistics;
import glissade.inference.Summary;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A summary as people know it from R. */
final class SummaryText {

  private static final int DIGITS = 6;
  private static final int FEW = 4;

  /** The column where the confidence intervals begin. */
  private static final int INTERVALS = 5;

  /** R's own: what is smaller is told as that. */
  private static final double SMALLEST_P = 2.2e-16;

  private final String call;
  private final Summary summary;

  SummaryText(Summarized summarized) {
    this.call = summarized.call();
    this.summary = summarized.summary();
  }

  /** What was typed. */
  String call() {
    return "Call: " + call;
  }

  /** The residuals; nothing where they are not told. */
  List<String> residuals() {
    if (summary.findings().isEmpty()) {
      return List.of();
    }
    RowFindings findings = summary.findings().get();
    double[] quantiles = findings.quantiles().stream().mapToDouble(value -> value).toArray();
    TextTable.Align[] right = new TextTable.Align[quantiles.length];
    Arrays.fill(right, TextTable.Align.RIGHT);
    TextTable table = new TextTable(right).head("min", "1Q", "median", "3Q", "max");
    table.row(Arrays.stream(quantiles).mapToObj(q -> shortest(q)).toArray(String[]::new));
    List<String> lines = new ArrayList<>();
    lines.add(summary.squares().isPresent() ? "Residuals" : "Deviance residuals");
    lines.addAll(table.lines("  "));
    return lines;
  }

  /**
   * The coefficients.
   *
   * @param width how long a line may be; of a narrow table intervals stand below the rest
   */
  List<String> coefficients(int width) {
    boolean hasErrors = summary.whyNoErrors().isEmpty();
    List<String> head = new ArrayList<>(List.of("", "estimate"));
    if (hasErrors) {
      String statistic = summary.isNormal() ? "z" : "t";
      String percent = Numbers.shortest(100 * summary.options().confidence(), FEW) + " %";
      head.addAll(
          List.of("std. error", statistic, "p", percent + " from", "to", "VIF", "exact digits"));
    } else {
      head.add("exact digits");
    }
    List<String[]> columns = hasErrors ? withErrors() : withoutErrors();
    TextTable.Align[] alignment = new TextTable.Align[columns.size()];
    for (int k = 0; k < alignment.length; k++) {
      boolean text = k == 0;
      boolean last = k == alignment.length - 1;
      alignment[k] =
          text ? TextTable.Align.LEFT : last ? TextTable.Align.RIGHT : TextTable.Align.POINT;
    }
    TextTable table = new TextTable(alignment).head(head.toArray(new String[0]));
    for (int j = 0; j < summary.estimates().size(); j++) {
      int row = j;
      table.row(columns.stream().map(column -> column[row]).toArray(String[]::new));
    }
    return table.lines("  ", width, INTERVALS);
  }

  private List<String[]> withoutErrors() {
    return List.of(names(), numbers(SummaryText::estimate, DIGITS), digits());
  }

  private List<String[]> withErrors() {
    List<String[]> columns = new ArrayList<>();
    columns.add(names());
    columns.add(numbers(SummaryText::estimate, DIGITS));
    columns.add(numbers(each -> sampling(each).error(), FEW));
    columns.add(numbers(each -> sampling(each).statistic(), FEW));
    columns.add(texts(each -> p(sampling(each).p())));
    columns.add(numbers(each -> sampling(each).low(), FEW));
    columns.add(numbers(each -> sampling(each).high(), FEW));
    columns.add(
        texts(
            each -> each.inflation().isPresent() ? shortest(each.inflation().getAsDouble()) : "–"));
    columns.add(digits());
    return columns;
  }

  private static double estimate(Estimate each) {
    return each.estimate().orElseThrow();
  }

  private static Sampling sampling(Estimate each) {
    return each.sampling().orElseThrow();
  }

  private String[] names() {
    return summary.estimates().stream().map(Estimate::name).toArray(String[]::new);
  }

  /** A column; what belongs to no coefficient is NA. */
  private String[] texts(Function<Estimate, String> text) {
    return summary.estimates().stream()
        .map(each -> each.isAliased() ? "NA" : text.apply(each))
        .toArray(String[]::new);
  }

  private String[] numbers(ToDoubleFunction<Estimate> number, int digits) {
    double[] values =
        summary.estimates().stream()
            .filter(each -> !each.isAliased())
            .mapToDouble(number)
            .toArray();
    String[] told = Numbers.column(values, digits);
    int[] next = new int[1];
    return texts(each -> told[next[0]++]);
  }

  private String[] digits() {
    return texts(
        each -> each.digits().isPresent() ? Integer.toString(each.digits().getAsInt()) : "–");
  }

  private static String shortest(double value) {
    return Numbers.shortest(value, FEW);
  }

  private static String p(double p) {
    return p < SMALLEST_P ? "<2.2e-16" : Numbers.significant(p, 3);
  }

  /** What columns are made of that have no coefficient of their own. */
  List<String> aliases() {
    List<String> told = new ArrayList<>();
    for (Estimate each : summary.estimates()) {
      if (each.isAliased()) {
        told.add(each.name() + " " + combination(each));
      }
    }
    return told;
  }

  private static String combination(Estimate each) {
    if (each.combination().isEmpty()) {
      return "is zero in every row";
    }
    StringBuilder sum = new StringBuilder("=");
    each.combination()
        .forEach(
            (name, part) ->
                sum.append(sum.length() > 1 ? " + " : " ")
                    .append(shortest(part))
                    .append(name.equals("(intercept)") ? "" : " × " + name));
    return sum.toString();
  }

  /** What the whole model amounts to, a sentence each. */
  List<String> sentences() {
    List<String> told = new ArrayList<>();
    summary.squares().ifPresent(squares -> told.add(squares(squares)));
    summary.deviance().ifPresent(deviance -> told.add(deviance(deviance)));
    summary.likelihood().ifPresent(likelihood -> told.add(likelihood(likelihood)));
    summary.whyNoLikelihood().ifPresent(told::add);
    summary
        .conditions()
        .ifPresent(
            conditions ->
                told.add(
                    "Condition κ: "
                        + shortest(conditions.raw())
                        + " on the columns as they are, "
                        + shortest(conditions.standardized())
                        + " standardised."));
    summary.findings().ifPresent(findings -> told.add(findings(findings)));
    summary
        .options()
        .robust()
        .filter(kind -> summary.whyNoErrors().isEmpty())
        .ifPresent(
            kind ->
                told.add(
                    "Standard errors are robust ("
                        + kind
                        + "): rows need not err by as much. All else supposes that they do."));
    summary.whyNoErrors().ifPresent(told::add);
    return told;
  }

  private String freedom() {
    return "on " + Numbers.count(summary.freedom()) + " degrees of freedom";
  }

  private String squares(SquaresStatistics squares) {
    String text =
        "Residual standard error "
            + Numbers.significant(squares.residualError(), FEW)
            + " "
            + freedom()
            + ". R² "
            + Numbers.significant(squares.rSquared(), FEW)
            + ", adjusted "
            + Numbers.significant(squares.adjusted(), FEW)
            + ".";
    OptionalDouble f = squares.f();
    return f.isEmpty()
        ? text
        : text
            + " F "
            + Numbers.significant(f.getAsDouble(), FEW)
            + " on "
            + Numbers.count(squares.explaining())
            + " and "
            + Numbers.count(summary.freedom())
            + ", p "
            + p(squares.p().orElseThrow())
            + ".";
  }

  private String deviance(DevianceStatistics deviance) {
    return "Deviance "
        + Numbers.significant(deviance.deviance(), DIGITS)
        + " "
        + freedom()
        + ", without features "
        + Numbers.significant(deviance.nullDeviance(), DIGITS)
        + " on "
        + Numbers.count(deviance.nullFreedom())
        + ". Dispersion "
        + Numbers.shortest(deviance.dispersion(), DIGITS)
        + (summary.isNormal() ? ", which the loss says." : ", found from the rows.");
  }

  private static String likelihood(Likelihood likelihood) {
    return "Log-likelihood "
        + Numbers.significant(likelihood.logarithm(), DIGITS)
        + " with "
        + likelihood.parameters()
        + " parameters, AIC "
        + Numbers.significant(likelihood.aic(), DIGITS)
        + ", BIC "
        + Numbers.significant(likelihood.bic(), DIGITS)
        + ".";
  }

  private static String findings(RowFindings findings) {
    String serial =
        findings.durbinWatson().isPresent()
            ? "Durbin–Watson "
                + Numbers.significant(findings.durbinWatson().getAsDouble(), FEW)
                + ". "
            : "";
    return serial
        + "Largest leverage "
        + extreme(findings.leverage())
        + ", largest Cook’s distance "
        + extreme(findings.distance())
        + "; rows are counted as they are used.";
  }

  private static String extreme(Extreme extreme) {
    return Numbers.significant(extreme.value(), FEW)
        + " (row "
        + Numbers.count(extreme.row())
        + ")";
  }
}
