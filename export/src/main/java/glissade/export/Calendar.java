package glissade.export;

import glissade.formula.DatePart;
import java.util.function.UnaryOperator;

/**
 * The parts of a date, from seconds since 1970-01-01T00:00:00 by arithmetic alone, for forms that
 * know no dates.
 *
 * <p>Years are counted from March, so that the leap day is their last: then months begin at ⌊(153 m
 * + 2) / 5⌋, and the year of day d in an era of 400 years is ⌊(d − ⌊d/1460⌋ + ⌊d/36524⌋ −
 * ⌊d/146096⌋) / 365⌋. Source: Richards, Mapping Time (1998), chapter 25.
 *
 * @param floor the largest whole number that is not larger
 */
record Calendar<T>(Notation<T> notation, UnaryOperator<T> floor) {

  private static final double SECONDS_A_DAY = 86400;

  /** From the first of March of the year 0 to 1970-01-01. */
  private static final double DAYS_BEFORE = 719468;

  private static final double DAYS_AN_ERA = 146097;

  T part(DatePart part, T seconds) {
    T days = wholes(seconds, SECONDS_A_DAY);
    return switch (part) {
      case DAYS -> notation.quotient(seconds, of(SECONDS_A_DAY));
      case HOUR -> wholes(minus(seconds, times(days, SECONDS_A_DAY)), 3600);
      case MINUTE -> wholes(minus(seconds, times(wholes(seconds, 3600), 3600)), 60);
      // The first day was a Thursday.
      case WEEKDAY -> {
        T since = plus(days, 3);
        yield plus(minus(since, times(wholes(since, 7), 7)), 1);
      }
      default -> ofDate(part, plus(days, DAYS_BEFORE));
    };
  }

  private T ofDate(DatePart part, T days) {
    T era = wholes(days, DAYS_AN_ERA);
    T inEra = minus(days, times(era, DAYS_AN_ERA));
    T corrected =
        minus(
            notation.sum(minus(inEra, wholes(inEra, 1460)), wholes(inEra, 36524)),
            wholes(inEra, 146096));
    T yearOfEra = wholes(corrected, 365);
    T inYear = minus(inEra, daysBefore(yearOfEra));
    T monthFromMarch = wholes(plus(times(inYear, 5), 2), 153);
    T month =
        notation.choose(monthFromMarch, 10, plus(monthFromMarch, 3), plus(monthFromMarch, -9));
    T marchYear = notation.sum(times(era, 400), yearOfEra);
    T year = notation.choose(month, 3, plus(marchYear, 1), marchYear);
    return switch (part) {
      case YEAR -> year;
      case MONTH -> month;
      case QUARTER -> plus(wholes(plus(month, -1), 3), 1);
      case DAY -> {
        T before = wholes(plus(times(monthFromMarch, 153), 2), 5);
        yield plus(minus(inYear, before), 1);
      }
      case YEARDAY -> yearDay(days, year);
      default -> throw new IllegalArgumentException(part + " is no part of a date");
    };
  }

  /** The last of December of the year 0 came 305 days after its first of March. */
  private T yearDay(T days, T year) {
    return minus(days, plus(daysBefore(plus(year, -1)), 305));
  }

  /** In so many years, each with its leap day at the end. */
  private T daysBefore(T years) {
    return notation.sum(
        minus(notation.sum(times(years, 365), wholes(years, 4)), wholes(years, 100)),
        wholes(years, 400));
  }

  private T of(double value) {
    return notation.constant(value);
  }

  private T plus(T left, double right) {
    return notation.sum(left, of(right));
  }

  private T minus(T left, T right) {
    return notation.difference(left, right);
  }

  private T times(T left, double right) {
    return notation.product(left, of(right));
  }

  /** How often a number goes into another. */
  private T wholes(T value, double divisor) {
    return floor.apply(notation.quotient(value, of(divisor)));
  }
}
