package glissade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.features.Coding;
import glissade.features.ColumnRoles;
import glissade.features.IndicatedTable;
import glissade.features.Missing;
import glissade.features.TableRows;
import glissade.fold.ParallelFold;
import glissade.loss.SquaredLoss;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.rows.Folds;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import glissade.table.ArrayTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MeanFillTest {

  private static final Folds FOLDS = new Folds(4, 9);
  private static final ParallelFold ONE = new ParallelFold(1);

  /** Columns a, b and c, of which b and c miss values and c is no feature; a target; weights. */
  private static ArrayTable table(long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[90][];
    for (int i = 0; i < rows.length; i++) {
      double a = random.nextGaussian();
      double b = 1950 + 5 * (a + random.nextGaussian());
      double level = random.nextInt(3);
      double y = a - b / 5 + level + random.nextGaussian();
      rows[i] =
          new double[] {
            a,
            random.nextInt(4) == 0 ? Double.NaN : b,
            level,
            random.nextInt(10) == 0 ? Double.NaN : y,
            0.2 + random.nextDouble()
          };
    }
    return new ArrayTable(List.of("a", "b", "level", "y", "weight"), rows);
  }

  /** The rows as they are folded: a, b or 0, whether b is missing, two levels. */
  private static TableRows folded(IndicatedTable table) {
    List<String> numbers = new ArrayList<>(List.of("a", "b"));
    numbers.addAll(table.indicators());
    ColumnRoles roles =
        new ColumnRoles(numbers, List.of("level"), "y", null, "weight", null, false);
    return TableRows.of(table, roles, new SquaredLoss(), Coding.REFERENCE, Missing.DROP, ONE);
  }

  /** Plain rows with a mean in place of what is missing. */
  private static InMemoryRows filled(Rows rows, double mean) {
    List<double[]> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (Batch any : rows.inMemory().chunks()) {
      DenseBatch batch = any.dense();
      for (int i = 0; i < batch.rows(); i++) {
        double b = batch.feature(i, 2) == 1 ? mean : batch.feature(i, 1);
        x.add(new double[] {batch.feature(i, 0), b, batch.feature(i, 3), batch.feature(i, 4)});
        y.add(batch.target(i));
        weights.add(batch.weight(i));
      }
    }
    return InMemoryRows.of(
        x.toArray(double[][]::new),
        y.stream().mapToDouble(Double::doubleValue).toArray(),
        weights.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double mean(Rows rows) {
    double sum = 0;
    double weights = 0;
    for (Batch any : rows.inMemory().chunks()) {
      DenseBatch batch = any.dense();
      for (int i = 0; i < batch.rows(); i++) {
        if (batch.feature(i, 2) == 0) {
          sum += batch.weight(i) * batch.feature(i, 1);
          weights += batch.weight(i);
        }
      }
    }
    return sum / weights;
  }

  private static double error(InMemoryRows rows, double[] coefficients) {
    double sum = 0;
    double weights = 0;
    for (Batch batch : rows.chunks()) {
      for (int i = 0; i < batch.rows(); i++) {
        double r = coefficients[0] - batch.target(i);
        for (int j = 0; j < 4; j++) {
          r += coefficients[j + 1] * batch.dense().feature(i, j);
        }
        sum += batch.weight(i) * r * r;
        weights += batch.weight(i);
      }
    }
    return sum / weights;
  }

  @Property(tries = 15)
  void theMeansOfAFoldAreThoseOfItsTrainingRowsAlone(@ForAll long seed) {
    IndicatedTable table = IndicatedTable.of(table(seed), List.of("a", "b"), ONE);
    assertThat(table.missing()).containsExactly(1);
    TableRows rows = folded(table);
    FoldTriangles triangles =
        FoldTriangles.of(rows, FOLDS).filled(new MeanFill(2, table.missing()));
    for (double lambda : new double[] {0, 0.3}) {
      ElasticNet penalty = ElasticNet.ridge(lambda);
      List<Double> found = CrossValidation.of(triangles, penalty, true, lambda).best().byFold();
      for (int k = 0; k < FOLDS.count(); k++) {
        Rows training = FOLDS.split(k).training(rows);
        double mean = mean(training);
        double[] optimum =
            Trainer.automatic().withPenalty(penalty).fit(filled(training, mean)).optimum();
        double expected = error(filled(FOLDS.split(k).heldOut(rows), mean), optimum);
        assertThat(found.get(k)).isCloseTo(expected, within(1e-9 * expected));
      }
    }
    assertThat(triangles.whole().rows()).isEqualTo(filled(rows, 0).count());
  }
}
