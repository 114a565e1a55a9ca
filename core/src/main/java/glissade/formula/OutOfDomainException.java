package glissade.formula;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An expression that has no finite value in a row whose cells are all there: the logarithm of 0, a
 * division by 0, an overflow, or a cell that is infinite itself. Which row of which source that is
 * knows only who read it.
 */
public final class OutOfDomainException extends RuntimeException {

  private final int row;
  private final String expression;
  private final LinkedHashMap<String, String> cells;

  /**
   * @param row the row, from 0 within the rows that were evaluated
   * @param expression the smallest part that has no value, for people
   * @param cells what the columns in it hold in this row, as text
   */
  OutOfDomainException(int row, String expression, Map<String, String> cells) {
    super(sentence(expression, cells));
    this.row = row;
    this.expression = expression;
    this.cells = new LinkedHashMap<>(cells);
  }

  /** The row, from 0 within the rows that were evaluated. */
  public int row() {
    return row;
  }

  /** The smallest part of the expression that has no finite value, for people. */
  public String expression() {
    return expression;
  }

  /** What the columns in it hold in this row, as text, in order of first mention. */
  public Map<String, String> cells() {
    return Collections.unmodifiableMap(cells);
  }

  private static String sentence(String expression, Map<String, String> cells) {
    String values =
        cells.entrySet().stream()
            .map(cell -> ExpressionText.name(cell.getKey()) + " is " + cell.getValue())
            .collect(Collectors.joining(" and "));
    return expression + " has no finite value where " + values;
  }
}
