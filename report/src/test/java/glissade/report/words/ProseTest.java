package glissade.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "gnp, 14, gnp",
        "unemployed_now, 14, unemployed_now",
        "'poly(\"Beak Length (mm)\", 3)2', 14, 'poly(\"B…\", 3)2'",
        "Sex=FEMALE:Island=Biscoe, 14, Sex=FEM…Biscoe",
        "a long name of a column, 8, a lo…umn",
        "ab cdefg hi, 8, ab c…hi",
        "𝒳𝒳𝒳𝒳𝒳𝒴, 3, 𝒳…𝒴",
      })
  void aNameThatIsTooLongKeepsBothEnds(String name, int most, String shortened) {
    assertThat(Prose.shortened(name, most)).isEqualTo(shortened);
  }
}
