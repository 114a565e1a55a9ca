package glissade.cli;

import glissade.loss.Link;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weights with their names, standard errors where there are any, and e to their power. */
final class CoefficientTable {

  private static final int WEIGHT_DIGITS = 6;
  private static final int ERROR_DIGITS = 3;
  private static final int RATIO_DIGITS = 4;

  private CoefficientTable() {}

  /**
   * @param features the names of the features
   * @param intercept whether the model has one
   * @param coefficients (b, w)
   * @param errors of (b, w), or null
   * @param link what a weight adds to
   */
  static List<String> lines(
      List<String> features,
      boolean intercept,
      double[] coefficients,
      double @Nullable [] errors,
      Link link) {
    List<String> names = new ArrayList<>(features);
    names.add(0, "(intercept)");
    List<String> head = new ArrayList<>(List.of("", "weight"));
    List<String[]> columns = new ArrayList<>();
    columns.add(names.toArray(new String[0]));
    columns.add(Numbers.column(coefficients, WEIGHT_DIGITS));
    if (errors != null) {
      head.add("std. error");
      columns.add(Numbers.column(errors, ERROR_DIGITS));
    }
    String ratio = LossText.ratio(link);
    if (!ratio.isEmpty()) {
      head.add(ratio);
      columns.add(ratios(coefficients));
    }
    return table(head, columns, intercept ? 0 : 1);
  }

  /** By what one more of a column multiplies the odds or the mean; the intercept has no column. */
  private static String[] ratios(double[] coefficients) {
    String[] ratios = new String[coefficients.length];
    ratios[0] = "";
    for (int j = 1; j < ratios.length; j++) {
      double ratio = Math.exp(coefficients[j]);
      ratios[j] = ratio > 0 && ratio < 1 / 0.0 ? Numbers.significant(ratio, RATIO_DIGITS) : "–";
    }
    return ratios;
  }

  private static List<String> table(List<String> head, List<String[]> columns, int from) {
    TextTable.Align[] alignment = new TextTable.Align[columns.size()];
    for (int k = 0; k < alignment.length; k++) {
      alignment[k] = k == 0 ? TextTable.Align.LEFT : TextTable.Align.POINT;
    }
    TextTable table = new TextTable(alignment).head(head.toArray(new String[0]));
    for (int j = from; j < columns.get(0).length; j++) {
      String[] row = new String[alignment.length];
      for (int k = 0; k < row.length; k++) {
        row[k] = columns.get(k)[j];
      }
      table.row(row);
    }
    return table.lines("  ");
  }
}
