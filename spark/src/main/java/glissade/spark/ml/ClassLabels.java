package glissade.spark.ml;

import glissade.features.TargetKind;
import glissade.table.Column;
import glissade.table.Levels;
import glissade.table.UnusableDataException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.util.MetadataUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** Labels as Spark has them: the numbers of the classes, 0, 1, 2 …. */
final class ClassLabels {

  private ClassLabels() {}

  /**
   * How many classes there are: as the metadata of the label say, else by the largest label.
   *
   * @throws UnusableDataException if that is not a number of classes
   */
  static int count(Dataset<?> dataset, String label) {
    StructField field = dataset.schema().apply(label);
    Option<Object> known = MetadataUtils.getNumClasses(field);
    if (known.isDefined()) {
      return Math.max(2, (Integer) known.get());
    }
    org.apache.spark.sql.Column number = Names.column(label).cast(DataTypes.DoubleType);
    Row largest = dataset.toDF().select(functions.max(number)).head();
    double most = largest.isNullAt(0) ? 0 : largest.getDouble(0);
    if (Double.isNaN(most)) {
      most = largestNumber(dataset, number);
    }
    if (!(most >= 0 && most < TargetKind.MOST_CLASSES && most == Math.rint(most))) {
      throw new UnusableDataException(
          "The label "
              + label
              + " is as large as "
              + most
              + ", expected the numbers of classes, 0, 1, 2 …, under "
              + TargetKind.MOST_CLASSES
              + ". StringIndexer gives classes numbers.");
    }
    return Math.max(2, (int) most + 1);
  }

  /** NaN is the largest of all to Spark. */
  private static double largestNumber(Dataset<?> dataset, org.apache.spark.sql.Column number) {
    Row largest =
        dataset
            .toDF()
            .select(number.as("label"))
            .where(functions.not(functions.isnan(functions.col("label"))))
            .select(functions.max("label"))
            .head();
    return largest.isNullAt(0) ? 0 : largest.getDouble(0);
  }

  /** So many classes, by their numbers. */
  static Levels levels(String label, int count) {
    List<String> values = IntStream.range(0, count).mapToObj(Integer::toString).toList();
    return new Levels(label, Column.Type.INTEGER, values);
  }

  /**
   * Whether the classes found in a table are those of Spark.
   *
   * @param found null where the target is a number
   * @param expected null where it is to be one
   * @throws UnusableDataException if they are not
   */
  static void check(@Nullable Levels found, @Nullable Levels expected, String label) {
    if (expected != null && (found == null || !found.values().equals(expected.values()))) {
      throw new UnusableDataException(
          "The label "
              + label
              + " has "
              + (found == null
                  ? "no two values"
                  : "the values " + String.join(", ", found.values()))
              + ", expected each of "
              + String.join(", ", expected.values())
              + ". StringIndexer gives classes such numbers.");
    }
  }
}
