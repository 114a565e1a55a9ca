package glissade.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatePartsTest {

  /** The columns are those of {@link DatePart}; the last is days since 1970. */
  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00, 1970, 1, 1, 1, 4, 1, 0, 0, 0",
    "1969-12-31T23:59:59, 1969, 4, 12, 31, 3, 365, 23, 59, -0.000011574074074074073",
    "2000-02-29T12:00:00, 2000, 1, 2, 29, 2, 60, 12, 0, 11016.5",
    "1900-03-01T00:00:00, 1900, 1, 3, 1, 4, 60, 0, 0, -25508",
    "2024-12-31T06:30:00, 2024, 4, 12, 31, 2, 366, 6, 30, 20088.270833333332",
    "2026-11-23T18:45:59, 2026, 4, 11, 23, 1, 327, 18, 45, 20780.781932870370"
  })
  void ofDaysThatAreKnown(
      String time,
      double year,
      double quarter,
      double month,
      double day,
      double weekday,
      double yearday,
      double hour,
      double minute,
      double days) {
    double seconds = LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC);
    assertThat(Stream.of(DatePart.values()).mapToDouble(part -> DateParts.of(part, seconds)))
        .containsExactly(year, quarter, month, day, weekday, yearday, hour, minute, days);
  }

  @Property(tries = 1000)
  void areThoseOfJavasCalendar(@ForAll @DoubleRange(min = -1e11, max = 1e11) double seconds) {
    for (DatePart part : DatePart.values()) {
      assertThat(DateParts.of(part, seconds))
          .as(part.word())
          .isEqualTo(PlainRow.part(part, seconds));
    }
  }
}
