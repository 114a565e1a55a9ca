package glissade.spark.ml;

import glissade.features.TargetKind;
import glissade.table.Column;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.ml.util.MetadataUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
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
   * The classes of Spark as they are in a table: not all of them need occur, in a fold of
   * cross-validation for instance.
   *
   * @param expected by their numbers
   * @throws UnusableDataException if other values occur
   */
  static LevelCounts in(TableSource table, Levels expected, String label) {
    Optional<LevelCounts> found = table.fewLevels(label, TargetKind.MOST_CLASSES);
    List<String> values = found.map(each -> each.levels().values()).orElse(List.of());
    if (found.isEmpty() || !expected.values().containsAll(values)) {
      throw new UnusableDataException(
          "The label "
              + label
              + " has "
              + (found.isEmpty()
                  ? "over a thousand values"
                  : "the values " + String.join(", ", values))
              + ", expected no others than "
              + String.join(", ", expected.values())
              + ". StringIndexer gives classes such numbers.");
    }
    List<Long> counts = new ArrayList<>();
    for (String value : expected.values()) {
      int place = values.indexOf(value);
      counts.add(place < 0 ? 0L : found.get().counts().get(place));
    }
    Levels all = new Levels(label, found.get().levels().kind(), expected.values());
    return new LevelCounts(all, counts);
  }
}
