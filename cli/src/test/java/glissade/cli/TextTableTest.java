package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A table that is too wide for a terminal loses nothing. */
class TextTableTest {

  private static TextTable table() {
    return new TextTable(TextTable.Align.LEFT, TextTable.Align.POINT, TextTable.Align.RIGHT)
        .head("", "weight", "rows")
        .row("a long name", "-1.5", "12")
        .row("b", "10", "3");
  }

  @Test
  void whatFitsStandsBesideTheNames() {
    assertThat(table().lines("  ", 27, 2))
        .isEqualTo(table().lines("  "))
        .containsExactly(
            "               weight  rows",
            "  a long name    -1.5    12",
            "  b              10       3");
  }

  @Test
  void whatDoesNotFitStandsBelow() {
    assertThat(table().lines("  ", 26, 2))
        .containsExactly(
            "               weight",
            "  a long name    -1.5",
            "  b              10",
            "",
            "               rows",
            "  a long name    12",
            "  b               3");
  }

  @Test
  void namesThatAreTooLongHaveALineOfTheirOwn() {
    assertThat(table().lines("  ", 18, 2))
        .containsExactly(
            "    weight",
            "  a long name",
            "      -1.5",
            "  b",
            "      10",
            "",
            "    rows",
            "  a long name",
            "      12",
            "  b",
            "       3");
    assertThat(table().lines("", 17, 3))
        .containsExactly("  weight  rows", "a long name", "    -1.5    12", "b", "    10       3");
  }
}
