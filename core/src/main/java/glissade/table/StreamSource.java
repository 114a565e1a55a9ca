package glissade.table;

import glissade.fold.Chunks;
import java.util.List;

/** A table whose rows arrive one after the other, maybe without end, and are read once. */
public interface StreamSource extends AutoCloseable {

  /** What to call it in a sentence: {@code standard input}. */
  String name();

  /** The columns, as the first rows show them: those are waited for when the source is opened. */
  List<Column> columns();

  /**
   * Reads some columns of the rows as they arrive. A chunk is handed out once it has as many rows
   * as it may have, or once so much time has passed since its first row arrived as is allowed, or
   * when no more rows follow; until then {@link Chunks#next} waits.
   *
   * @param columns names of columns; none twice
   * @param coded levels of those that are to be read as codes, see {@link TableSource#read}
   * @param hashed those of which each value is to become a whole number from 0 up to 2⁴⁸ that only
   *     its text and the name of the column decide, so that no levels need be known: the first 48
   *     bits of the MD5 of {@code column=value}; NaN where it is missing. All other columns must be
   *     numeric
   * @return the only pass there is
   * @throws UnusableDataException here or from the chunks, as from a table; rows are counted from
   *     the first that arrived
   * @throws IllegalStateException if the rows are being read already
   */
  Chunks<TableChunk> read(List<String> columns, List<Levels> coded, List<String> hashed);

  @Override
  void close();
}
