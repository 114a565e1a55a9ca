package glissade.spark.ml;

import glissade.features.MissingCells;
import glissade.loss.Loss;
import glissade.table.Levels;
import glissade.table.UnusableDataException;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** Reads one row with a vector, and checks what stands there. */
final class VectorCells {

  private static final int SPARSE = 0;

  private final VectorLayout layout;
  private final List<String> names;
  private final int width;
  private final int weight;

  VectorCells(VectorLayout layout) {
    this.layout = layout;
    this.names = layout.responses();
    this.width = names.size();
    this.weight = layout.map().response().rowWeights() == null ? -1 : 1;
  }

  /**
   * @param number how many rows of the table come before this one
   * @param place how many rows of its chunk do
   * @param missing counts what is missing; added to
   * @return null if something is missing
   * @throws UnusableDataException if something is there that cannot be used
   */
  @Nullable VectorRow read(InternalRow from, long number, int place, MissingCells missing) {
    double[] responses = new double[width];
    boolean complete = true;
    for (int k = 0; k < width; k++) {
      responses[k] = from.isNullAt(k + 1) ? Double.NaN : from.getDouble(k + 1);
      if (Double.isNaN(responses[k])) {
        missing.addMissing(names.get(k), 1);
        complete = false;
      } else {
        check(k, responses[k], number);
      }
    }
    if (from.isNullAt(0)) {
      missing.addMissing(layout.vectors(), 1);
      missing.addRowWithMissing(place);
      return null;
    }
    InternalRow vector = from.getStruct(0, 4);
    double[] values = vector.getArray(3).toDoubleArray();
    boolean sparse = vector.getByte(0) == SPARSE;
    int[] elements = sparse ? vector.getArray(2).toIntArray() : null;
    checkSize(sparse ? vector.getInt(1) : values.length, number);
    complete &= isComplete(elements, values, number, missing);
    if (!complete) {
      missing.addRowWithMissing(place);
      return null;
    }
    return new VectorRow(elements, values, responses);
  }

  private boolean isComplete(
      int @Nullable [] elements, double[] values, long number, MissingCells missing) {
    double zero = 0;
    for (double value : values) {
      zero += value * 0;
    }
    if (zero == 0) {
      return true;
    }
    boolean complete = true;
    for (int k = 0; k < values.length; k++) {
      String name = layout.map().features().get(elements == null ? k : elements[k]);
      if (Double.isInfinite(values[k])) {
        throw unusable(number, name, values[k], "a finite number");
      }
      if (Double.isNaN(values[k])) {
        missing.addMissing(name, 1);
        complete = false;
      }
    }
    return complete;
  }

  private void checkSize(int size, long number) {
    if (size != layout.features()) {
      throw new UnusableDataException(
          String.format(
              Locale.ROOT,
              "The dataset, row %,d, column %s: found a vector of %,d elements, expected %,d as"
                  + " before. Give all vectors the same size.",
              number + 1,
              layout.vectors(),
              size,
              layout.features()));
    }
  }

  private void check(int k, double value, long number) {
    if (Double.isInfinite(value)) {
      throw unusable(number, names.get(k), value, "a finite number");
    }
    if (k == weight && value < 0) {
      throw unusable(
          number,
          names.get(k),
          value,
          "a finite number that is not negative (it is the row weight)");
    }
    if (k > 0) {
      return;
    }
    Levels classes = layout.map().classes();
    Loss loss = layout.loss();
    if (classes != null && !(value >= 0 && value < classes.size() && value == Math.rint(value))) {
      throw unusable(
          number, names.get(k), value, "the number of a class, 0 to " + (classes.size() - 1));
    }
    if (classes == null && loss != null && !loss.accepts(value)) {
      throw unusable(
          number,
          names.get(k),
          value,
          loss.expected() + " (the " + loss.name() + " loss is defined for nothing else)");
    }
  }

  private static UnusableDataException unusable(
      long number, String column, double value, String expected) {
    return new UnusableDataException(
        String.format(
            Locale.ROOT,
            "The dataset, row %,d, column %s: found %s, expected %s. Correct or leave out such rows"
                + " before the fit.",
            number + 1,
            column,
            Double.isInfinite(value) ? (value > 0 ? "infinity" : "-infinity") : value,
            expected));
  }
}
