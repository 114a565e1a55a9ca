package glissade.features;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.formula.Formula;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearnedFactorsTest {

  private static List<String> learned(String formula, boolean penalized) {
    Formula parsed = Formula.parse(formula);
    return LearnedFactors.of(parsed, penalized, parsed.intercept());
  }

  @Test
  void knotsAndMeansOfLevelsAreLearned() {
    assertThat(learned("ns(x, 3) + shrink(g) + ns(x, 3):z + log(x) + C(g) + hash(h, 4)", false))
        .containsExactly("ns(x, 3)", "shrink(g, 10)");
    assertThat(learned("x + I(x^2) + x:z", true)).isEmpty();
  }

  /** Which polynomials of a degree does not matter where all of them are in the model. */
  @Test
  void polynomialsAreWhereTheirSpanDependsOnRows() {
    assertThat(learned("poly(x, 2) + z", false)).isEmpty();
    assertThat(learned("z * poly(x, 2) + poly(x, 2) * poly(w, 2)", false)).isEmpty();
    assertThat(learned("poly(x, 2) + z", true)).containsExactly("poly(x, 2)");
    assertThat(learned("poly(x, 2) + z - 1", false)).containsExactly("poly(x, 2)");
    assertThat(learned("poly(x, 2):z", false)).containsExactly("poly(x, 2)");
    assertThat(learned("poly(x, 2):poly(w, 2) + poly(w, 2)", false)).containsExactly("poly(w, 2)");
  }
}
