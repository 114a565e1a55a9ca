package glissade.report.page;

import static glissade.report.markup.MathML.bars;
import static glissade.report.markup.MathML.between;
import static glissade.report.markup.MathML.derivative;
import static glissade.report.markup.MathML.fraction;
import static glissade.report.markup.MathML.hat;
import static glissade.report.markup.MathML.index;
import static glissade.report.markup.MathML.inline;
import static glissade.report.markup.MathML.name;
import static glissade.report.markup.MathML.number;
import static glissade.report.markup.MathML.operator;
import static glissade.report.markup.MathML.parentheses;
import static glissade.report.markup.MathML.power;
import static glissade.report.markup.MathML.row;
import static glissade.report.markup.MathML.square;
import static glissade.report.markup.MathML.sum;
import static glissade.report.markup.MathML.term;
import static glissade.report.markup.MathML.vector;
import static glissade.report.markup.MathML.words;

import glissade.compress.Moments;
import glissade.loss.Link;
import glissade.model.Fit;
import glissade.model.Plan;
import glissade.penalty.ElasticNet;
import glissade.report.markup.Element;
import glissade.report.run.Story;
import glissade.report.words.LossTitle;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The article's mathematics with the numbers of a run: the model, the loss, its slopes. */
final class Mathematics {

  /** Terms of a sum that are written out. */
  private static final int MOST_TERMS = 6;

  private static final int LONGEST_NAME = 24;

  private static final int DIGITS = 5;

  private final Story story;
  private final Plan plan;
  private final ElasticNet penalty;
  private final boolean squares;
  private final boolean weighted;
  private final Point point;

  /**
   * The weights that are written out, and what they cost.
   *
   * @param name where they are: {@code at the best point}
   */
  record Point(String name, List<Double> coefficients, double loss) {

    static Point of(String name, double[] coefficients, double loss) {
      return new Point(name, Arrays.stream(coefficients).boxed().toList(), loss);
    }
  }

  /** With the numbers of the best point, if there is a usable one. */
  static Mathematics ofBest(Story story) {
    Fit fit = story.fit();
    boolean usable = fit.outcome().hasUsablePoint() && !fit.isMultinomial();
    double[] coefficients = usable ? fit.coefficients() : new double[0];
    return new Mathematics(story, Point.of("at the best point", coefficients, fit.loss()));
  }

  Mathematics(Story story, Point point) {
    this.story = story;
    this.point = point;
    this.plan = story.plan();
    this.penalty = plan.penalty();
    this.squares = LossTitle.kind(plan.lossName()).equals("squared");
    this.weighted = plan.columns().weightSum() != plan.columns().rows();
  }

  /** All of it but the updates. */
  List<Element> elements() {
    List<Element> elements = new ArrayList<>();
    if (!point.coefficients().isEmpty()) {
      elements.add(paragraph(modelTold()));
      elements.add(formula(model()));
    }
    elements.add(paragraph(lossTold()));
    List<Element> total = new ArrayList<>(List.of(loss()));
    penaltyParts().forEach(total::add);
    atPoint().ifPresent(total::add);
    elements.add(formula(total));
    LossFormula row = new LossFormula(plan.lossName());
    if (!squares) {
      elements.add(paragraph("Here ℓ is what one row costs, and ∂ℓ/∂s its slope. " + row.where()));
      elements.add(formula(List.of(row.cost(), row.slope())));
    }
    elements.add(paragraph("Its partial derivatives say which way is up, and how steeply:"));
    elements.add(formula(derivatives()));
    return elements;
  }

  /** Pieces of a formula between which a narrow page may break. */
  static Element formula(List<Element> pieces) {
    // Where the page is narrow a long one is moved, by keys as well.
    Element paragraph =
        Element.of("p", "formula")
            .set("tabindex", 0)
            .set("role", "group")
            .set("aria-label", "formula");
    for (Element piece : pieces) {
      paragraph.add(piece).add(" ");
    }
    return paragraph;
  }

