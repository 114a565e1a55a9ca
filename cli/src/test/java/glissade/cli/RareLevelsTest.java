package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.table.Column;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which levels are said to be rare, and what of them. */
class RareLevelsTest {

  private static String of(@Nullable String reference, List<String> values, long... counts) {
    List<Long> rows = new ArrayList<>();
    for (long count : counts) {
      rows.add(count);
    }
    return RareLevels.of(
        new LevelCounts(new Levels("my city", Column.Type.TEXT, values), rows), reference);
  }

  @Test
  void fewerThanFiveRowsAndThanOneInTwentyAreRare() {
    List<String> two = List.of("a", "b");
    assertThat(of("a", two, 100, 5)).isEmpty();
    assertThat(of("a", two, 76, 4)).isEmpty();
    assertThat(of("a", two, 77, 4))
        .isEqualTo(
            "my city=b (4 of 81 rows) is a rare level (fewer than 5 rows, and than one in 20): a"
                + " coefficient rests on those rows alone.");
    assertThat(of("a", two, 3, 3)).isEmpty();
  }

  @Test
  void aRareReferenceIsSaidToBeOne() {
    assertThat(of("a \"1\"", List.of("a \"1\"", "b \"2\"", "c"), 2, 200, 100))
        .endsWith(
            "the others are compared with my city=a \"1\", so every coefficient of my city rests on"
                + " those rows. Choose another reference in --features: C(\"my city\", ref = \"b"
                + " \"\"2\"\"\").");
    assertThat(of(null, List.of("a", "b"), 1, 200)).endsWith("rests on those rows alone.");
  }

  @Test
  void ofManyAFewAreNamed() {
    assertThat(of("h", List.of("a", "b", "c", "d", "e", "f", "g", "h"), 1, 1, 1, 1, 1, 1, 1, 900))
        .contains("my city=e (1 of 907 rows) and 2 more of my city are rare levels")
        .doesNotContain("my city=f");
  }

  @Test
  void whatMayMeanThatNothingIsKnownIsNamedHoweverOftenItComes() {
    assertThat(of("?", List.of("?", "Lyon", "N/A", "Unknown"), 100, 100, 100, 100))
        .isEqualTo(
            "If one of my city=?, my city=N/A and my city=Unknown says that a value is missing, have"
                + " it read so: --na '?' --na 'N/A' --na 'Unknown'.");
    assertThat(of("a", List.of("a", "nano", "-1"), 100, 100, 100)).isEmpty();
  }
}
