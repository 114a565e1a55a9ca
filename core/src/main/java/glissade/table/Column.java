package glissade.table;

/**
 * A column of a raw table.
 *
 * @param name as in the source
 * @param type what its cells hold, as far as fitting is concerned
 * @param sourceType the source's own word for the type, for people: {@code VARCHAR}, {@code DOUBLE}
 */
public record Column(String name, Type type, String sourceType) {

  /** What the cells of a column hold. */
  public enum Type {
    /** Floating-point or decimal numbers. */
    NUMBER,
    /** Whole numbers. */
    INTEGER,
    /** True or false, which become 1 and 0. */
    BOOLEAN,
    /** Text. */
    TEXT,
    /** Dates, times and intervals. */
    TIME,
    /** Lists, structs, blobs and the like. */
    OTHER
  }

  /** Whether every cell is a number, or true or false, and so can be read as a double. */
  public boolean isNumeric() {
    return type == Type.NUMBER || type == Type.INTEGER || type == Type.BOOLEAN;
  }
}