  /** A formula cannot break within a name. */
  private static String shortened(String name) {
    return Prose.shortened(name, LONGEST_NAME);
  }

  static Element paragraph(String text) {
    return Element.of("p").add(text);
  }

  private String modelTold() {
    int d = story.features().size();
    return "The model, with its weights "
        + point.name()
        + (d > MOST_TERMS ? " (the first " + MOST_TERMS + " of " + Numbers.count(d) + ")" : "")
        + (plan.loss().link() == Link.IDENTITY ? ":" : ", gives a score:");
  }

  private List<Element> model() {
    List<Double> coefficients = point.coefficients();
    Link link = plan.loss().link();
    Element left = link == Link.IDENTITY ? hat(words(shortened(story.target()))) : name("s");
    boolean intercept = plan.coordinates().intercept();
    List<Element> pieces = new ArrayList<>();
    pieces.add(
        intercept
            ? inline(left, operator("="), number(coefficients.get(0), DIGITS))
            : inline(left, operator("=")));
    int shown = Math.min(MOST_TERMS, story.features().size());
    for (int j = 1; j <= shown; j++) {
      boolean first = j == 1 && !intercept;
      Element size =
          first ? number(coefficients.get(j), DIGITS) : term(coefficients.get(j), DIGITS);
      pieces.add(inline(size, operator("·"), words(shortened(story.name(j)))));
    }
    if (shown < story.features().size()) {
      pieces.add(inline(between("+"), operator("…")));
    }
    mean(link).ifPresent(pieces::add);
    return pieces;
  }

  /** How the mean of the target hangs on the score, where it is not the score itself. */
  private Optional<Element> mean(Link link) {
    Element left = row(words(",  "), hat(words(shortened(story.target()))), operator("="));
    return switch (link) {
      case IDENTITY, MARGIN -> Optional.empty();
      case LOG -> Optional.of(inline(left, power(name("e"), name("s"))));
      case LOGIT -> {
        Element odds = power(name("e"), row(operator("-"), name("s")));
        Element below = row(number("1"), operator("+"), odds);
        yield Optional.of(
            inline(words(",  "), name("p"), operator("="), fraction(number("1"), below)));
      }
    };
  }

  private String lossTold() {
    Moments columns = plan.columns();
    String title = LossTitle.of(plan.lossName());
    String text =
        "What is minimised is the "
            + title
            + " over the "
            + Numbers.count(columns.rows())
            + (columns.rows() == 1 ? " row" : " rows");
    if (weighted) {
      text +=
          ", row i counted with its weight ωᵢ, which add up to W = "
              + Numbers.shortest(columns.weightSum(), DIGITS);
    }
    if (!penalty.isNone()) {
      text += ", and a penalty on the weights, λ = " + Numbers.shortest(penalty.lambda(), DIGITS);
      text += penalty.l1Ratio() > 0 && penalty.l1Ratio() < 1 ? ", α = " + penalty.l1Ratio() : "";
      text += penalty.perDeviation() ? " with sⱼ the standard deviation of column j" : "";
      text += penalty.factors().isEmpty() ? "" : ", times the factor φⱼ of each";
    }
    return text + ":";
  }

  private Element loss() {
    Element formula =
        Element.of("mrow")
            .add(name("L"))
            .add(parentheses(weights(), operator(","), name("b")))
            .add(operator("="))
            .add(mean())
            .add(squares ? square(parentheses(residual())) : cost());
    return inline(formula);
  }

  private Optional<Element> atPoint() {
    double loss = point.loss();
    return Double.isFinite(loss)
        ? Optional.of(inline(between("="), number(loss, DIGITS), words("  " + point.name())))
        : Optional.empty();
  }

  /** 1/n Σ, or with row weights 1/W Σ ωᵢ. */
  private Element mean() {
    String total = weighted ? "W" : Long.toString(plan.columns().rows());
    Element part = fraction(number("1"), weighted ? name(total) : number(total));
    return weighted ? row(part, sum(name("i")), index("ω", "i")) : row(part, sum(name("i")));
  }

