package glissade.features;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.formula.Formula;
import glissade.model.TableFit;
import glissade.model.Trainer;
import glissade.table.ObjectTable;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@code .} in a formula stands for. */
class OtherColumnsTest {

  private static final int ROWS = 60;

  /** Texts by the number of their levels, two numbers, and a target. */
  private static ObjectTable<Integer> table() {
    return ObjectTable.of("t", IntStream.range(0, ROWS).boxed().toList())
        .text("one", i -> "same")
        .text("two", i -> i % 3 == 0 ? "?" : i % 2 == 0 ? "even" : "odd")
        .text("twenty", i -> "level " + i % 20)
        .text("more", i -> "level " + i % 21)
        .text("none", i -> null)
        .text("rare", i -> i < 15 ? "row " + i / 2 : null)
        .text("rarer", i -> i < 15 ? "row " + i % 8 : null)
        .integer("whole", i -> i * i % 7)
        .number("share", i -> Math.sin(i))
        .number("y", i -> i % 5 + Math.cos(i))
        .build();
  }

  private static OtherColumns of(String formula) {
    return OtherColumns.of(table(), Formula.parse(formula), List.of("y"));
  }

  @Test
  void numbersAndCategoriesAreTakenInTheOrderOfTheTable() {
    assertThat(of("y ~ .").taken()).containsExactly("two", "twenty", "whole", "share");
    assertThat(of("y ~ .").leftOut().stream().map(each -> each.column().name() + ": " + each.why()))
        .containsExactly(
            "one: text, one level",
            "more: text, more than 20 levels",
            "none: text, no value",
            "rare: text, 8 levels in 15 rows",
            "rarer: text, 8 levels in 15 rows");
  }

  @Test
  void whatIsNamedIsNotLeftOut() {
    OtherColumns others = of("y ~ . + shrink(more) + C(two, sum) - one");
    assertThat(others.taken()).containsExactly("twenty", "whole", "share");
    assertThat(others.leftOut().stream().map(each -> each.column().name()))
        .containsExactly("none", "rare", "rarer");
    assertThat(of("y ~ . + log(share + 2) + two:whole").taken())
        .containsExactly("two", "twenty", "whole", "share");
  }

  @Test
  void aFitByThemIsThatByTheirNames() {
    TableFit others = TableFit.of(table(), "y ~ . - twenty");
    TableFit named = TableFit.of(table(), "y ~ two + whole + share");
    assertThat(others.rows().map().features())
        .containsExactly("whole", "share", "two=even", "two=odd")
        .isEqualTo(named.rows().map().features());
    assertThat(others.fit().model().weights()).isEqualTo(named.fit().model().weights());
  }

  @Test
  void textsThatAreMissingAreNoLevels() {
    OtherColumns others =
        OtherColumns.of(
            table().withMissingTexts(List.of("?", "odd")), Formula.parse("y ~ ."), List.of("y"));
    assertThat(others.taken()).containsExactly("twenty", "whole", "share");
    assertThat(others.leftOut().get(1).why()).isEqualTo("text, one level");
    TableFit fit =
        TableFit.of(
            Trainer.automatic(), table().withMissingTexts(List.of("?")), "y ~ two", Missing.DROP);
    assertThat(fit.rows().map().features()).containsExactly("two=odd");
    assertThat(fit.rows().missing().rowsWithMissing()).isEqualTo(20);
    assertThat(fit.rows().map().missingTexts()).containsExactly("?");
    assertThat(fit.rows().levelCounts().get(0).counts()).containsExactly(20L, 20L);
  }
}
