package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.features.Missing;
import glissade.features.TableRows;
import glissade.fold.ParallelFold;
import glissade.loss.QuantileLoss;
import glissade.model.Route;
import glissade.model.Trainer;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a row is told with its number in the whole table, as of any other table. */
class BadRowsTest {

  private static final StructType SCHEMA =
      new StructType().add("a", DataTypes.DoubleType).add("y", DataTypes.DoubleType);

  private static final int ROWS = 200;

  /** Rows of which some are not as they should be. */
  private static Dataset<Row> table(int partitions, @Nullable Double bad, Integer... numbers) {
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i <= ROWS; i++) {
      Double a = Arrays.asList(numbers).contains(i) ? bad : Double.valueOf(i % 7);
      rows.add(RowFactory.create(a, (double) i));
    }
    return LocalSpark.session()
        .createDataFrame(LocalSpark.context().parallelize(rows, partitions), SCHEMA);
  }

  private static TableRows rows(Dataset<Row> data, Missing missing) {
    SparkTable table = new SparkTable("table", data);
    return TableRows.of(table, List.of("a"), "y", null, missing, new ParallelFold(1));
  }

  private static Throwable failure(Route route, TableRows rows) {
    Trainer trainer =
        route == Route.TRIANGLE
            ? Trainer.automatic()
            : Trainer.automatic().withLoss(new QuantileLoss(0.5)).withRoute(route);
    try {
      trainer.fit(rows);
    } catch (RuntimeException e) {
      return e;
    }
    throw new AssertionError("nothing was found to be wrong");
  }

  @ParameterizedTest
  @CsvSource({"TRIANGLE,1", "TRIANGLE,6", "TRIANGLE,70", "MEMORY,1", "MEMORY,6", "REREAD,6"})
  void theFirstBadCellIsToldOnItsOwn(Route route, int partitions) {
    TableRows rows = rows(table(partitions, Double.POSITIVE_INFINITY, 137, 180, 199), Missing.FAIL);
    assertThat(failure(route, rows))
        .isInstanceOf(UnusableDataException.class)
        .hasMessage(
            "table, row 137, column a: found infinity, expected a finite number. Correct the cell,"
                + " or leave it empty and choose --missing drop.");
  }

  @ParameterizedTest
  @CsvSource({"TRIANGLE,1", "TRIANGLE,6", "TRIANGLE,70", "MEMORY,6", "REREAD,6"})
  void missingCellsAreCountedThroughAllPartitions(Route route, int partitions) {
    TableRows rows = rows(table(partitions, null, 40, 71, 72, 73, 150, 199), Missing.FAIL);
    assertThat(failure(route, rows))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageStartingWith(
            "6 of 200 rows of table miss a value (a in 6): rows 40, 71, 72, 73, 150, ….");
  }

  @ParameterizedTest
  @CsvSource({"TRIANGLE,6", "MEMORY,6", "REREAD,6"})
  void rowsThatMissSomethingAreLeftOut(Route route, int partitions) {
    TableRows rows = rows(table(partitions, null, 40, 199), Missing.DROP);
    Trainer.automatic().withRoute(route).fit(rows);
    assertThat(rows.missing().rowsUsed()).isEqualTo(198);
    assertThat(rows.missing().firstRows()).containsExactly(40L, 199L);
  }

  @ParameterizedTest
  @CsvSource({"TRIANGLE", "MEMORY", "REREAD"})
  void noRowsAreToldSo(Route route) {
    TableRows rows = rows(table(4, null).limit(0), Missing.FAIL);
    assertThatThrownBy(() -> Trainer.automatic().withRoute(route).fit(rows))
        .isInstanceOf(UnusableDataException.class)
        .hasMessage("table has no rows. There is nothing to fit.");
  }
}
