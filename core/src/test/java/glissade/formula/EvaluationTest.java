package glissade.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import glissade.formula.Expression.Applied;
import glissade.formula.Expression.Column;
import glissade.formula.Expression.Constant;
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
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {

  private static final double NO = Double.NaN;
  private static final Column X = new Column("x");

  /** As many cells as there are, once more than there are rows. */
  private static GivenCells cells(double... x) {
    return new GivenCells(x.length, Map.of("x", x), Map.of(), List.of());
  }

  @Property(tries = 2000)
  void everyFormIsWhatThePlainRuleSays(
      @ForAll("expressions") Expression expression, @ForAll("cells") GivenCells cells) {
    double[] expected = new double[cells.rows()];
    boolean[] outside = new boolean[cells.rows()];
    boolean anyOutside = false;
    for (int i = 0; i < expected.length; i++) {
      try {
        expected[i] = PlainRow.value(expression, cells, i);
      } catch (ArithmeticException e) {
        outside[i] = true;
        anyOutside = true;
      }
    }
    if (anyOutside) {
      Throwable thrown = catchThrowable(() -> new Evaluation(cells).of(expression));
      assertThat(thrown).isInstanceOf(OutOfDomainException.class);
      assertThat(outside[((OutOfDomainException) thrown).row()]).isTrue();
    } else {
      assertThat(new Evaluation(cells).of(expression)).startsWith(expected);
    }
  }

  @Provide
  Arbitrary<Expression> expressions() {
    return ExpressionArbitraries.any();
  }

  @Provide
  Arbitrary<GivenCells> cells() {
    return Arbitraries.randomValue(random -> GivenCells.of(3, random));
  }

  @Test
  void missingCellsMakeMissingValues() {
    GivenCells cells = cells(NO, 2);
    for (Expression expression :
        List.of(
            new Power(X, new Constant(0)),
            new Power(new Constant(1), X),
            new Product(new Constant(0), X),
            new Applied(Function.LOG, X),
            new PartOf(DatePart.YEAR, "x"),
            new Piecewise(X, List.of(), List.of(0.0), List.of(List.of(7.0))))) {
      double[] values = new Evaluation(cells).of(expression);
      assertThat(values[0]).as(expression.text()).isNaN();
      assertThat(values[1]).as(expression.text()).isNotNaN();
    }
  }

  @Test
  void levelsNeverSeenAreNeitherMissingNorKnown() {
    GivenCells cells =
        new GivenCells(
            4, Map.of(), Map.of("city", new double[] {0, 1, -1, NO}), List.of("Nice", "Paris"));
    assertThat(new Evaluation(cells).of(new Indicator("city", "Paris")))
        .containsExactly(0, 1, 0, NO);
    assertThat(new Evaluation(cells).of(new Indicator("city", "Rome")))
        .containsExactly(0, 0, 0, NO);
    assertThat(
            new Evaluation(cells)
                .of(new OfLevel("city", List.of("Rome", "Paris"), List.of(1.5, 2.5), -3)))
        .containsExactly(-3, 2.5, -3, NO);
    assertThat(new Evaluation(cells).of(new InBucket("city", 8, 1))).containsExactly(0, 1, 0, NO);
  }

  @Test
  void piecesBeginAtTheirBreaks() {
    Piecewise piecewise =
        new Piecewise(
            X,
            List.of(0.0, 2.0),
            List.of(1.0, 0.0, 10.0),
            List.of(List.of(5.0), List.of(1.0, 2.0, 3.0), List.of(0.5, -1.0)));
    assertThat(new Evaluation(cells(-1, -0.0, 0, 1, 1.999, 2, 12)).of(piecewise))
        .containsExactly(5, 1, 1, 6, 1 + 1.999 * (2 + 1.999 * 3), 8.5, -1.5);
  }

  @Test
  void whatStandsTwiceIsComputedOnce() {
    Expression log = new Applied(Function.LOG, X);
    Evaluation evaluation = new Evaluation(cells(1, 2, 3));
    double[] values = evaluation.of(log);
    evaluation.of(new Sum(log, log));
    assertThat(evaluation.of(new Applied(Function.LOG, new Column("x")))).isSameAs(values);
  }

  @Test
  void aColumnIsReadOnceForAllItsLevelsAndBuckets() {
    List<String> read = new ArrayList<>();
    GivenCells given =
        new GivenCells(
            1, Map.of("x", new double[1]), Map.of("city", new double[1]), List.of("Nice"));
    Evaluation evaluation = new Evaluation(new ReadCells(given, read));
    for (String level : List.of("Nice", "Rome")) {
      evaluation.of(new Indicator("city", level));
      evaluation.of(new OfLevel("city", List.of(level), List.of(1.0), 0));
    }
    for (int bucket = 0; bucket < 3; bucket++) {
      evaluation.of(new InBucket("city", 3, bucket));
      evaluation.of(new InBucket("city", 4, bucket));
    }
    evaluation.of(new PartOf(DatePart.YEAR, "x"));
    evaluation.of(new PartOf(DatePart.DAY, "x"));
    assertThat(read).containsExactly("codes city", "3 city", "4 city", "numbers x");
  }

  /** Cells that note what is asked for. */
  private record ReadCells(GivenCells given, List<String> read) implements Cells {

    @Override
    public int rows() {
      return given.rows();
    }

    @Override
    public double[] numbers(String column) {
      read.add("numbers " + column);
      return given.numbers(column);
    }

    @Override
    public double[] codes(String column) {
      read.add("codes " + column);
      return given.codes(column);
    }

    @Override
    public List<String> levels(String column) {
      return given.levels(column);
    }

    @Override
    public double[] buckets(String column, int buckets) {
      read.add(buckets + " " + column);
      return given.buckets(column, buckets);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "log(x), 0, 'log(x) has no finite value where x is 0'",
    "log(x - 5), 4.5, 'log(x − 5) has no finite value where x is 4.5'",
    "log1p(x), -1, 'log1p(x) has no finite value where x is -1'",
    "sqrt(x), -2, 'sqrt(x) has no finite value where x is -2'",
    "I(1 / (1 / (x - 1))), 1, '1/(x − 1) has no finite value where x is 1'",
    "I((-x)^0.5), 3, '(−x)^0.5 has no finite value where x is 3'",
    "exp(x), 710, 'exp(x) has no finite value where x is 710'",
    "I(x * 1e200), 1e200, 'x·1e+200 has no finite value where x is 1e+200'",
    "abs(x), Infinity, 'x has no finite value where x is inf'",
    "year(x), 1e18, 'year(x) has no finite value where x is 1e+18 seconds after 1970-01-01T00:00:00'"
  })
  void whatLeavesTheDomainIsTold(String text, double cell, String complaint) {
    Factor.Scalar factor = (Factor.Scalar) Formula.parse(text).terms().get(0).factors().get(0);
    Evaluation evaluation = new Evaluation(cells(NO, NO, cell, cell));
    assertThatThrownBy(() -> evaluation.of(factor.expression()))
        .isInstanceOfSatisfying(
            OutOfDomainException.class,
            thrown -> {
              assertThat(thrown.row()).isEqualTo(2);
              assertThat(thrown.cells()).containsOnlyKeys("x");
            })
        .hasMessage(complaint);
  }

  @Test
  void allColumnsOfWhatFailedAreTold() {
    GivenCells cells =
        new GivenCells(
            1,
            Map.of("x", new double[] {4}, "z", new double[] {0}),
            Map.of("city", new double[] {0}),
            List.of("Nice"));
    assertThatThrownBy(() -> new Evaluation(cells).of(new Quotient(X, new Column("z"))))
        .hasMessage("x/z has no finite value where x is 4 and z is 0");
    assertThatThrownBy(
            () ->
                new Evaluation(cells)
                    .of(new Quotient(new Indicator("city", "Nice"), new Column("z"))))
        .hasMessage("[city = \"Nice\"]/z has no finite value where city is \"Nice\" and z is 0");
  }
}
