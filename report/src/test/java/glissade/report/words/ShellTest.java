package glissade.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellTest {

  @Test
  void everyWordComesOutAsItWentIn() {
    assertThat(Shell.command("glissade fit", List.of("my cars.csv", "--target", "mpg")))
        .isEqualTo("glissade fit 'my cars.csv' --target mpg");
    assertThat(Shell.quoted("it's $(rm) `x` \\")).isEqualTo("'it'\\''s $(rm) `x` \\'");
    assertThat(Shell.quoted("")).isEqualTo("''");
    assertThat(Shell.quoted("a;b")).isEqualTo("'a;b'");
  }
}
