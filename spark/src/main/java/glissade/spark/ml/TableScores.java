package glissade.spark.ml;

import glissade.features.FeatureMap;
import glissade.spark.WallClock;
import glissade.table.Levels;
import glissade.table.TableChunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** The scores of rows with named columns, mapped by the model's own φ. */
final class TableScores extends RowScores {

  private final Scores scores;
  private final FeatureMap map;
  private final ArrayList<String> columns;
  private final ArrayList<Levels> levels;
  private final ArrayList<HashMap<String, Integer>> codes = new ArrayList<>();
  private final boolean adds;

  TableScores(ModelText model, String handleInvalid) {
    super(handleInvalid);
    this.scores = model.scores();
    this.map = model.model().featureMap();
    this.columns = new ArrayList<>(map.predictionColumns());
    this.adds = handleInvalid.equals(RowParams.KEEP);
    this.levels = new ArrayList<>(map.predictionLevels());
    for (Levels each : levels) {
      List<String> values = each.values();
      HashMap<String, Integer> places = new HashMap<>();
      for (int k = 0; k < values.size(); k++) {
        places.put(values.get(k), k);
      }
      codes.add(places);
    }
  }

  private int firstCategory() {
    return columns.size() - codes.size();
  }

  /** Whether a column is read as numbers, be it to look up the levels of those. */
  private boolean isNumber(int column) {
    int category = column - firstCategory();
    return category < 0 || glissade.table.Column.Type.NUMBER.equals(levels.get(category).kind());
  }

  @Override
  List<Column> inputs() {
    List<Column> inputs = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      DataType type = isNumber(j) ? DataTypes.DoubleType : DataTypes.StringType;
      Column cells = Names.column(columns.get(j));
      boolean isDate = map.dates().contains(columns.get(j));
      inputs.add((isDate ? WallClock.seconds(cells) : cells.cast(type)).as("c" + j));
    }
    return inputs;
  }

  @Override
  @Nullable String invalid(Row row) {
    double[] cells = cells(row);
    for (int j = 0; j < cells.length; j++) {
      String why = invalid(columns.get(j), cells[j]);
      if (why != null) {
        return why;
      }
      if (j >= firstCategory() && cells[j] == Levels.UNKNOWN && !adds) {
        return columns.get(j) + " is " + row.get(j) + ", which the model has never seen";
      }
    }
    return null;
  }

  private double[] cells(Row row) {
    double[] cells = new double[columns.size()];
    for (int j = 0; j < cells.length; j++) {
      cells[j] = row.isNullAt(j) ? Double.NaN : isNumber(j) ? number(row, j) : level(row, j);
    }
    return cells;
  }

  private double number(Row row, int column) {
    double value = row.getDouble(column);
    boolean isLevel = column >= firstCategory() && !Double.isNaN(value);
    return isLevel ? code(column - firstCategory(), Levels.text(value)) : value;
  }

  private double level(Row row, int column) {
    return code(column - firstCategory(), row.getString(column));
  }

  private double code(int category, String value) {
    if (levels.get(category).isHashed()) {
      return levels.get(category).bucket(value);
    }
    Map<String, Integer> places = codes.get(category);
    return places.getOrDefault(value, Levels.UNKNOWN);
  }

  @Override
  double[] scores(Row row) {
    double[] cells = cells(row);
    TableChunk chunk = new TableChunk(0, 1, cells.length, cells, 1, null);
    return scores.of(map.map(chunk, "the dataset"));
  }
}
