package glissade.report.page;

import glissade.compress.Moments;
import glissade.descent.Outcome;
import glissade.loss.Link;
import glissade.loss.Loss;
import glissade.model.Fit;
import glissade.report.picture.DataTable;
import glissade.report.run.LargestWeights;
import glissade.report.run.Story;
import glissade.report.run.Truth;
import glissade.report.words.LossTitle;
import glissade.report.words.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/** The weights of a model of one score, each with what is known of it. */
final class Coefficients {

  /** More than these nobody reads. */
  static final int MOST = 200;

  private static final double LEVEL = 0.05;
  private static final String NONE = "–";

  private final Story story;
  private final Fit fit;
  private final double[] coefficients;
  private final double @Nullable [] errors;
  private final boolean intercept;

  /**
   * @param story of a fit with a usable point, of one score
   */
  Coefficients(Story story) {
    this.story = story;
    this.fit = story.fit();
    this.coefficients = fit.coefficients();
    this.errors = fit.standardErrors();
    this.intercept = story.plan().coordinates().intercept();
  }

  /** One row a coefficient, those that matter most where there are many. */
  DataTable table() {
    List<DataTable.Row> rows = new ArrayList<>();
    double[] optimum = fit.knowsOptimum() ? fit.optimum() : null;
    ContinuousDistribution distribution = distribution();
    double times = errors == null ? Double.NaN : distribution.inverseSurvivalProbability(LEVEL / 2);
    if (intercept) {
      rows.add(row(0, optimum, distribution, times));
    }
    for (int j : LargestWeights.of(coefficients, story.plan().columns(), MOST)) {
      rows.add(row(j, optimum, distribution, times));
    }
    return new DataTable(head(optimum != null), rows);
  }

  private List<String> head(boolean optimum) {
    List<String> head = new ArrayList<>(List.of("column", "weight"));
    if (errors != null) {
      head.addAll(List.of("std. error", isT() ? "t" : "z", "p", "95 % from", "to"));
    }
    head.add("per std. deviation");
    ratioTitle().ifPresent(head::add);
    if (optimum) {
      head.add("exact optimum");
    }
    story.truth().ifPresent(truth -> head.add("true"));
    return head;
  }

  private DataTable.Row row(
      int j, double @Nullable [] optimum, ContinuousDistribution distribution, double times) {
    List<Object> cells = new ArrayList<>();
    cells.add(story.name(j));
    cells.add(coefficients[j]);
    if (errors != null) {
      double error = errors[j];
      double t = coefficients[j] / error;
      cells.add(error);
      cells.add(rounded(t, 4));
      cells.add(rounded(2 * distribution.survivalProbability(Math.abs(t)), 3));
      cells.add(coefficients[j] - times * error);
      cells.add(coefficients[j] + times * error);
    }
    Moments columns = story.plan().columns();
    cells.add(j == 0 ? NONE : (Object) (coefficients[j] * columns.standardDeviation(j)));
    if (ratioTitle().isPresent()) {
      double ratio = Math.exp(coefficients[j]);
      cells.add(j > 0 && ratio > 0 && Double.isFinite(ratio) ? (Object) ratio : NONE);
    }
    if (optimum != null) {
      cells.add(optimum[j]);
    }
    Optional<Truth> truth = story.truth();
    truth.ifPresent(known -> cells.add(known.coefficient(j)));
    return new DataTable.Row(-1, cells);
  }

  /** To so many digits, if it is a number. */
  private static Object rounded(double value, int digits) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
        : NONE;
  }

  /** What e to the power of a weight is, if it is something. */
  private Optional<String> ratioTitle() {
    Link link = story.plan().loss().link();
    return switch (link) {
      case IDENTITY, MARGIN -> Optional.empty();
      case LOGIT -> Optional.of("odds ratio");
      case LOG -> Optional.of("ratio");
    };
  }

  /** Whether the size of the noise was estimated as well. */
  private boolean isT() {
    Loss loss = story.plan().loss();
    String kind = LossTitle.kind(loss.name());
    return kind.equals("squared") || kind.equals("gamma");
  }

  private ContinuousDistribution distribution() {
    long freedom = story.plan().columns().rows() - story.plan().objective().dimension();
    return isT() && freedom > 0 ? TDistribution.of((double) freedom) : NormalDistribution.of(0, 1);
  }

  /** What is to be known to read the table. */
  String told() {
    int d = story.features().size();
    StringBuilder text = new StringBuilder();
    if (d > MOST) {
      text.append("These are the ").append(MOST).append(" largest of ");
      text.append(Numbers.count(d)).append(" weights, each counted per standard deviation of its");
      text.append(" column; a saved model has all. ");
    }
    if (errors == null) {
      text.append("There are no standard errors: ").append(whyNone()).append(". ");
    } else {
      text.append("p is how often chance alone would bring ").append(isT() ? "t" : "z");
      text.append(" as far from zero if the true weight were zero. ");
    }
    return text.append(
            "Per std. deviation is what one standard deviation more of the column adds to the"
                + " prediction"
                + (story.plan().loss().link() == Link.IDENTITY ? "." : "'s score."))
        .toString();
  }

  private String whyNone() {
    if (!(fit.outcome() instanceof Outcome.Converged)) {
      return "they belong to the optimum, and the descent was not seen to arrive there";
    }
    return story.plan().penalty().isNone()
        ? "they are not defined or not known here"
        : "under a penalty weights are held back by as much as they vary less";
  }
}