  private Element weights() {
    return story.fit().isMultinomial() ? name("W") : vector("w");
  }

  /** w·xᵢ + b. */
  private static Element score() {
    return row(vector("w"), operator("·"), index(vector("x"), name("i")), operator("+"), name("b"));
  }

  private static Element residual() {
    return row(score(), operator("-"), index("y", "i"));
  }

  private Element cost() {
    Element score = story.fit().isMultinomial() ? index(vector("s"), name("i")) : score();
    return row(name("ℓ"), parentheses(score, operator(","), index("y", "i")));
  }

  /** What the weights cost, a piece a kind. */
  private List<Element> penaltyParts() {
    List<Element> parts = new ArrayList<>();
    if (!penalty.isNone() && penalty.l1Ratio() > 0) {
      Element size = bars("|", counted());
      parts.add(inline(between("+"), absolutePart(), sum(name("j")), factor(), size));
    }
    if (!penalty.isNone() && penalty.l1Ratio() < 1) {
      Element half = fraction(squarePart(), number("2"));
      Element size = square(parentheses(counted()));
      parts.add(inline(between("+"), half, sum(name("j")), factor(), size));
    }
    return parts;
  }

  /** What absolute values are multiplied by: λ, or λα where squares count as well. */
  private Element absolutePart() {
    return penalty.l1Ratio() < 1 ? row(name("λ"), name("α")) : name("λ");
  }

  private Element squarePart() {
    Element rest = parentheses(number("1"), operator("-"), name("α"));
    return penalty.l1Ratio() > 0 ? row(name("λ"), rest) : name("λ");
  }

  private Element factor() {
    return penalty.factors().isEmpty() ? row() : index("φ", "j");
  }

  /** sⱼwⱼ, or wⱼ where weights are counted in the units of their columns. */
  private Element counted() {
    return row(deviation(), index("w", "j"));
  }

  private Element deviation() {
    return penalty.perDeviation() ? index("s", "j") : row();
  }

  private List<Element> derivatives() {
    boolean classes = story.fit().isMultinomial();
    Element weight = classes ? index("w", "kj") : index("w", "j");
    Element constant = classes ? index("b", "k") : name("b");
    Element byWeight = row(derivative(name("L"), weight), operator("="), slope(), index("x", "ij"));
    List<Element> pieces = new ArrayList<>(List.of(inline(byWeight)));
    pieces.addAll(penaltySlopes());
    pieces.add(inline(words(",  "), derivative(name("L"), constant), operator("="), slope()));
    return pieces;
  }

  /** 2/n Σ (w·xᵢ + b − yᵢ), or with any loss 1/n Σ ∂ℓ/∂s. */
  private Element slope() {
    return squares
        ? row(number("2"), operator("·"), mean(), parentheses(residual()))
        : row(mean(), rowSlope());
  }

  private Element rowSlope() {
    Element by = story.fit().isMultinomial() ? index("s", "k") : name("s");
    Element score = story.fit().isMultinomial() ? index(vector("s"), name("i")) : index("s", "i");
    return row(derivative(name("ℓ"), by), parentheses(score, operator(","), index("y", "i")));
  }

  private List<Element> penaltySlopes() {
    List<Element> slopes = new ArrayList<>();
    if (!penalty.isNone() && penalty.l1Ratio() > 0) {
      Element sign = row(name("sgn"), index("w", "j"));
      slopes.add(inline(between("+"), absolutePart(), factor(), deviation(), sign));
    }
    if (!penalty.isNone() && penalty.l1Ratio() < 1) {
      Element scale = penalty.perDeviation() ? square(index("s", "j")) : row();
      slopes.add(inline(between("+"), squarePart(), factor(), scale, index("w", "j")));
    }
    return slopes;
  }
}
