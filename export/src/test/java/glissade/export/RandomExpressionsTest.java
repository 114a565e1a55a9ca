package glissade.export;

import glissade.formula.DatePart;
import glissade.formula.Expression;
import glissade.formula.Expression.Applied;
import glissade.formula.Expression.Column;
import glissade.formula.Expression.Constant;
import glissade.formula.Expression.Difference;
import glissade.formula.Expression.Indicator;
import glissade.formula.Expression.OfLevel;
import glissade.formula.Expression.PartOf;
import glissade.formula.Expression.Power;
import glissade.formula.Expression.Product;
import glissade.formula.Expression.Quotient;
import glissade.formula.Expression.Sum;
import glissade.formula.Function;
import glissade.loss.SquaredLoss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever is made of the forms that there are, all that run it agree. */
class RandomExpressionsTest {

  /** Of several functions the values that they have; others are wrapped until they fit. */
  private static final List<Function> OF_POSITIVE =
      List.of(Function.LOG, Function.LOG2, Function.LOG10, Function.LOG1P, Function.SQRT);

  private static final List<Function> OF_ANY = List.of(Function.SIN, Function.COS, Function.ABS);

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void allAgree(@ForAll("several") List<Expression> expressions) {
    Map<String, Expression> features = new LinkedHashMap<>();
    expressions.forEach(each -> features.put("f" + features.size(), each));
    Exports exports =
        new Exports(
            Examples.linear(new SquaredLoss(), null),
            Examples.scores(features, 1),
            Examples.COLUMNS,
            Examples.cells());
    exports.allAnswer(Expected.answers(exports));
  }

  @Provide
  Arbitrary<List<Expression>> several() {
    return tamed(3).map(RandomExpressionsTest::ofTheRow).list().ofMinSize(1).ofMaxSize(4);
  }

  /** Every feature reads a column, or it would be none. */
  private static Expression ofTheRow(Expression any) {
    return new Sum(any, new Product(new Constant(0), new Column("z")));
  }

  /** Between −1 and 1, so that no sum of products runs away, nor loses all its digits. */
  private static Arbitrary<Expression> tamed(int depth) {
    return expression(depth).map(each -> new Applied(Function.SIN, each));
  }

  private static Arbitrary<Expression> expression(int depth) {
    Arbitrary<Expression> leaf =
        Arbitraries.oneOf(
            Arbitraries.of("x", "z", Examples.ODD, "hour").map(Column::new),
            Arbitraries.doubles().between(-3, 3).map(Constant::new),
            Arbitraries.of("Bonn", "O'Hare", "nowhere").map(level -> new Indicator("city", level)),
            Arbitraries.of("7", "19", "20").map(level -> new Indicator("hour", level)),
            Arbitraries.doubles().between(-2, 2).map(RandomExpressionsTest::levels),
            Arbitraries.of(DatePart.class)
                .map(part -> new Product(new Constant(1e-3), new PartOf(part, "when"))));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<Expression> part = tamed(depth - 1);
    return Arbitraries.oneOf(
        leaf,
        Combinators.combine(part, part).as(Sum::new),
        Combinators.combine(part, part).as(Difference::new),
        Combinators.combine(part, part).as(Product::new),
        Combinators.combine(part, part).as((l, r) -> new Quotient(l, beyondOne(r))),
        Combinators.combine(part, Arbitraries.of(0.0, 1.0, 2.0, 3.0, -1.0, 0.5, -1.5))
            .as((base, power) -> new Power(beyondOne(base), new Constant(power))),
        Combinators.combine(part, Arbitraries.of(OF_POSITIVE))
            .as((each, function) -> new Applied(function, beyondOne(each))),
        Combinators.combine(part, Arbitraries.of(OF_ANY))
            .as((each, function) -> new Applied(function, each)),
        Combinators.combine(part, Arbitraries.of(Function.EXP, Function.EXPM1))
            .as((each, function) -> new Applied(function, each)),
        part.map(Examples::spline));
  }

  /** A number from 1 to 3. */
  private static Expression beyondOne(Expression tame) {
    return new Sum(new Constant(2), tame);
  }

  private static Expression levels(double otherwise) {
    return new OfLevel("city", List.of("Köln", "Rome"), List.of(otherwise / 3, 0.5), otherwise);
  }
}
