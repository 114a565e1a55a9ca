package glissade.table;

import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values that the cells of a column may have, in order; the place of a value is its code. Text
 * is ordered by its characters, numbers by their size, false before true.
 *
 * <p>A number is written as the shortest text that stands for it, a whole one without a point:
 * {@code 7} whether the column holds 7, 7.0 or 07.
 *
 * @param column the name of the column
 * @param kind what the values are: text, numbers, integers or booleans
 *     <p>Where there are too many values to keep, they are hashed: a cell's code is then the bucket
 *     that its text falls into, and no value is unknown.
 * @param values as text, none twice
 * @param buckets how many, where texts are hashed; else 0
 */
public record Levels(String column, Column.Type kind, List<String> values, int buckets)
    implements Serializable {

  /** So many levels, of all columns together, are found and no more. */
  public static final int MOST = 1_000_000;

  /** The code of a value that is none of the levels. */
  public static final int UNKNOWN = -1;

  /**
   * @throws IllegalArgumentException if a value is there twice
   */
  public Levels {
    values = List.copyOf(values);
    if (new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException("the levels of " + column + " name a value twice");
    }
  }

  /** Values that are kept. */
  public Levels(String column, Column.Type kind, List<String> values) {
    this(column, kind, values, 0);
  }

  /**
   * Texts by their hash; the levels are the numbers of the buckets.
   *
   * @param buckets how many, at least 1
   */
  public static Levels hashed(String column, int buckets) {
    List<String> numbers = IntStream.range(0, buckets).mapToObj(Integer::toString).toList();
    return new Levels(column, Column.Type.TEXT, numbers, buckets);
  }

  /** Whether codes are buckets. */
  public boolean isHashed() {
    return buckets > 0;
  }

  /**
   * The bucket of a text: the first 8 hexadecimal digits of the MD5 digest of its UTF-8, read as a
   * number, modulo the number of buckets.
   */
  public int bucket(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return Integer.remainderUnsigned(ByteBuffer.wrap(digest).getInt(), buckets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  /** What a level is called among features: {@code city=Paris}, {@code hash(city, 64)=7}. */
  public String name(int level) {
    return (isHashed() ? "hash(" + column + ", " + buckets + ")" : column)
        + "="
        + values.get(level);
  }

  /** How many levels there are. */
  public int size() {
    return values.size();
  }

  /**
   * The text of a number: that of a whole number below 1e15 has no point, others have as few digits
   * as tell them from all other doubles, with an exponent below 1e-4 and from 1e16 on ({@code
   * 1e-05}, {@code 1e+300}).
   *
   * @param number not NaN; zero has no sign
   */
  public static String text(double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (Math.abs(number) < 1e15 && number == Math.rint(number)) {
      return Long.toString((long) number);
    }
    return NumberText.shortest(number);
  }

  /** How values of a kind are ordered. */
  public static Comparator<String> order(Column.Type kind) {
    return kind == Column.Type.NUMBER || kind == Column.Type.INTEGER
        ? Comparator.comparing(BigDecimal::new)
        : Comparator.naturalOrder();
  }
}
