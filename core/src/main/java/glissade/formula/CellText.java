package glissade.formula;

import glissade.formula.Expression.Column;
import glissade.formula.Expression.PartOf;
import glissade.table.Levels;
import java.util.List;
import java.util.Map;

/** What the cells of one row hold, as text for a complaint. */
record CellText(Cells cells, int row) {

  /** Adds the columns of an expression, in order of first mention. */
  void collect(Expression expression, Map<String, String> found) {
    if (expression instanceof Column column) {
      found.putIfAbsent(column.name(), number(column.name()));
    } else if (expression instanceof PartOf part) {
      found.putIfAbsent(
          part.column(), number(part.column()) + " seconds after 1970-01-01T00:00:00");
    } else if (expression instanceof Expression.Indicator indicator) {
      found.putIfAbsent(indicator.column(), level(indicator.column()));
    } else if (expression instanceof Expression.OfLevel ofLevel) {
      found.putIfAbsent(ofLevel.column(), level(ofLevel.column()));
    }
    expression.parts().forEach(part -> collect(part, found));
  }

  private String number(String column) {
    return Levels.text(cells.numbers(column)[row]);
  }

  private String level(String column) {
    List<String> levels = cells.levels(column);
    int code = (int) cells.codes(column)[row];
    return code < 0 ? "a level never seen" : ExpressionText.quoted(levels.get(code));
  }
}
