package glissade.table;

import glissade.fold.Chunks;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongConsumer;

/** A table whose rows arrive one after the other, maybe without end, and are read once. */
public interface StreamSource extends NamedColumns, AutoCloseable {

  /** What to call it in a sentence: {@code standard input}. */
  @Override
  String name();

  /** The columns, as the first rows show them: those are waited for when the source is opened. */
  @Override
  List<Column> columns();

  /**
   * Reads some columns of the rows as they arrive. A chunk is handed out once it has as many rows
   * as it may have, or once so much time has passed since its first row arrived as is allowed, or
   * when no more rows follow; until then {@link Chunks#next} waits.
   *
   * @param columns names of columns; none twice
   * @param leveled those of which the chunks have the codes of their own levels, see {@link
   *     StreamChunk#levels}: which values will come nobody knows beforehand. All other columns must
   *     be numeric
   * @return the only pass there is
   * @throws UnusableDataException here or from the chunks, as from a table; rows are counted from
   *     the first that arrived
   * @throws IllegalStateException if the rows are being read already
   */
  Chunks<StreamChunk> read(List<String> columns, List<String> leveled);

  /**
   * Answers a question about each row as it arrives, in place of {@link #read}: writes the header,
   * then all columns of each row and the answers, as CSV, and flushes once it has written what is
   * there.
   *
   * @param question not modified
   * @param told gets the number of rows that were answered for in addition
   * @return the question, having met all rows
   * @throws UnusableDataException as from reading a table, and from the question
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  <A extends RowAnswers<A>> A answer(A question, OutputStream out, LongConsumer told);

  @Override
  void close();
}
