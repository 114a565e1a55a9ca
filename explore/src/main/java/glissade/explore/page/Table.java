package glissade.explore.page;

import glissade.compress.Triangle;
import glissade.report.run.Truth;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows that the page is about now, with what was changed in them by hand. */
final class Table {

  private final InMemoryRows rows;
  private final int @Nullable [] numbers;
  private final int untouched;
  private final Optional<Truth> truth;
  private @Nullable Triangle triangle;

  private Table(InMemoryRows rows, int @Nullable [] numbers, int untouched, Optional<Truth> truth) {
    this.rows = rows;
    this.numbers = numbers;
    this.untouched = untouched;
    this.truth = truth;
  }

  /**
   * @param rows as they were
   * @param edits what was changed in them
   */
  static Table of(InMemoryRows rows, Edits edits, Optional<Truth> truth) {
    int count = (int) rows.count();
    return edits.isEmpty() ? new Table(rows, null, count, truth) : edited(rows, edits, truth);
  }

  /** Whether single rows can be changed: not where their offsets would be lost. */
  static boolean isEditable(InMemoryRows rows) {
    return rows.features() <= Recipe.MOST_FEATURES * 10
        && rows.chunks().stream().noneMatch(chunk -> chunk.responses().shifted());
  }

  private static Table edited(InMemoryRows rows, Edits edits, Optional<Truth> truth) {
    DenseTable whole = DenseTable.of(rows);
    int untouched = whole.y().length;
    List<double[]> x = new ArrayList<>(Arrays.asList(whole.x()));
    List<double[]> rest = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < untouched; i++) {
      rest.add(new double[] {whole.y()[i], whole.weights()[i]});
      numbers.add(i);
    }
    double[] middle = means(whole, rows.features());
    for (int row : edits.changes().keySet()) {
      if (row >= untouched) {
        x.add(Arrays.copyOf(middle, rows.features()));
        rest.add(new double[] {middle[rows.features()], 1});
        numbers.add(row);
      }
    }
    for (int i = numbers.size() - 1; i >= 0; i--) {
      Edits.Change change = edits.changes().get(numbers.get(i));
      if (change != null && change.deleted()) {
        x.remove(i);
        rest.remove(i);
        numbers.remove(i);
      } else if (change != null) {
        set(change, x.get(i), rest.get(i));
      }
    }
    double[] y = rest.stream().mapToDouble(pair -> pair[0]).toArray();
    double[] weights = rest.stream().mapToDouble(pair -> pair[1]).toArray();
    double[][] features = x.toArray(double[][]::new);
    boolean weighted = rows.chunks().stream().anyMatch(Batch::weighted);
    return new Table(
        weighted ? InMemoryRows.of(features, y, weights) : InMemoryRows.of(features, y),
        numbers.stream().mapToInt(Integer::intValue).toArray(),
        untouched,
        truth);
  }

  private static void set(Edits.Change change, double[] x, double[] rest) {
    change
        .values()
        .forEach(
            (column, value) -> {
              if (column == 0) {
                rest[0] = value;
              } else {
                x[column - 1] = value;
              }
            });
  }

  /** The means of the features and of the target. */
  private static double[] means(DenseTable table, int features) {
    double[] means = new double[features + 1];
    for (int i = 0; i < table.y().length; i++) {
      for (int j = 0; j < features; j++) {
        means[j] += table.x()[i][j] / table.y().length;
      }
      means[features] += table.y()[i] / table.y().length;
    }
    return means;
  }

  InMemoryRows rows() {
    return rows;
  }

  /** What they were made from, if they were made up. */
  Optional<Truth> truth() {
    return truth;
  }

  /** Whether rows count differently. */
  boolean isWeighted() {
    return rows.chunks().stream().anyMatch(Batch::weighted);
  }

  /** What row {@code i} of these is called in {@link Edits}. */
  int number(int i) {
    return numbers == null ? i : numbers[i];
  }

  /** What a row that is put in now is to be called. */
  int nextNumber() {
    int last = numbers == null || numbers.length == 0 ? -1 : numbers[numbers.length - 1];
    return Math.max(untouched, last + 1);
  }

  /** The rows folded, once. */
  synchronized Triangle triangle() {
    Triangle known = triangle;
    if (known == null) {
      known = Triangle.of(rows);
      triangle = known;
    }
    return known;
  }
}
