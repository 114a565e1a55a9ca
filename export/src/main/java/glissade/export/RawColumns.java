package glissade.export;

import glissade.features.FeatureMap;
import glissade.table.Column;
import glissade.table.Levels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the columns that a model reads.
 *
 * @param fills what stands in for a missing number, where something does
 * @param levels the columns whose levels are features
 */
record RawColumns(Map<String, Double> fills, Map<String, Levels> levels) {

  static RawColumns of(FeatureMap map) {
    Map<String, Double> fills = new HashMap<>();
    double[] means = map.means();
    List<String> numbers = map.numbers();
    for (int j = 0; means != null && j < means.length; j++) {
      fills.put(numbers.get(j), means[j]);
    }
    Map<String, Levels> levels = new HashMap<>();
    map.predictionLevels().forEach(each -> levels.put(each.column(), each));
    return new RawColumns(fills, levels);
  }

  /** What the levels of a column are: text, unless the model knows better. */
  Column.Type kind(String column) {
    Levels known = levels.get(column);
    return known == null ? Column.Type.TEXT : known.kind();
  }

  /** A level of a column of numbers as the number it is. */
  static double number(String level) {
    return switch (level) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(level);
    };
  }
}
