package glissade.formula;

import glissade.formula.Expression.Applied;
import glissade.formula.Expression.Column;
import glissade.formula.Expression.Constant;
import glissade.formula.Expression.Difference;
import glissade.formula.Expression.InBucket;
import glissade.formula.Expression.Indicator;
import glissade.formula.Expression.OfLevel;
import glissade.formula.Expression.PartOf;
import glissade.formula.Expression.Piecewise;
import glissade.formula.Expression.Power;
import glissade.formula.Expression.Product;
import glissade.formula.Expression.Quotient;
import glissade.formula.Expression.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Expressions of every form, for properties. */
public final class ExpressionArbitraries {

  /** Columns of numbers that the expressions have. */
  public static final List<String> NUMBERS = List.of("x", "Body Mass (g)", "a \"b\"", "3d", ".");

  /** Columns of levels that the expressions have. */
  public static final List<String> TEXTS = List.of("city", "air line");

  /** Levels that the expressions have. */
  public static final List<String> LEVELS = List.of("Paris", "Nice \"Côte\"", "", "7");

  private static final double[] ODD = {
    -1,
    -0.0,
    0,
    1,
    2,
    0.1,
    1e15,
    1e16,
    -1e-5,
    2e-3,
    9.869604401089358,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MAX_VALUE
  };

  private static final int DEEPEST = 4;

  private final Random random;
  private final boolean learned;

  private ExpressionArbitraries(Random random, boolean learned) {
    this.random = random;
    this.learned = learned;
  }

  /** What a formula can say. */
  public static Arbitrary<Expression> sayable() {
    return Arbitraries.randomValue(
        random -> new ExpressionArbitraries(random, false).expression(DEEPEST));
  }

  /** Every form. */
  public static Arbitrary<Expression> any() {
    return Arbitraries.randomValue(
        random -> new ExpressionArbitraries(random, true).expression(DEEPEST));
  }

  /** A finite number, an odd one now and then. */
  static double number(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> ODD[random.nextInt(ODD.length)];
      case 1 -> random.nextInt(2000) / 100.0 - 10;
      case 2 -> random.nextGaussian();
      default -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(400) - 200);
    };
  }

  private Expression expression(int depth) {
    int forms = depth == 0 ? 3 : 9;
    return switch (random.nextInt(learned ? forms + 1 : forms)) {
      case 0 -> new Column(one(NUMBERS));
      case 1 -> new Constant(number(random));
      case 2 -> new PartOf(one(List.of(DatePart.values())), one(NUMBERS));
      case 3 -> depth == 0 ? ofLevels() : new Sum(expression(depth - 1), expression(depth - 1));
      case 4 -> new Difference(expression(depth - 1), expression(depth - 1));
      case 5 -> new Product(expression(depth - 1), expression(depth - 1));
      case 6 -> new Quotient(expression(depth - 1), expression(depth - 1));
      case 7 -> new Power(expression(depth - 1), expression(depth - 1));
      case 8 -> new Applied(one(List.of(Function.values())), expression(depth - 1));
      default -> random.nextBoolean() ? ofLevels() : piecewise(expression(depth - 1));
    };
  }

  private Expression ofLevels() {
    String column = one(TEXTS);
    int count = random.nextInt(LEVELS.size() + 1);
    return switch (random.nextInt(3)) {
      case 0 -> new Indicator(column, one(LEVELS));
      case 1 -> new InBucket(column, 8, random.nextInt(8));
      default -> new OfLevel(column, LEVELS.subList(0, count), numbers(count), number(random));
    };
  }

  private Expression piecewise(Expression argument) {
    List<Double> breaks =
        numbers(random.nextInt(4)).stream().map(end -> end + 0.0).distinct().sorted().toList();
    List<List<Double>> coefficients = new ArrayList<>();
    for (int k = 0; k <= breaks.size(); k++) {
      coefficients.add(numbers(1 + random.nextInt(4)));
    }
    return new Piecewise(argument, breaks, numbers(breaks.size() + 1), coefficients);
  }

  private List<Double> numbers(int count) {
    return Stream.generate(() -> number(random)).limit(count).toList();
  }

  private <E> E one(List<E> all) {
    return all.get(random.nextInt(all.size()));
  }
}
