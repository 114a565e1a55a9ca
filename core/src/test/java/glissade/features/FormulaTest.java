package glissade.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormulaTest {

  @Test
  void namesAreJoinedByPlus() {
    assertThat(Formula.parse("a").columns()).containsExactly("a");
    assertThat(Formula.parse(" x_1+ größe +3d ").columns()).containsExactly("x_1", "größe", "3d");
    assertThat(Formula.parse("\"Body Mass (g)\" + \"a + b\" + c").columns())
        .containsExactly("Body Mass (g)", "a + b", "c");
  }

  @Test
  void levelsAreAskedForWithC() {
    Formula formula = Formula.parse("a + C(hour) + C ( \"air line\" ) + C + Cx");
    assertThat(formula.columns()).containsExactly("a", "hour", "air line", "C", "Cx");
    assertThat(formula.categories()).containsExactly("hour", "air line");
  }

  @Property(tries = 200)
  void anyNameCanBeQuoted(
      @ForAll @Size(min = 1, max = 4) @UniqueElements
          List<@StringLength(min = 1, max = 9) String> names) {
    String text =
        names.stream()
            .map(name -> "\"" + name.replace("\"", "\"\"") + "\"")
            .collect(Collectors.joining("+"));
    assertThat(Formula.parse(text).columns()).isEqualTo(names);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void anythingElseIsRefusedWithThePlace(String text, String place) {
    assertThatThrownBy(() -> Formula.parse(text))
        .isInstanceOf(Formula.SyntaxException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(text);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("a * b", "found '*' at character 3, expected +"),
        Arguments.of("a:b", "found ':' at character 2, expected +"),
        Arguments.of("poly(a, 2)", "found '(' at character 5, expected +"),
        Arguments.of("a - b", "found '-' at character 3, expected +"),
        Arguments.of("a b", "found 'b' at character 3, expected +"),
        Arguments.of("a +", "found the end, expected a column name"),
        Arguments.of("+ a", "found '+' at character 1, expected a column name"),
        Arguments.of("C(a", "found the end, expected ) after the column name"),
        Arguments.of("C(a + b)", "found '+' at character 5, expected )"),
        Arguments.of("C(C(a))", "found '(' at character 4, expected )"),
        Arguments.of("C()", "found ')' at character 3, expected a column name"),
        Arguments.of("a + C(a)", "the column a stands twice"),
        Arguments.of("b + \"a", "expected a closing quote"),
        Arguments.of("\"\" + b", "expected a column name between the quotes"),
        Arguments.of("a + a", "the column a stands twice"));
  }

  @Test
  void nothingIsNotAFormula() {
    assertThatThrownBy(() -> Formula.parse("")).hasMessageContaining("found the end");
  }
}
