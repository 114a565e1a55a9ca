package glissade.data;

import glissade.table.UnusableDataException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads lines of libsvm text, {@code target index:value index:value … # comment}, into arrays that
 * grow. A number of few digits is made from them directly and exactly; any other goes the long way.
 */
final class LibsvmLine {

  /** Up to here digits are whole numbers without rounding, and powers of ten too. */
  private static final long MOST_EXACT = 1L << 53;

  private static final double[] POWERS = new double[23];

  static {
    POWERS[0] = 1;
    for (int k = 1; k < POWERS.length; k++) {
      POWERS[k] = POWERS[k - 1] * 10;
    }
  }

  private final String file;
  private final int base;
  private final LibsvmValues into;
  private byte[] text = {};
  private int at;
  private int start;
  private int end;
  private long line;

  /**
   * @param file as its owner calls it, for complaints
   * @param base what the first feature is called: 0 or 1
   * @param into added to
   */
  LibsvmLine(String file, int base, LibsvmValues into) {
    this.file = file;
    this.base = base;
    this.into = into;
  }

  /**
   * Reads whole lines.
   *
   * @param block ends with a line feed, or is the last of its file
   * @param first the number of its first line
   * @return how many lines there were
   */
  long read(byte[] block, int length, long first) {
    text = block;
    line = first;
    start = 0;
    while (start < length) {
      end = start;
      int comment = -1;
      while (end < length && block[end] != '\n') {
        comment = comment < 0 && block[end] == '#' ? end : comment;
        end++;
      }
      int next = end + 1;
      end = comment < 0 ? end : comment;
      readLine();
      start = next;
      line++;
    }
    return line - first;
  }

  private void readLine() {
    at = start;
    skipBlanks();
    if (at == end) {
      return;
    }
    double target = number("a target");
    checkBlank();
    into.startRow(target);
    int last = -1;
    skipBlanks();
    while (at < end) {
      last = pair(last);
      skipBlanks();
    }
  }

  /** One {@code index:value}; a {@code qid:} says to which query a row belongs, and is left out. */
  private int pair(int last) {
    if (isQuery()) {
      at += 4;
      number("a number after qid:");
      checkBlank();
      into.passQuery();
      return last;
    }
    int from = at;
    long index = 0;
    while (at < end && isDigit(text[at])) {
      index = Math.min(1L << 40, 10 * index + (text[at++] - '0'));
    }
    if (at == from || at == end || text[at] != ':') {
      throw wrong(from, "expected index:value, the index a whole number");
    }
    int column = (int) Math.min(Integer.MAX_VALUE, index) - base;
    if (index - base >= Integer.MAX_VALUE || column < 0) {
      throw wrong(
          from,
          base == 1 && index == 0
              ? "an index of 0 where indices start at 1; say that they start at 0"
              : "expected an index below 2³¹");
    }
    if (column <= last) {
      throw wrong(from, "indices must rise within a line, and each stand there once");
    }
    at++;
    into.add(column, number("a number after the colon"));
    checkBlank();
    return column;
  }

  private boolean isQuery() {
    return end - at > 4
        && text[at] == 'q'
        && text[at + 1] == 'i'
        && text[at + 2] == 'd'
        && text[at + 3] == ':';
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  private void skipBlanks() {
    while (at < end && isBlank(text[at])) {
      at++;
    }
  }

  private void checkBlank() {
    if (at < end && !isBlank(text[at])) {
      throw wrong(at, "expected a blank before it");
    }
  }

  private double number(String expected) {
    int from = at;
    boolean negative = at < end && text[at] == '-';
    at += at < end && (text[at] == '-' || text[at] == '+') ? 1 : 0;
    long digits = 0;
    int scale = 0;
    int seen = 0;
    boolean fraction = false;
    while (at < end && (isDigit(text[at]) || (text[at] == '.' && !fraction))) {
      if (text[at] == '.') {
        fraction = true;
      } else if (digits < MOST_EXACT / 10) {
        digits = 10 * digits + (text[at] - '0');
        scale += fraction ? 1 : 0;
        seen++;
      } else {
        return longNumber(from, expected);
      }
      at++;
    }
    if (seen == 0 || scale >= POWERS.length || !isEndOfNumber()) {
      return longNumber(from, expected);
    }
    double value = digits / POWERS[scale];
    return negative ? -value : value;
  }

  private boolean isEndOfNumber() {
    return at == end || isBlank(text[at]) || text[at] == ':';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private double longNumber(int from, String expected) {
    at = from;
    while (at < end && !isBlank(text[at]) && text[at] != ':') {
      at++;
    }
    String cell = new String(text, from, at - from, StandardCharsets.UTF_8);
    try {
      // Java also reads 1d and 0x1p3, which no other program would.
      double value = cell.matches("[-+0-9.eE]+") ? Double.parseDouble(cell) : Double.NaN;
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    at = from;
    throw wrong(from, "expected " + expected);
  }

  private UnusableDataException wrong(int from, String why) {
    int to = from;
    while (to < end && !isBlank(text[to]) && to - from < 40) {
      to++;
    }
    String found = new String(text, from, to - from, StandardCharsets.UTF_8);
    return new UnusableDataException(
        String.format(
            Locale.ROOT,
            "%s, line %d, character %d: '%s', %s. Correct the line; a row is written as"
                + " `1 3:0.5 7:2`.",
            file,
            line,
            from - start + 1,
            found,
            why));
  }
}
