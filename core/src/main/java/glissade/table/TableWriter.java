package glissade.table;

/**
 * Writes a new table of doubles. Only {@link #commit} makes the output; closing without it leaves
 * nothing behind.
 */
public interface TableWriter extends AutoCloseable {

  /**
   * Appends rows. CSV gets each value in the fewest digits that read back as exactly the same
   * double.
   *
   * @param chunk as many columns as the table was created with; not modified, not kept
   * @throws UnusableDataException if they cannot be stored
   */
  void append(TableChunk chunk);

  /**
   * Writes the output.
   *
   * @throws UnusableDataException if it cannot be written
   */
  void commit();

  @Override
  void close();
}
