package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.report.words.Prose;
import glissade.table.NearNames;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresentationTest {

  @Test
  void tablesAreAlignedOnThePoint() {
    TextTable table =
        new TextTable(TextTable.Align.LEFT, TextTable.Align.POINT, TextTable.Align.RIGHT)
            .head("", "weight", "n")
            .row("a", "-12.5", "7")
            .row("longer", "0.125", "1,000")
            .row("b", "3", "");
    assertThat(table.lines("  "))
        .containsExactly(
            "           weight      n", //
            "  a       -12.5        7",
            "  longer    0.125  1,000",
            "  b         3");
  }

  @Test
  void proseIsBrokenAtSpaces() {
    assertThat(Prose.wrap("one two three four", 9, "  ")).isEqualTo("one two\n  three\n  four");
    assertThat(Prose.wrap("unbreakable words", 5, "")).isEqualTo("unbreakable\nwords");
    assertThat(Prose.wrap("kept\nbreaks stay", 80, "")).isEqualTo("kept\nbreaks stay");
    assertThat(Prose.wrap("", 80, "")).isEmpty();
  }

  @Test
  void listsAndCountsReadAsSentences() {
    assertThat(Prose.list(List.of())).isEmpty();
    assertThat(Prose.list(List.of("a"))).isEqualTo("a");
    assertThat(Prose.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    assertThat(Prose.count(1, "row")).isEqualTo("1 row");
    assertThat(Prose.count(2_000, "row")).isEqualTo("2,000 rows");
  }

  @Test
  void symbolsAreSpelledOutWhereThereAreNone() throws IOException {
    StringWriter plain = new StringWriter();
    try (Writer writer = new AsciiWriter(plain)) {
      writer.write("κ = 3 × 10² → |1 − ηL| …");
      writer.write('μ');
    }
    assertThat(plain).hasToString("kappa = 3 x 10^2 -> |1 - etaL| ...mu");
  }

  @Test
  void namesThatAreNearAreSuggested() {
    List<String> names = List.of("Miles_per_Gallon", "Horsepower", "Weight in lbs", "x", "y");
    assertThat(NearNames.near("miles per galon", names)).containsExactly("Miles_per_Gallon");
    assertThat(NearNames.near("Hrosepower", names)).containsExactly("Horsepower");
    assertThat(NearNames.near("weight", names)).containsExactly("Weight in lbs");
    assertThat(NearNames.near("X", names)).containsExactly("x");
    assertThat(NearNames.near("acceleration", names)).isEmpty();
    assertThat(NearNames.distance("abcd", "abdc")).isEqualTo(1);
    assertThat(NearNames.distance("", "abc")).isEqualTo(3);
    assertThat(NearNames.distance("kitten", "sitting")).isEqualTo(3);
  }
}
