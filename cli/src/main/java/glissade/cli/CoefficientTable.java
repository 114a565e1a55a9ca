package glissade.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weights with their names, and standard errors where there are any. */
final class CoefficientTable {

  private static final int WEIGHT_DIGITS = 6;
  private static final int ERROR_DIGITS = 3;

  private CoefficientTable() {}

  /**
   * @param features the names of the features
   * @param intercept whether the model has one
   * @param coefficients (b, w)
   * @param errors of (b, w), or null
   */
  static List<String> lines(
      List<String> features, boolean intercept, double[] coefficients, double @Nullable [] errors) {
    List<String> names = new ArrayList<>(features);
    names.add(0, "(intercept)");
    String[] weights = Numbers.column(coefficients, WEIGHT_DIGITS);
    TextTable table =
        errors == null
            ? new TextTable(TextTable.Align.LEFT, TextTable.Align.POINT).head("", "weight")
            : new TextTable(TextTable.Align.LEFT, TextTable.Align.POINT, TextTable.Align.POINT)
                .head("", "weight", "std. error");
    String[] errorCells = errors == null ? weights : Numbers.column(errors, ERROR_DIGITS);
    for (int j = intercept ? 0 : 1; j < names.size(); j++) {
      if (errors == null) {
        table.row(names.get(j), weights[j]);
      } else {
        table.row(names.get(j), weights[j], errorCells[j]);
      }
    }
    return table.lines("  ");
  }
}
