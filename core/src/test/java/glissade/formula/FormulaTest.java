package glissade.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.formula.Expression.Applied;
import glissade.formula.Expression.Column;
import glissade.formula.Expression.Constant;
import glissade.formula.Expression.Difference;
import glissade.formula.Expression.PartOf;
import glissade.formula.Expression.Power;
import glissade.formula.Expression.Product;
import glissade.formula.Expression.Quotient;
import glissade.formula.Expression.Sum;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

  private static final Column X = new Column("x");

  /**
   * R 4.2.2: {@code t <- terms(y ~ …); paste(attr(t, "term.labels"), collapse = " + ")}, and with
   * {@code - 1} where {@code attr(t, "intercept")} is 0.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a + b:c + d*e             | a + d + e + b:c + d:e",
        "(a+b+c)^2 - a:b           | a + b + c + a:c + b:c",
        "a/(b+c)                   | a + a:b + a:c",
        "(a+b)/c                   | a + b + a:b:c",
        "a*b:c                     | a + b:c + a:b:c",
        "(a+b+c)^3 - (a+b)^2       | c + a:c + b:c + a:b:c",
        "-1 + a                    | a - 1",
        "a - 1 + 1                 | a",
        "a + 0                     | a - 1",
        "a - 0                     | a",
        "a - (b - 1)               | a",
        "a + -1                    | a - 1",
        "a + a + a:a               | a",
        "(a + b):(c + d)           | a:c + a:d + b:c + b:d",
        "(a*b + c)^2               | a + b + c + a:b + a:c + b:c + a:b:c",
        "b:c + a*b - b             | a + b:c + b:a",
        "a/b/c - a:b               | a + a:b:c",
        "(a + b - 1):c             | a:c + b:c - 1",
        "(a+b)*(c+d)/e             | a + b + c + d + a:c + a:d + b:c + b:d + a:b:c:d:e",
        "a*b*c - a:b:c - a         | b + c + a:b + a:c + b:c",
        "1                         | 1",
        "0                         | 0"
      })
  void isMultipliedOutAsInR(String text, String terms) {
    Formula formula = Formula.parse("y ~ " + text);
    Formula expected = Formula.parse(terms);
    assertThat(formula.terms().stream().map(term -> Set.copyOf(term.factors())))
        .containsExactlyElementsOf(
            expected.terms().stream().map(term -> Set.copyOf(term.factors())).toList());
    assertThat(formula.intercept()).isEqualTo(expected.intercept());
    assertThat(Formula.parse(text))
        .isEqualTo(new Formula(null, formula.terms(), formula.intercept()));
  }

  @Test
  void factorsStandInTheOrderInWhichTheTermsNameThem() {
    assertThat(Formula.parse("b:a + c + a").text()).isEqualTo("c + a + a:b");
    assertThat(Formula.parse("c:b + b:a").text()).isEqualTo("c:b + b:a");
  }

  @Test
  void columnsAreJoinedByPlus() {
    assertThat(Formula.parse("a").columns()).containsExactly("a");
    assertThat(Formula.parse(" x_1+ größe +3d + 2020 ").columns())
        .containsExactly("x_1", "größe", "3d", "2020");
    assertThat(
            Formula.parse("\"Body Mass (g)\" + \"a + b\" + `c ~ d` + `e``f` + Sepal.Length")
                .columns())
        .containsExactly("Body Mass (g)", "a + b", "c ~ d", "e`f", "Sepal.Length");
  }

  @Test
  void levelsAreAskedForWithC() {
    Formula formula = Formula.parse("a + C(hour) + C ( \"air line\" ) + C + Cx + poly");
    assertThat(formula.columns()).containsExactly("a", "hour", "air line", "C", "Cx", "poly");
    assertThat(formula.terms().stream().flatMap(term -> term.factors().stream()))
        .filteredOn(Factor.Levels.class::isInstance)
        .containsExactly(
            new Factor.Levels(new Column("hour"), null, false, "C(hour)"),
            new Factor.Levels(new Column("air line"), null, false, "C(\"air line\")"));
  }

  @Property(tries = 200)
  void anyNameCanBeQuoted(
      @ForAll @Size(min = 1, max = 4) @UniqueElements
          List<@StringLength(min = 1, max = 9) String> names) {
    String text =
        names.stream()
            .map(name -> "\"" + name.replace("\"", "\"\"") + "\"")
            .collect(Collectors.joining("+"));
    Formula formula = Formula.parse(text);
    assertThat(formula.columns()).containsExactlyElementsOf(names);
    assertThat(Formula.parse(formula.text())).isEqualTo(formula);
  }

  @Test
  void theLeftSideIsTheNameOfAColumn() {
    assertThat(Formula.parse("y ~ a").target()).isEqualTo("y");
    assertThat(Formula.parse("\"Body Mass (g)\" ~ a").target()).isEqualTo("Body Mass (g)");
    assertThat(Formula.parse("`a ~ b` ~ a").target()).isEqualTo("a ~ b");
    assertThat(Formula.parse(" ~ a").target()).isNull();
    assertThat(Formula.parse("a").target()).isNull();
  }

  @Test
  void functionsAreExpressions() {
    assertThat(only("log(x + 1)"))
        .isEqualTo(
            new Factor.Scalar(
                new Applied(Function.LOG, new Sum(X, new Constant(1))), "log(x + 1)"));
    assertThat(only("I(x^2/z)"))
        .isEqualTo(
            new Factor.Scalar(
                new Quotient(new Power(X, new Constant(2)), new Column("z")), "I(x^2 / z)"));
    assertThat(only("sqrt(exp(x))").text()).isEqualTo("sqrt(exp(x))");
    assertThat(only("I(x)")).isEqualTo(Factor.column("x"));
    assertThat(only("month(\"day of sale\")"))
        .isEqualTo(
            new Factor.Scalar(new PartOf(DatePart.MONTH, "day of sale"), "month(\"day of sale\")"));
  }

  @Test
  void arithmeticBindsAsInR() {
    assertThat(inside("-x^2")).isEqualTo(minus(new Power(X, new Constant(2))));
    assertThat(inside("(-x)^-2")).isEqualTo(new Power(minus(X), new Constant(-2)));
    assertThat(inside("2^x^3"))
        .isEqualTo(new Power(new Constant(2), new Power(X, new Constant(3))));
    assertThat(inside("1 - x - 2"))
        .isEqualTo(new Difference(new Difference(new Constant(1), X), new Constant(2)));
    assertThat(inside("8 / x / 2"))
        .isEqualTo(new Quotient(new Quotient(new Constant(8), X), new Constant(2)));
    assertThat(inside("1 + x * -2.5e-3"))
        .isEqualTo(new Sum(new Constant(1), new Product(X, new Constant(-0.0025))));
    assertThat(inside("3d + .5")).isEqualTo(new Sum(new Column("3d"), new Constant(0.5)));
  }

  private static Expression inside(String text) {
    return ((Factor.Scalar) only("I(" + text + ")")).expression();
  }

  private static Expression minus(Expression expression) {
    return new Product(new Constant(-1), expression);
  }

  @Test
  void otherFactorsKeepWhatTheyNeed() {
    assertThat(only("poly(x, 3)"))
        .isEqualTo(new Factor.Basis(Factor.Basis.Kind.POLYNOMIAL, X, 3, "poly(x, 3)"))
        .isEqualTo(only("poly( x,degree=3 )"));
    assertThat(only("ns(log(x), df = 4)"))
        .isEqualTo(
            new Factor.Basis(
                Factor.Basis.Kind.NATURAL_SPLINE,
                new Applied(Function.LOG, X),
                4,
                "ns(log(x), 4)"));
    assertThat(only("C(x, ref = \"Paris\")"))
        .isEqualTo(new Factor.Levels(X, "Paris", false, "C(x, ref = \"Paris\")"))
        .isEqualTo(only("C(x, ref=Paris)"));
    assertThat(only("C(x, sum)")).isEqualTo(new Factor.Levels(X, null, true, "C(x, sum)"));
    assertThat(only("C(month(d))"))
        .isEqualTo(new Factor.Levels(new PartOf(DatePart.MONTH, "d"), null, false, "C(month(d))"));
    assertThat(only("hash(x, 64)")).isEqualTo(new Factor.Hashed("x", 64, "hash(x, 64)"));
    assertThat(only("shrink(x)"))
        .isEqualTo(new Factor.Shrunk("x", 10, "shrink(x, 10)"))
        .isEqualTo(only("shrink(x, 10)"));
    assertThat(only("shrink(x, 2.5)")).isEqualTo(new Factor.Shrunk("x", 2.5, "shrink(x, 2.5)"));
  }

  private static Factor only(String text) {
    List<Term> terms = Formula.parse(text).terms();
    assertThat(terms).hasSize(1);
    assertThat(terms.get(0).factors()).hasSize(1);
    return terms.get(0).factors().get(0);
  }

  @Test
  void restStandsForTheOtherColumns() {
    List<String> rest = List.of("a", "y", "b", "c d");
    assertThat(Formula.parse("y ~ .").resolve(rest).text()).isEqualTo("y ~ a + b + \"c d\"");
    assertThat(Formula.parse(".").resolve(rest).columns()).containsExactly("a", "y", "b", "c d");
    assertThat(Formula.parse("y ~ . - b").resolve(rest))
        .isEqualTo(Formula.parse("y ~ a + \"c d\""));
    assertThat(Formula.parse("y ~ log(a) + . - a - 1").resolve(rest))
        .isEqualTo(Formula.parse("y ~ log(a) + b + \"c d\" - 1"));
    assertThat(Formula.parse("y ~ .^2 - a:b").resolve(rest))
        .isEqualTo(Formula.parse("y ~ a + b + \"c d\" + a:\"c d\" + b:\"c d\""));
    assertThat(Formula.parse("y ~ z:.").resolve(rest))
        .isEqualTo(Formula.parse("y ~ z:a + z:b + z:\"c d\""));
    assertThat(Formula.parse("y ~ .").resolve(List.of("y")).terms()).isEmpty();
    assertThat(Formula.parse("y ~ a").resolve(rest)).isEqualTo(Formula.parse("y ~ a"));
  }

  @Test
  void whatIsTakenOutOfTheRestIsNamedUntilItIsResolved() {
    Formula formula = Formula.parse("y ~ log(z) + . - typo");
    assertThat(formula.columns()).containsExactly("z", "typo");
    assertThat(formula.resolve(List.of("a")).columns()).containsExactly("z", "a");
  }

  @Test
  void aTextWithRestInItIsReadAgain() {
    for (String text :
        List.of(
            ".",
            "y ~ .",
            "y ~ . - x - 1",
            ".^2",
            "(a + .)^2:b",
            "-1 + .",
            "a - (b - .)/c*(d + e)")) {
      Formula formula = Formula.parse(text);
      assertThat(formula.unresolved()).as(text).isNotNull();
      assertThat(Formula.parse(formula.text())).as(text).isEqualTo(formula);
      assertThat(Formula.parse(formula.text()).resolve(List.of("p", "q")))
          .isEqualTo(formula.resolve(List.of("p", "q")));
    }
  }

  @Test
  void manyColumnsAreNotAnExplosion() {
    String sum = IntStream.range(0, 20_000).mapToObj(j -> "x" + j).collect(Collectors.joining("+"));
    assertThat(Formula.parse(sum).terms()).hasSize(20_000);
    assertThat(Formula.parse("(a+b+c+d+e+f+g+h+i+j)^10").terms()).hasSize(1023);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(a+b+c+d+e+f+g+h+i+j+k+l+m+n)^10",
        "a*b*c*d*e*f*g*h*i*j*k*l*m*n",
        "((a+b+c+d+e+f+g+h+i+j+k+l+m)^13):((A+B+C+D+E+F+G)^7)"
      })
  void anExplosionIsRefused(String text) {
    assertThatThrownBy(() -> Formula.parse(text))
        .isInstanceOf(Formula.SyntaxException.class)
        .hasMessageContaining("more than 10,000 terms")
        .hasMessageContaining(text);
  }

  @Test
  void aDeepTextIsRefusedBeforeTheStackEnds() {
    int much = 100_000;
    for (String text :
        List.of(
            "(".repeat(much) + "a",
            "log(".repeat(much) + "a",
            "I(" + "-".repeat(much) + "a)",
            "I(" + "(".repeat(much) + "a)",
            "I(a" + "+a".repeat(much) + ")",
            "I(a" + "^a".repeat(much) + ")")) {
      assertThatThrownBy(() -> Formula.parse(text))
          .isInstanceOf(Formula.SyntaxException.class)
          .hasMessageContaining("more than");
    }
    assertThat(Formula.parse("a" + ":a".repeat(much)).terms()).hasSize(1);
  }
}
