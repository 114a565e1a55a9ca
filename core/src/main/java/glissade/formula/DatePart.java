package glissade.formula;

import java.util.Locale;

/** What a formula may take from a date or a timestamp. */
public enum DatePart {
  /** The year, 2026. */
  YEAR,
  /** The quarter, 1 to 4. */
  QUARTER,
  /** The month, 1 to 12. */
  MONTH,
  /** The day of the month, from 1. */
  DAY,
  /** The day of the week as ISO 8601 counts: Monday is 1, Sunday is 7. */
  WEEKDAY,
  /** The day of the year, from 1. */
  YEARDAY,
  /** The hour of the day, 0 to 23. */
  HOUR,
  /** The minute of the hour, 0 to 59. */
  MINUTE,
  /** Days since 1970-01-01, with their fraction. */
  DAYS;

  /** What a formula calls it: {@code month}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
