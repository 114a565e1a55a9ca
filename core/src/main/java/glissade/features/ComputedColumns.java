package glissade.features;

import glissade.formula.Cells;
import glissade.formula.Evaluation;
import glissade.rows.DenseBatch;
import glissade.table.Levels;
import java.util.Arrays;
import java.util.List;

/** The cells of some rows by column, and the features that are computed from them. */
final class ComputedColumns implements Cells {

  private final FeatureMap map;
  private final DenseBatch raw;
  private final double[] coded;
  private final int codes;
  private final int stride;

  /**
   * @param raw the columns of numbers, filled, and what else rows carry
   * @param coded the codes of levels
   * @param codes where that of row 0 in the first column of levels stands
   * @param stride from one of those columns to the next
   */
  ComputedColumns(FeatureMap map, DenseBatch raw, double[] coded, int codes, int stride) {
    this.map = map;
    this.raw = raw;
    this.coded = coded;
    this.codes = codes;
    this.stride = stride;
  }

  /** The same rows with those features in place of the columns of numbers. */
  DenseBatch of(List<DerivedFeature> features) {
    int rows = raw.rows();
    int count = features.size();
    int others = raw.columns() - raw.features();
    double[] design = new double[rows * (count + others)];
    Evaluation evaluation = new Evaluation(this);
    for (int j = 0; j < count; j++) {
      double[] values = evaluation.of(features.get(j).expression());
      System.arraycopy(values, 0, design, j * rows, rows);
    }
    for (int k = 0; k < others; k++) {
      int from = raw.start() + (raw.features() + k) * raw.stride();
      System.arraycopy(raw.values(), from, design, (count + k) * rows, rows);
    }
    boolean weighted = raw.responses().weighted();
    return new DenseBatch(design, 0, rows, rows, count, weighted, raw.responses().shifted());
  }

  @Override
  public int rows() {
    return raw.rows();
  }

  @Override
  public double[] numbers(String column) {
    int start = raw.start() + map.numbers().indexOf(column) * raw.stride();
    return Arrays.copyOfRange(raw.values(), start, start + raw.rows());
  }

  @Override
  public double[] codes(String column) {
    int start = codes + place(column) * stride;
    return Arrays.copyOfRange(coded, start, start + raw.rows());
  }

  @Override
  public List<String> levels(String column) {
    return map.predictionLevels().get(place(column)).values();
  }

  @Override
  public double[] buckets(String column, int buckets) {
    return codes(column);
  }

  private int place(String column) {
    List<Levels> levels = map.predictionLevels();
    for (int k = 0; k < levels.size(); k++) {
      if (levels.get(k).column().equals(column)) {
        return k;
      }
    }
    throw new IllegalStateException("no levels of " + column + " were read");
  }
}
