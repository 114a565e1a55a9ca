package glissade.cli;

import glissade.compress.Aliasing;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Columns that are combinations of others, in their names. */
final class AliasText {

  /** Longer combinations say nothing that can be acted on. */
  private static final int MOST_TERMS = 4;

  private static final int MOST_TOLD = 8;

  private final Aliasing aliasing;
  private final List<String> features;
  private final int shift;

  /**
   * @param features the names of the features
   * @param intercept whether column 0 is the constant
   */
  AliasText(Aliasing aliasing, List<String> features, boolean intercept) {
    this.aliasing = aliasing;
    this.features = features;
    this.shift = intercept ? 1 : 0;
  }

  /**
   * {@code weight_kg = 0.4536 × weight_lb}, one text an aliased column; empty if there are none.
   */
  List<String> combinations() {
    List<String> told = new ArrayList<>();
    for (Aliasing.Alias alias : aliasing.aliases()) {
      told.add(name(alias.column()) + " " + combination(alias));
    }
    int more = told.size() - MOST_TOLD;
    if (more > 0) {
      told.subList(MOST_TOLD, told.size()).clear();
      told.add("and " + more + " more");
    }
    return told;
  }

  private String name(int column) {
    return column < shift ? "(intercept)" : features.get(column - shift);
  }

  private String combination(Aliasing.Alias alias) {
    if (alias.combination().isEmpty()) {
      return "is zero in every row";
    }
    if (shift == 1 && alias.combination().size() == 1 && alias.combination().containsKey(0)) {
      return "is " + Numbers.shortest(alias.combination().get(0), 4) + " in every row";
    }
    if (alias.combination().size() > MOST_TERMS) {
      return "is a combination of " + alias.combination().size() + " columns before it";
    }
    StringBuilder sum = new StringBuilder("=");
    for (Map.Entry<Integer, Double> term : alias.combination().entrySet()) {
      append(sum, term.getKey(), term.getValue());
    }
    return sum.toString();
  }

  private void append(StringBuilder sum, int column, double factor) {
    boolean first = sum.length() == 1;
    sum.append(factor < 0 ? (first ? " −" : " − ") : first ? " " : " + ");
    double size = Math.abs(factor);
    String rounded = Numbers.shortest(size, 4);
    if (column < shift) {
      sum.append(rounded);
    } else {
      sum.append(rounded.equals("1") ? "" : rounded + " × ").append(name(column));
    }
  }
}
