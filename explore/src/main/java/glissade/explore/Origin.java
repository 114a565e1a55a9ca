package glissade.explore;

import java.util.List;

/**
 * The table that rows are from, and the formula that made them of it. Another formula makes other
 * rows.
 *
 * @param formula as it was typed; {@code .} where none was
 * @param columns what stands in the table beside the target, each as a formula names it
 * @param told what was read and what became of it, in sentences
 * @param java statements that leave the same rows in {@code rows}; empty if there are none
 * @param reader of the same table
 */
public record Origin(
    String formula, List<String> columns, String told, String java, Reader reader) {

  public Origin {
    columns = List.copyOf(columns);
  }

  /** Reads the table once more. To be used by many threads. */
  public interface Reader {
    /**
     * The rows that another formula makes of it; without a left side the target stays.
     *
     * @throws IllegalArgumentException if it makes none, with the reason
     */
    Subject read(String formula);
  }
}
