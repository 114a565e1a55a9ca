package glissade.formula;

import java.util.List;
import java.util.stream.Collectors;

/** The right side of a formula as it was written, before it is multiplied out. */
sealed interface Algebra {

  /** As in a formula, in one way of writing. */
  String text();

  /** One factor; {@link Factor.Rest} among them. */
  record Single(Factor factor) implements Algebra {
    @Override
    public String text() {
      return factor.text();
    }
  }

  /** 1, which asks for an intercept, or 0, which asks for none. */
  record Intercept(boolean wanted) implements Algebra {
    @Override
    public String text() {
      return wanted ? "1" : "0";
    }
  }

  /** Everything up to a degree: {@code (a + b)^2}. */
  record Raised(Algebra base, int degree) implements Algebra {
    @Override
    public String text() {
      return "(" + base.text() + ")^" + degree;
    }
  }

  /**
   * What operators that bind alike join, from left to right.
   *
   * @param links the operator of the first is + or −
   */
  record Chain(List<Link> links) implements Algebra {
    @Override
    public String text() {
      String text = links.stream().map(Link::text).collect(Collectors.joining());
      return text.startsWith(" + ") ? text.substring(3) : text.strip();
    }
  }

  /** An operator, one of + - * / :, and what stands to its right. */
  record Link(char operator, Algebra operand) {
    String text() {
      boolean sum = operator == '+' || operator == '-';
      String text = operand instanceof Chain ? "(" + operand.text() + ")" : operand.text();
      return sum ? " " + operator + " " + text : operator + text;
    }
  }
}
