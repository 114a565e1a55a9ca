package glissade.report.page;

import static glissade.report.markup.MathML.between;
import static glissade.report.markup.MathML.derivative;
import static glissade.report.markup.MathML.factor;
import static glissade.report.markup.MathML.fraction;
import static glissade.report.markup.MathML.index;
import static glissade.report.markup.MathML.inline;
import static glissade.report.markup.MathML.name;
import static glissade.report.markup.MathML.number;
import static glissade.report.markup.MathML.operator;
import static glissade.report.markup.MathML.parentheses;
import static glissade.report.markup.MathML.row;
import static glissade.report.markup.MathML.words;

import glissade.model.Plan;
import glissade.model.Route;
import glissade.objective.Composite;
import glissade.objective.Scaling;
import glissade.optimizer.Recurrence;
import glissade.report.markup.Element;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import glissade.report.words.Advice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How one iterate becomes the next: the rule, and the first update worked out with its numbers. */
final class Update {

  private static final int DIGITS = 6;

  /** Rounding of a direction that is nothing but the gradient. */
  private static final double SAME = 1e-9;

  private final Story story;
  private final Plan plan;

  /** Which variable of a point is worked out. */
  private final int variable;

  Update(Story story) {
    this.story = story;
    this.plan = story.plan();
    boolean features = !story.features().isEmpty();
    this.variable = isScaled() && plan.coordinates().intercept() && features ? 1 : 0;
  }

  /** The rule, and the first update by it. */
  List<Element> elements() {
    List<Element> elements = new ArrayList<>();
    elements.add(Mathematics.paragraph(ruleTold()));
    elements.add(Mathematics.formula(rule()));
    List<Iterate> iterates = story.made();
    if (iterates.size() < 2
        || iterates.get(0).iteration() != 0
        || iterates.get(1).iteration() != 1) {
      elements.add(
          Mathematics.paragraph(
              "The first update cannot be worked out here: "
                  + (story.history().updates() == 0
                      ? "there was none."
                      : "only what came later is known.")));
      return elements;
    }
    elements.addAll(worked(iterates.get(0), iterates.get(1)));
    return elements;
  }

  private boolean isScaled() {
    return plan.coordinates() instanceof Scaling;
  }

  private String ruleTold() {
    Optional<Recurrence> method = plan.recurrence();
    String coordinates =
        isScaled() && !plan.coordinates().standardized()
            ? ""
            : isScaled()
                ? ", on columns of mean 0 and standard deviation 1, where weight j is vⱼ = sⱼwⱼ with sⱼ"
                    + " the standard deviation of column j"
                : ", in coordinates u in which the columns are mixed so that all directions are"
                    + " alike";
    if (plan.choice().route() == Route.DUAL) {
      coordinates = ", in coordinates u of the span of the rows";
    }
    return "An update goes down by "
        + plan.optimizer().title()
        + (method.isPresent() ? " with " + Advice.coefficients(method.get()) : "")
        + coordinates
        + ":";
  }

  /** θ_{k+1} of θ_k, as a whole. */
  private List<Element> rule() {
    Optional<Recurrence> method = plan.recurrence();
    Element next = index(name("θ"), row(name("k"), operator("+"), number("1")));
    Element here = index("θ", "k");
    Element down = row(operator("-"), name("η"), name("∇"), name("L"), parentheses(here));
    if (method.isEmpty()) {
      Element step = row(index("η", "k"), index("p", "k"));
      return List.of(inline(next, operator("="), here, operator("+"), step));
    }
    if (method.get().beta() == 0) {
      return List.of(inline(next, operator("="), here, down));
    }
    Element before = row(name("k"), operator("-"), number("1"));
    if (!method.get().ahead()) {
      Element moved = parentheses(here, operator("-"), index(name("θ"), before));
      return List.of(
          inline(next, operator("="), here, down), inline(between("+"), name("β"), moved));
    }
    Element z = index(name("z"), row(name("k"), operator("+"), number("1")));
    Element moved = parentheses(z, operator("-"), index("z", "k"));
    return List.of(
        inline(z, operator("="), here, down),
        inline(words(",  "), next, operator("="), z, operator("+"), name("β"), moved));
  }

