package glissade.spark;

import glissade.table.RowAnswers;
import glissade.table.TableChunk;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;

/** The rows of one partition, each with its answers; they are asked for a chunk at a time. */
final class AnsweredRows<A extends RowAnswers<A>> implements Iterator<InternalRow> {

  private final ChunkReader chunks;
  private final A question;
  private final List<AnswerCells> answers;

  /** Those of the chunk that was read last. */
  private final List<InternalRow> rows = new ArrayList<>();

  private double[][] told = {};
  private int next;

  /**
   * @param columns where those that are asked about stand in a row
   * @param question meets the rows
   */
  AnsweredRows(
      Iterator<InternalRow> part,
      int[] columns,
      List<Cells> cells,
      A question,
      List<AnswerCells> answers) {
    this.chunks =
        ChunkReader.ofRows(kept(part), columns, question.chunkRows(), cells, new RowsRead(null));
    this.question = question;
    this.answers = answers;
  }

  /** The same rows, of which a copy is kept. */
  private Iterator<InternalRow> kept(Iterator<InternalRow> part) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return part.hasNext();
      }

      @Override
      public InternalRow next() {
        InternalRow row = part.next().copy();
        rows.add(row);
        return row;
      }
    };
  }

  @Override
  public boolean hasNext() {
    return next < rows.size() || chunks.hasNext();
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (next == rows.size()) {
      rows.clear();
      next = 0;
      TableChunk chunk = chunks.next();
      told = question.answer(chunk);
      chunk.release();
    }
    Object[] cells = new Object[answers.size()];
    for (int k = 0; k < cells.length; k++) {
      cells[k] = answers.get(k).cell(told[k][next]);
    }
    return new JoinedRow(rows.get(next++), new GenericInternalRow(cells));
  }
}
