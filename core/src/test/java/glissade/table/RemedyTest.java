package glissade.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemedyTest {

  @Test
  void theSameIsSaidInOtherWords() {
    UnusableDataException refusal =
        new UnusableDataException("Column day, 5 % of it, is bad.", Remedy.MAKE_DATES, "day %d");
    assertThat(refusal)
        .hasMessage(
            "Column day, 5 % of it, is bad. Make dates of it with --query, for instance"
                + " CAST(\"day %d\" AS DATE).");
    assertThat(refusal.message(remedy -> remedy.name() + " of %s"))
        .isEqualTo("Column day, 5 % of it, is bad. MAKE_DATES of day %d");
    assertThat(refusal.problem()).isEqualTo("Column day, 5 % of it, is bad.");
    assertThat(new UnusableDataException("It is bad.").message(remedy -> ""))
        .isEqualTo("It is bad.");
  }
}