  private List<Element> worked(Iterate start, Iterate second) {
    double before = start.at()[variable];
    double after = second.at()[variable];
    double eta = start.stepSize();
    Optional<double[]> gradient = gradient(start.at());
    boolean plain = gradient.isPresent() && isPlain(start, second, gradient.get());
    List<Element> elements = new ArrayList<>();
    elements.add(Mathematics.paragraph(workedTold(plain)));
    gradient.ifPresent(slope -> elements.add(given(before, slope[variable], eta)));
    elements.add(
        plain
            ? moved(before, "-", eta, gradient.orElseThrow()[variable], after)
            : moved(before, "+", eta, (after - before) / eta, after));
    inUnits(second).ifPresent(elements::add);
    return elements;
  }

  private Element given(double before, double slope, double eta) {
    return Mathematics.formula(
        List.of(
            inline(symbol(), operator("="), number(before, DIGITS), words(",  ")),
            inline(
                derivative(name("L"), symbol()),
                operator("="),
                number(slope, DIGITS),
                words(",  ")),
            inline(name("η"), operator("="), number(eta, DIGITS))));
  }

  private Element moved(double before, String sign, double eta, double direction, double after) {
    return Mathematics.formula(
        List.of(
            inline(
                symbol(),
                operator("←"),
                number(before, DIGITS),
                operator(sign),
                number(eta, DIGITS),
                operator("·"),
                factor(direction, DIGITS)),
            inline(between("="), number(after, DIGITS))));
  }

  /** ∇L(θ₀); empty where that would take rows that are no longer at hand. */
  private Optional<double[]> gradient(double[] at) {
    if (plan.choice().route() == Route.REREAD && story.rows().isEmpty()) {
      return Optional.empty();
    }
    double[] gradient = new double[at.length];
    plan.objective().valueAndGradient(at, gradient);
    return Optional.of(gradient);
  }

  /** Whether the whole step is −η∇L but for rounding. */
  private boolean isPlain(Iterate start, Iterate second, double[] gradient) {
    double size = 0;
    double rest = 0;
    for (int i = 0; i < gradient.length; i++) {
      double down = -start.stepSize() * gradient[i];
      size = Math.max(size, Math.abs(down));
      rest = Math.max(rest, Math.abs(second.at()[i] - start.at()[i] - down));
    }
    return rest <= SAME * size;
  }

  private String workedTold(boolean plain) {
    String which =
        "The first update, k = 0, worked out for "
            + (isScaled() ? named() : "the first of these variables");
    if (plain) {
      return which + ", goes against the slope:";
    }
    String title = plan.optimizer().title();
    String part =
        plan.objective() instanceof Composite
            ? "; the slope is that of all but the part of the penalty that has a corner"
            : "";
    return which
        + ": "
        + title
        + " chose the direction p, which is not just the slope"
        + part
        + ". p is the move divided by η:";
  }

  private String named() {
    return variable == 0 && plan.coordinates().intercept()
        ? "the intercept"
        : "the weight of " + story.name(1);
  }

  private Element symbol() {
    if (!isScaled()) {
      return index("u", "1");
    }
    boolean standardized = plan.coordinates().standardized();
    if (variable == 0 && plan.coordinates().intercept()) {
      return standardized ? name("c") : name("b");
    }
    return index(standardized ? "v" : "w", "1");
  }

  /** What it is in the column's own units, where descent counts in others. */
  private Optional<Element> inUnits(Iterate second) {
    if (!(plan.coordinates() instanceof Scaling scaling)
        || !scaling.standardized()
        || story.features().isEmpty()) {
      return Optional.empty();
    }
    double deviation = scaling.scale(0);
    if (!Double.isFinite(deviation)) {
      return Optional.empty();
    }
    double weight = scaling.toOriginal(second.at())[1];
    return Optional.of(
        Mathematics.formula(
            List.of(
                inline(words("in the units of the column  ")),
                inline(
                    index("w", "1"),
                    operator("="),
                    fraction(index("v", "1"), index("s", "1")),
                    operator("="),
                    fraction(number(second.at()[variable], DIGITS), number(deviation, DIGITS))),
                inline(between("="), number(weight, DIGITS)))));
  }
}
