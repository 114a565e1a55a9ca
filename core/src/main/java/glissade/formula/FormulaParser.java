package glissade.formula;

import glissade.formula.Algebra.Chain;
import glissade.formula.Algebra.Intercept;
import glissade.formula.Algebra.Link;
import glissade.formula.Algebra.Raised;
import glissade.formula.Algebra.Single;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a formula: ^ binds closest, then :, then * and /, then + and −, as in R. */
final class FormulaParser {

  private static final int MOST_NESTED = 100;
  private static final int HIGHEST_DEGREE = 100;
  private static final String A_TERM = "a column name, a function, . or (";

  private final FormulaScanner in;
  private int nested;

  FormulaParser(FormulaScanner in) {
    this.in = in;
  }

  /** What stands before ~: a column's name, or null. */
  @Nullable String target() {
    int tilde = in.tilde();
    if (tilde < 0 || in.take('~')) {
      return null;
    }
    String name = in.quoted();
    if (name == null) {
      name = in.word();
    }
    if (name.isEmpty() || name.equals(".") || !in.take('~')) {
      throw in.complaint(
          "the left side is `"
              + in.between(0, tilde)
              + "`, expected the name of one column, in double quotes where it holds anything but"
              + " letters, digits and _. To predict a function of a column, make a column of it.");
    }
    return name;
  }

  /** All that follows. */
  Algebra right() {
    Algebra right = sum();
    if (!in.ends()) {
      throw in.unexpected("+, -, *, /, : or ^ between terms");
    }
    return right;
  }

  private Algebra sum() {
    List<Link> links = new ArrayList<>();
    char operator = in.take('-') ? '-' : '+';
    while (operator != 0) {
      links.add(new Link(operator, product()));
      operator = in.takeOneOf("+-");
      if (operator == '+' && in.take('-')) {
        operator = '-';
      }
    }
    boolean alone = links.size() == 1 && links.get(0).operator() == '+';
    return alone ? links.get(0).operand() : new Chain(List.copyOf(links));
  }

  private Algebra product() {
    return chain("*/", () -> chain(":", this::power));
  }

  private Algebra chain(String operators, Supplier<Algebra> operand) {
    Algebra first = operand.get();
    List<Link> links = new ArrayList<>(List.of(new Link('+', first)));
    for (char operator = in.takeOneOf(operators);
        operator != 0;
        operator = in.takeOneOf(operators)) {
      links.add(new Link(operator, multiplied(operand.get())));
    }
    if (links.size() == 1) {
      return first;
    }
    multiplied(first);
    return new Chain(List.copyOf(links));
  }

  private Algebra multiplied(Algebra operand) {
    if (operand instanceof Intercept) {
      throw in.complaint(
          "0 and 1 stand for the intercept, and only after + or -. For arithmetic write I(…), for"
              + " a column of that name quotes.");
    }
    return operand;
  }

  private Algebra power() {
    Algebra base = operand();
    if (!in.take('^')) {
      return base;
    }
    multiplied(base);
    if (base instanceof Single single && !(single.factor() instanceof Factor.Rest)) {
      String text = single.factor().text();
      throw in.complaint(
          "^ asks for interactions, of which "
              + text
              + " alone has none. For the power of a"
              + " number write I("
              + text
              + "^2), for polynomials poly("
              + text
              + ", 2).");
    }
    return new Raised(base, in.whole(1, HIGHEST_DEGREE));
  }

  private Algebra operand() {
    if (in.take('(')) {
      if (++nested > MOST_NESTED) {
        throw in.complaint("brackets stand more than " + MOST_NESTED + " deep.");
      }
      Algebra inner = sum();
      nested--;
      in.expect(')', ") or an operator");
      return inner;
    }
    String quoted = in.quoted();
    return quoted == null ? word() : new Single(Factor.column(quoted));
  }

  private Algebra word() {
    int start = in.position();
    String word = in.word();
    if (!word.isEmpty() && in.sees('(')) {
      return new Single(new FactorParser(in).call(word));
    }
    if (word.equals(".")) {
      return new Single(new Factor.Rest());
    }
    if (word.equals("0") || word.equals("1")) {
      return new Intercept(word.equals("1"));
    }
    if (word.isEmpty() || isFraction(start, word)) {
      in.back(start);
      throw in.unexpected(A_TERM);
    }
    return new Single(Factor.column(word));
  }

  /** Whole numbers may be the names of columns without quotes, fractions may not. */
  private boolean isFraction(int start, String word) {
    int end = in.position();
    in.back(start);
    boolean fraction = word.contains(".") && in.number() != null;
    in.back(end);
    return fraction;
  }
}
