package glissade.table;

import glissade.fold.Accumulator;
import java.util.List;

/**
 * Answers a question about each row of a table, and keeps count of what it met. It travels to where
 * the rows are.
 *
 * @param <A> itself
 */
public interface RowAnswers<A extends RowAnswers<A>> extends Accumulator<TableChunk, A> {

  /** What the answers are called: the names of new columns. */
  List<String> answers();

  /** The levels of those answers that are codes. */
  List<Levels> answerLevels();

  /** The columns that the question is about. */
  List<String> columns();

  /** The levels of those that are read as codes. */
  List<Levels> columnLevels();

  /** How many rows are answered for at once. */
  int chunkRows();

  /**
   * Takes in a chunk, and answers for each of its rows.
   *
   * @param chunk has {@link #columns()}; not modified, not kept
   * @return one array an answer; NaN where there is none
   * @throws UnusableDataException if a row has no answer that may be written
   */
  double[][] answer(TableChunk chunk);

  @Override
  default void add(TableChunk chunk) {
    answer(chunk);
  }
}
