package glissade.formula;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.formula.Expression.Applied;
import glissade.formula.Expression.Column;
import glissade.formula.Expression.Constant;
import glissade.formula.Expression.Difference;
import glissade.formula.Expression.InBucket;
import glissade.formula.Expression.Indicator;
import glissade.formula.Expression.OfLevel;
import glissade.formula.Expression.Piecewise;
import glissade.formula.Expression.Product;
import glissade.formula.Expression.Quotient;
import glissade.formula.Expression.Sum;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class FormulaTextTest {

  private static final List<String> FACTORS =
      List.of(
          "a",
          "b",
          "c",
          "\"Body Mass (g)\"",
          "`a ~ \"b\"`",
          "log(a + 1)",
          "I((a - b)^-2 / -c)",
          "poly(b, 3)",
          "ns(sqrt(b), df = 4)",
          "C(c)",
          "C(c, ref = \"a \"\"b\"\"\")",
          "C(month(\"1\"), sum)",
          "hash(c, 64)",
          "shrink(c)",
          "shrink(`0`, 0.25)");

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void aFormulaIsReadAgainFromItsText(
      @ForAll("targets") String target, @ForAll("algebra") String right) {
    Formula formula = Formula.parse(target + right);
    Formula again = Formula.parse(formula.text());
    assertThat(again).isEqualTo(formula);
    assertThat(again.text()).isEqualTo(formula.text());
    List<String> rest = List.of("a", "y", "z z");
    assertThat(again.resolve(rest)).isEqualTo(formula.resolve(rest));
    assertThat(formula.resolve(rest).unresolved()).isNull();
  }

  @Provide
  Arbitrary<String> targets() {
    return Arbitraries.of("", "~", "y ~ ", "\"the \"\"y\"\"\" ~");
  }

  @Provide
  Arbitrary<String> algebra() {
    Arbitrary<String> intercept = Arbitraries.of("", "", " - 1", " + 0", " + 1");
    return Combinators.combine(nested(3), intercept).as((terms, end) -> terms + end);
  }

  private static Arbitrary<String> nested(int depth) {
    Arbitrary<String> factor =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.of(FACTORS)), Tuple.of(1, Arbitraries.just(".")));
    if (depth == 0) {
      return factor;
    }
    Arbitrary<String> part = nested(depth - 1);
    Arbitrary<String> operator = Arbitraries.of("+", " + ", "-", ":", "*", " * ", "/");
    return Arbitraries.oneOf(
        factor,
        Combinators.combine(part, operator, part).as((a, sign, b) -> "(" + a + ")" + sign + b),
        Combinators.combine(part, operator, part).as((a, sign, b) -> a + sign + "(" + b + ")"),
        Combinators.combine(part, part, Arbitraries.of(1, 2, 3))
            .as((a, b, power) -> "(" + a + " + " + b + ")^" + power));
  }

  @Property(tries = 1000)
  void anExpressionIsReadAgainFromItsText(@ForAll("expressions") Expression expression) {
    String text = "I(" + ExpressionText.forFormula(new Sum(new Column("x"), expression)) + ")";
    Factor factor = Formula.parse(text).terms().get(0).factors().get(0);
    assertThat(((Factor.Scalar) factor).expression())
        .isEqualTo(new Sum(new Column("x"), expression));
    assertThat(factor.text()).isEqualTo(text);
  }

  @Provide
  Arbitrary<Expression> expressions() {
    return ExpressionArbitraries.sayable();
  }

  @Property(tries = 100)
  void formulasAndExpressionsTravel(
      @ForAll("algebra") String right, @ForAll("learned") Expression expression)
      throws IOException, ClassNotFoundException {
    Formula formula = Formula.parse("y ~ " + right);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(formula);
      out.writeObject(expression);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(formula);
      assertThat(in.readObject()).isEqualTo(expression);
    }
  }

  @Provide
  Arbitrary<Expression> learned() {
    return ExpressionArbitraries.any();
  }

  @Test
  void peopleReadMathematics() {
    Column x = new Column("x");
    Expression product =
        new Product(new Difference(x, new Constant(3)), new Sum(x, new Constant(1)));
    assertThat(product.text()).isEqualTo("(x − 3)·(x + 1)");
    assertThat(new Quotient(new Constant(-2), new Applied(Function.LOG, new Column("a b"))).text())
        .isEqualTo("(−2)/log(\"a b\")");
    assertThat(new Indicator("city", "Nice").text()).isEqualTo("[city = \"Nice\"]");
    assertThat(new InBucket("city", 64, 3).text()).isEqualTo("[hash(city, 64) = 3]");
    assertThat(new OfLevel("city", List.of("Nice"), List.of(2.5), 0).text())
        .isEqualTo("value(city)");
    assertThat(
            new Piecewise(
                    x,
                    List.of(1.5, 2.0),
                    List.of(0.0, 1.0, 2.0),
                    List.of(List.of(1.0), List.of(2.0), List.of(3.0)))
                .text())
        .isEqualTo("piecewise(x; 1.5, 2)");
  }
}
