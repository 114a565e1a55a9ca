package glissade.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContrastsTest {

  /**
   * 1 for contrasts, 2 for all levels. R 4.2.2: {@code t <- attr(terms(formula), "factors")}, then
   * of each column of {@code t} the rows that are not 0.
   */
  @ParameterizedTest
  @CsvSource({
    "a, a1",
    "a + b, a1 b1",
    "a*b, a1 b1 a1:b1",
    "a:b, a2:b2",
    "a + a:b, a1 a2:b1",
    "b + a:b, b1 b2:a1",
    "0 + a:b, a2:b2",
    "a*b*c, a1 b1 c1 a1:b1 a1:c1 b1:c1 a1:b1:c1",
    "(a+b+c)^2, a1 b1 c1 a1:b1 a1:c1 b1:c1",
    "a + b:c, a1 b2:c2",
    "a/b/c, a1 a2:b1 a2:b2:c1",
    "a:b + a:c, a2:b2 a2:c1",
    "c + a:b:c, c1 c2:a2:b2",
    "a*b*c - a:b, a1 b1 c1 a1:c1 b1:c1 a1:b1:c2",
    "a*b - b, a1 a2:b1"
  })
  void areThoseOfR(String text, String codings) {
    Formula formula = Formula.parse(text);
    Contrasts contrasts = Contrasts.of(formula, factor -> true);
    List<Set<String>> coded =
        formula.terms().stream()
            .map(
                term ->
                    term.factors().stream()
                        .map(factor -> factor.text() + (contrasts.of(term, factor) ? 1 : 2))
                        .collect(Collectors.toSet()))
            .toList();
    assertThat(coded)
        .isEqualTo(Arrays.stream(codings.split(" ")).map(term -> Set.of(term.split(":"))).toList());
  }

  /**
   * R's terms say 1 of the first category here, and its model.matrix makes all levels of it, as
   * {@code colnames(model.matrix(~ 0 + x + a + b))} shows.
   */
  @Test
  void withoutAnInterceptTheFirstCategoryHasAllItsLevels() {
    Formula formula = Formula.parse("0 + x + a + b + a:b");
    Contrasts contrasts = Contrasts.of(formula, factor -> !factor.text().equals("x"));
    assertThat(contrasts.byContrasts())
        .containsEntry(formula.terms().get(0), Set.of())
        .containsEntry(formula.terms().get(1), Set.of())
        .containsEntry(formula.terms().get(2), Set.of(Factor.column("b")))
        .containsEntry(formula.terms().get(3), Set.of(Factor.column("a"), Factor.column("b")));
  }

  @Test
  void aNumberTimesACategorySaysNothingAboutTheCategoryAlone() {
    Formula formula = Formula.parse("a:x + a:b");
    Contrasts contrasts = Contrasts.of(formula, factor -> !factor.text().equals("x"));
    assertThat(contrasts.byContrasts().values()).containsOnly(Set.of());
    Formula slopes = Formula.parse("x + a:x");
    assertThat(
            Contrasts.of(slopes, factor -> factor.text().equals("a"))
                .of(slopes.terms().get(1), Factor.column("a")))
        .isTrue();
  }
}
