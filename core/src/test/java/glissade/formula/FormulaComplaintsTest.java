package glissade.formula;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaComplaintsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "a b             | found 'b' at character 3, expected +, -, *, /, : or ^ between terms.",
        "a +             | found the end, expected a column name, a function, . or (.",
        "+ a             | found '+' at character 1, expected a column name, a function, . or (.",
        "a ~ b ~ c       | found '~' at character 7, expected +",
        "a + (b          | found the end, expected ) or an operator.",
        "a + b)          | found ')' at character 6, expected +",
        "a - - b         | found '-' at character 5, expected a column name",
        "2.5 * a         | found '2' at character 1, expected a column name",
        "a:1             | 0 and 1 stand for the intercept",
        "(a + b)^0       | found '0' at character 9, expected a whole number from 1 to 100.",
        "(a + b)^2.5     | found '2' at character 9, expected a whole number from 1 to 100.",
        "(a + b)^2^2     | found '^' at character 10, expected +",
        "x^2             | write I(x^2), for polynomials poly(x, 2).",
        "log(y) ~ a      | the left side is `log(y)`, expected the name of one column",
        "y + z ~ a       | the left side is `y + z`, expected the name of one column",
        ". ~ a           | the left side is `.`, expected the name of one column",
        "C(a             | found the end, expected ) after the column name",
        "C(a + b)        | found '+' at character 5, expected ) after the column name",
        "C(C(a))         | found 'C' at character 3, expected a column name or a part of a date",
        "C(log(a))       | found 'l' at character 3, expected a column name or a part of a date",
        "C()             | found ')' at character 3, expected a column name",
        "C(a, mean)      | found 'm' at character 6, expected ref = \"a level\" or sum.",
        "C(a, ref = )    | found ')' at character 12, expected a level, in double quotes.",
        "poly(a)         | found ')' at character 7, expected , and the degree after the expression.",
        "poly(a, 0)      | found '0' at character 9, expected a whole number from 1 to 100.",
        "poly(a, 3, raw) | found ',' at character 10, expected ).",
        "ns(2, 3)        | found '2' at character 4, expected an expression with a column in it.",
        "I(3)            | expected an expression with a column in it.",
        "hash(a)         | found ')' at character 7, expected , and the number of buckets",
        "hash(a, 1)      | found '1' at character 9, expected a whole number from 2 to 1048576.",
        "shrink(a, b)    | found 'b' at character 11, expected how many rows",
        "log(a b)        | found 'b' at character 7, expected ) or an operator.",
        "log(a + )       | found ')' at character 9, expected a column, a number, a function or (.",
        "log(.)          | found '.' at character 5, expected a column",
        "log(1e999 + a)  | found '1' at character 5, expected a number below 1.8e308.",
        "log(poly(a, 2)) | found 'p' at character 5, expected one number: poly(…) is a term",
        "month(a + b)    | found '+' at character 9, expected ) after the column name.",
        "Log(a)          | there is no function `Log`; did you mean `log`? There are C, poly, ns,",
        "log(sqr(a))     | there is no function `sqr`; did you mean `sqrt`? There are I, log, log2",
        "\"a\"(b)        | found '(' at character 4, expected +",
        "b + \"a         | found '\"' at character 5, expected a closing quote",
        "\"\" + b        | found '\"' at character 1, expected a name between the quotes."
      })
  void sayWhatWasFoundWhereAndWhatWasExpected(String text, String complaint) {
    assertThatThrownBy(() -> Formula.parse(text))
        .isInstanceOf(Formula.SyntaxException.class)
        .hasMessageContaining("In the formula \"" + text + "\": ")
        .hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "'  '", "y ~"})
  void nothingIsNotAFormula(String text) {
    assertThatThrownBy(() -> Formula.parse(text)).hasMessageContaining("found the end");
  }
}
