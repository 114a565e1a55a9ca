package glissade.explore.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** The state of the page as a text in its address. */
class SituationTextTest {

  private static final Situation USUAL = Situation.ARTICLE;

  @Provide
  Arbitrary<Situation> situations() {
    return Situations.any();
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("situations") Situation situation) {
    String text = SituationText.of(situation, USUAL);
    SituationText.Reading reading = SituationText.read(text, USUAL);

    assertThat(reading.situation()).isEqualTo(situation);
    assertThat(reading.notices()).isEmpty();
    assertThat(text).matches("[A-Za-z0-9=&.,;:/~_-]*");
  }

  @Property(tries = 300)
  void anyTextIsSomeSituation(@ForAll @StringLength(max = 80) String text) {
    Situation situation = SituationText.read(text, USUAL).situation();
    assertThat(SituationText.read(SituationText.of(situation, USUAL), USUAL).situation())
        .isEqualTo(situation);
  }

  @Property(tries = 300)
  void aTextThatWasBrokenSomewhereIsSomeSituation(
      @ForAll("situations") Situation situation, @ForAll int at, @ForAll char other) {
    StringBuilder text = new StringBuilder(SituationText.of(situation, USUAL));
    text.append("&k=3");
    text.setCharAt(Math.floorMod(at, text.length()), other);
    Situation read = SituationText.read(text.toString(), USUAL).situation();
    assertThat(read.at()).isBetween(0, read.iterations());
    assertThat(read.recipe().rows()).isBetween(Recipe.LEAST_ROWS, Recipe.MOST_ROWS);
    assertThat(read.edits().changes().size()).isLessThanOrEqualTo(Edits.MOST);
  }

  @Example
  void theUsualSituationIsNoTextAtAll() {
    assertThat(SituationText.of(USUAL, USUAL)).isEmpty();
    assertThat(SituationText.read("", USUAL).situation()).isEqualTo(USUAL);
  }

  @Example
  void whatIsWrittenCanBeRead() {
    Situation situation =
        USUAL
            .withRecipe(USUAL.recipe().withRows(50).withNoise(2))
            .withStep(OptionalDouble.of(0.3))
            .withEdits(Edits.NONE.with(17, 0, 5.5).without(20));
    assertThat(SituationText.of(situation, USUAL))
        .isEqualTo("n=50&noise=2&step=0.3&edits=17:0=5.5;20:x");
  }

  @Example
  void whatCannotBeReadIsSaidAndLeftAsUsual() {
    SituationText.Reading reading =
        SituationText.read("n=many&step=-1&loss=none&nonsense&edits=1:2&noise=3", USUAL);
    assertThat(reading.situation()).isEqualTo(USUAL.withRecipe(USUAL.recipe().withNoise(3)));
    assertThat(reading.notices())
        .hasSize(5)
        .anySatisfy(notice -> assertThat(notice).contains("n=many", "from 3 to 20000"));
  }
}
