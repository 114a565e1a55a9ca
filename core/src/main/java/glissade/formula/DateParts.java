package glissade.formula;

import java.time.LocalDate;

/** Parts of dates in the calendar of ISO 8601, which goes on unchanged into the past. */
final class DateParts {

  private static final int A_DAY = 86_400;

  /** Days from 1970 on either side, about a million years, beyond which nothing is a date. */
  private static final long FARTHEST = 365_000_000L;

  private DateParts() {}

  /**
   * A part of a time.
   *
   * @param seconds since 1970-01-01T00:00:00
   * @return the part, or infinity for what is too far away to be a date
   */
  static double of(DatePart part, double seconds) {
    if (Math.abs(seconds) > FARTHEST * A_DAY) {
      return Double.POSITIVE_INFINITY;
    }
    if (part == DatePart.DAYS) {
      return seconds / A_DAY;
    }
    long whole = (long) Math.floor(seconds);
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(whole, A_DAY));
    return of(part, date, Math.floorMod(whole, A_DAY));
  }

  private static int of(DatePart part, LocalDate date, int second) {
    return switch (part) {
      case YEAR -> date.getYear();
      case QUARTER -> (date.getMonthValue() + 2) / 3;
      case MONTH -> date.getMonthValue();
      case DAY -> date.getDayOfMonth();
      case WEEKDAY -> date.getDayOfWeek().getValue();
      case YEARDAY -> date.getDayOfYear();
      case HOUR -> second / 3600;
      case MINUTE -> second / 60 % 60;
      case DAYS -> throw new IllegalArgumentException("days are counted with their fraction");
    };
  }
}
