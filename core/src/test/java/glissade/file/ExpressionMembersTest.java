package glissade.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.formula.Expression;
import glissade.formula.Expression.Column;
import glissade.formula.Expression.Constant;
import glissade.formula.Expression.Sum;
import glissade.formula.ExpressionArbitraries;
import glissade.table.UnusableDataException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionMembersTest {

  private static Expression read(@Nullable Object object) {
    return new ExpressionMembers(new ModelMembers(Path.of("model.json"), Map.of()))
        .expression(object);
  }

  private static @Nullable Object written(Expression expression) {
    StringWriter out = new StringWriter();
    Json.writeIndented(out, ExpressionObject.of(expression));
    return Json.read(out.toString());
  }

  @Property(tries = 1000)
  void everyFormComesBackAsItWent(@ForAll("expressions") Expression expression) {
    assertThat(read(ExpressionObject.of(expression))).isEqualTo(expression);
    assertThat(read(written(expression))).isEqualTo(expression);
  }

  @Provide
  Arbitrary<Expression> expressions() {
    return ExpressionArbitraries.any();
  }

  @Test
  void theObjectsAreThoseThatStandInFiles() {
    assertThat(ExpressionObject.of(new Sum(new Column("x"), new Constant(2))))
        .isEqualTo(
            Map.of(
                "kind", "sum",
                "left", Map.of("kind", "column", "name", "x"),
                "right", Map.of("kind", "constant", "value", 2.0)));
    assertThat(
            read(
                Json.read(
                    """
                    {"kind": "piecewise", "argument": {"kind": "date-part", "part": "yearday",
                     "column": "d"}, "breaks": [1], "origins": [0, 1.5],
                     "coefficients": [[1, 2], [0.25]]}
                    """)))
        .isEqualTo(
            new Expression.Piecewise(
                new Expression.PartOf(glissade.formula.DatePart.YEARDAY, "d"),
                List.of(1.0),
                List.of(0.0, 1.5),
                List.of(List.of(1.0, 2.0), List.of(0.25))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "3                                     | an expression is not there, or not an object",
        "{}                                    | \"kind\" is not there, or not text",
        "{\"kind\": \"spline\"}                | an expression in it is of the kind spline",
        "{\"kind\": \"column\", \"name\": 3}   | \"name\" is not there, or not text",
        "{\"kind\": \"constant\"}              | \"value\" is not there, or not a finite number",
        "{\"kind\": \"constant\", \"value\": 1e999} | \"value\" is not there, or not a finite",
        "{\"kind\": \"sum\", \"left\": 1}      | \"left\" of an expression is not there, or not an",
        "{\"kind\": \"applied\", \"function\": \"tan\"} | its \"function\" is tan",
        "{\"kind\": \"date-part\", \"part\": \"era\"}   | its \"part\" is era",
        "{\"kind\": \"bucket\", \"column\": \"a\", \"buckets\": 2, \"bucket\": 2}   | no bucket 2",
        "{\"kind\": \"bucket\", \"column\": \"a\", \"buckets\": 2.5, \"bucket\": 2} | not a whole",
        "{\"kind\": \"level-value\", \"column\": \"a\", \"levels\": [1]} | not a list of texts",
        "{\"kind\": \"level-value\", \"column\": \"a\", \"levels\": [\"b\"], \"values\": [],"
            + " \"otherwise\": 0} | there is not one value for each level",
        "{\"kind\": \"level-value\", \"column\": \"a\", \"levels\": [\"b\", \"b\"],"
            + " \"values\": [1, 2], \"otherwise\": 0} | a level stands twice",
        "{\"kind\": \"piecewise\", \"argument\": {\"kind\": \"column\", \"name\": \"a\"},"
            + " \"breaks\": [2, 1], \"origins\": [0, 0, 0], \"coefficients\": [[1], [1], [1]]} |"
            + " of an expression of the kind piecewise, the breaks do not increase",
        "{\"kind\": \"piecewise\", \"argument\": {\"kind\": \"column\", \"name\": \"a\"},"
            + " \"breaks\": [], \"origins\": [0], \"coefficients\": [[]]} | no coefficients",
        "{\"kind\": \"piecewise\", \"argument\": {\"kind\": \"column\", \"name\": \"a\"},"
            + " \"coefficients\": [3]} | \"coefficients\" of an expression is not there, or not a"
      })
  void whatIsNoExpressionIsTold(String json, String complaint) {
    assertThatThrownBy(() -> read(Json.read(json)))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("model.json is not a glissade model: ")
        .hasMessageContaining(complaint);
  }

  @Test
  void aFileCannotNestDeeperThanTheStack() {
    Object object = ExpressionObject.of(new Column("x"));
    for (int k = 1; k < ExpressionMembers.MOST_DEEP; k++) {
      object = Map.of("kind", "applied", "function", "abs", "argument", object);
    }
    assertThat(read(object).columns()).containsExactly("x");
    for (int k = 0; k < 100_000; k++) {
      object = Map.of("kind", "applied", "function", "abs", "argument", object);
    }
    Object deep = object;
    assertThatThrownBy(() -> read(deep)).hasMessageContaining("nested more than 400 deep");
  }

  @Test
  void whatIsAsDeepAsAllowedGoesThroughAFile() {
    Expression expression = new Column("x");
    for (int k = 1; k < ExpressionMembers.MOST_DEEP; k++) {
      expression = new Sum(expression, new Column("x"));
    }
    assertThat(read(written(expression))).isEqualTo(expression);
  }
}
