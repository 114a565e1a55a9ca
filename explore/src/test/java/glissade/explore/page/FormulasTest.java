package glissade.explore.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.explore.server.Request;
import glissade.explore.server.UnusableRequestException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Another formula on the page. */
class FormulasTest {

  private final Exploration exploration = new Exploration(Subjects.ofATable());
  private final Drawings drawings = new Drawings(exploration);
  private final Actions actions = new Actions(exploration, drawings);

  private Situation typed(Situation situation, String formula) {
    Map<String, Object> action = Map.of("kind", "set", "name", "formula", "value", formula);
    return exploration.possible(actions.after(situation, new Request(action)).situation());
  }

  private String fragment(Situation situation, String id) {
    return Objects.requireNonNull(drawings.of(situation, List.of()).fragments().get(id)).html();
  }

  @Test
  void whatIsTypedMakesOtherRows() {
    Situation dragged =
        exploration.usual().withEdits(Edits.NONE.with(1, 2, 7)).withShown(2).withStart(START);
    Situation powers = typed(dragged, "a + a^2 + b");
    assertThat(powers).isEqualTo(exploration.usual().withFormula("a + a^2 + b"));
    assertThat(exploration.features(powers)).containsExactly("a", "a^2", "b");
    assertThat(exploration.tell(powers).story().orElseThrow().features()).hasSize(3);
    assertThat(exploration.table(powers).rows().features()).isEqualTo(3);
    assertThat(fragment(powers, "first")).contains("a^2");
  }

  private static final Start START = new Start(List.of(1.0, 2.0, 3.0));

  @Test
  void whatCannotBeUsedStaysInTheFieldAndChangesNothingElse() {
    Situation powers = typed(exploration.usual(), "a + a^2");
    Situation broken = typed(powers, "a + <script>");
    assertThat(broken).isEqualTo(powers.withDraft("a + <script>"));
    assertThat(exploration.tell(broken)).isSameAs(exploration.tell(powers));
    assertThat(exploration.formulas().typed(broken)).isEqualTo("a + <script>");
    assertThat(fragment(broken, "formula-why"))
        .contains(
            "There is no &lt;&lt;script&gt;&gt;.", "the pictures are of <code>a + a^2</code>");
    assertThat(drawings.of(broken, List.of()).spoken()).isEqualTo("There is no <<script>>.");
    Situation mended = typed(broken, "b");
    assertThat(mended).isEqualTo(exploration.usual().withFormula("b"));
    assertThat(fragment(mended, "formula-why")).doesNotContain("<p");
  }

  @Test
  void theOneThatThePageWasOpenedWithGoesWithoutSaying() {
    Situation powers = typed(exploration.usual(), "a + a^2");
    assertThat(typed(powers, "a + b")).isEqualTo(exploration.usual());
    assertThat(typed(powers, "  ")).isEqualTo(exploration.usual());
    assertThat(exploration.formulas().typed(exploration.usual())).isEqualTo("a + b");
    assertThat(fragment(exploration.usual(), "formula-told"))
        .contains("Predicts y. 8 rows.", "<code>a</code>, <code>\"b &lt;b&gt;\"</code>.");
  }

  @Test
  void aLinkRestoresTheFormulaAndWhatIsWrongWithIt() {
    Situation broken = typed(typed(exploration.usual(), "a^2"), "a +");
    String link = SituationText.of(broken, exploration.usual());
    assertThat(link).isEqualTo("formula=a~5E2&draft=a~20~2B");
    assertThat(exploration.read(link).situation()).isEqualTo(broken);
    Situation ofAnotherTable = exploration.read("formula=z&n=9").situation();
    assertThat(ofAnotherTable.formula()).isEmpty();
    assertThat(exploration.formulas().reason(ofAnotherTable)).isEqualTo("There is no <z>.");
    assertThat(exploration.read("formula=~ZZ").notices().get(0)).contains("a formula is expected");
    assertThat(exploration.read("formula=" + "a".repeat(2_001)).notices()).hasSize(1);
  }

  @Test
  void commandAndJavaAreThoseOfTheFormula() {
    Situation powers = typed(exploration.usual(), "a + a^2");
    String told = fragment(powers, "same");
    assertThat(told)
        .contains("glissade fit rows.csv --features 'a + a^2' --optimizer gd")
        .contains("Rows rows = of(a + a^2);");
    assertThat(fragment(powers.withEdits(Edits.NONE.without(1)), "same"))
        .contains("glissade fit glissade-rows.csv --target y", "// rows: those of the page");
  }

  @Test
  void whereThereIsNoTableThereIsNoFormula() {
    Exploration article = new Exploration(Subjects.article());
    assertThat(article.read("formula=a&draft=b").situation()).isEqualTo(Situation.ARTICLE);
    assertThatThrownBy(() -> typed(exploration.usual(), "a".repeat(2_001)))
        .isInstanceOf(UnusableRequestException.class)
        .hasMessageContaining("at most 2000 characters");
  }
}
