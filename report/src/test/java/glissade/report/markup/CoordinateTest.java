package glissade.report.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** How coordinates are written. */
class CoordinateTest {

  @Property
  void aCoordinateIsWrittenToAHundredthInNoMoreCharactersThanThatTakes(
      @ForAll @DoubleRange(min = -2_000, max = 2_000) double value) {
    String text = Element.number(value);
    assertThat(Double.parseDouble(text)).isCloseTo(value, within(0.005000001));
    assertThat(text).matches("0|-?(0\\.0[1-9]|0\\.[1-9][0-9]?|[1-9][0-9]*(\\.[0-9]?[1-9])?)");
  }

  @Example
  void whatCoordinatesLookLike() {
    assertThat(Element.number(0.1)).isEqualTo("0.1");
    assertThat(Element.number(-0.25)).isEqualTo("-0.25");
    assertThat(Element.number(12.05)).isEqualTo("12.05");
    assertThat(Element.number(3.999)).isEqualTo("4");
    assertThat(Element.number(-0.001)).isEqualTo("0");
    assertThat(Element.number(1e15)).isEqualTo("1000000000000000");
  }
}
