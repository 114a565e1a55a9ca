package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.ColumnStatistics;
import glissade.fold.AccumulatorContract;
import glissade.loss.LogisticLoss;
import glissade.loss.PoissonLoss;
import glissade.penalty.ElasticNet;
import glissade.rows.Batch;
import glissade.rows.BatchRows;
import glissade.rows.CodedBatch;
import glissade.rows.DenseBatch;
import glissade.rows.InMemoryRows;
import glissade.rows.Responses;
import glissade.rows.SparseBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HessianAccumulatorTest implements AccumulatorContract<Batch, HessianAccumulator> {

  private static final int LEVELS = 4;

  /** Two numbers, far from zero and of different units, and two categories of four levels. */
  private static final int FEATURES = 2 + 2 * LEVELS;

  private static final List<CodedBatch> CODED = coded();

  private static List<CodedBatch> coded() {
    Random random = new Random(8);
    List<CodedBatch> chunks = new ArrayList<>();
    for (int rows : new int[] {700, 300, 1, 513, 20}) {
      double[] values = new double[5 * rows];
      int[] codes = new int[2 * rows];
      for (int i = 0; i < rows; i++) {
        values[i] = 1e4 * (10 + random.nextGaussian());
        values[rows + i] = 1e-3 * random.nextGaussian();
        values[2 * rows + i] = random.nextInt(2);
        values[3 * rows + i] = random.nextInt(4);
        values[4 * rows + i] = random.nextGaussian();
        // The second category's features come first, and some rows have none of a category's.
        codes[i] = random.nextInt(LEVELS + 1) == 0 ? CodedBatch.NONE : 2 + LEVELS + i % LEVELS;
        codes[rows + i] = random.nextInt(5) == 0 ? CodedBatch.NONE : 2 + random.nextInt(LEVELS);
      }
      DenseBatch numbers = new DenseBatch(values, 0, rows, rows, 2, true, true);
      chunks.add(new CodedBatch(numbers, codes, 0, rows, 2, FEATURES));
    }
    return chunks;
  }

  private static SparseBatch sparse(DenseBatch dense) {
    int[] starts = new int[dense.rows() + 1];
    List<Integer> columns = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < dense.rows(); i++) {
      for (int j = 0; j < dense.features(); j++) {
        if (dense.feature(i, j) != 0) {
          columns.add(j);
          values.add(dense.feature(i, j));
        }
      }
      starts[i + 1] = columns.size();
    }
    Responses responses = dense.responses();
    return new SparseBatch(
        starts,
        columns.stream().mapToInt(Integer::intValue).toArray(),
        values.stream().mapToDouble(Double::doubleValue).toArray(),
        dense.features(),
        responses);
  }

  private static InMemoryRows rows(String kind) {
    return BatchRows.of(
        CODED.stream()
            .map(
                chunk ->
                    switch (kind) {
                      case "coded" -> chunk;
                      case "sparse" -> sparse(chunk.dense());
                      default -> chunk.dense();
                    })
            .toArray(Batch[]::new));
  }

  private static MeanLoss loss(InMemoryRows rows, boolean intercept, boolean standardized) {
    ColumnStatistics columns = ColumnStatistics.of(rows("dense"));
    Scaling scaling =
        standardized
            ? Scaling.standardized(columns, intercept)
            : Scaling.raw(rows.features(), intercept);
    return new MeanLoss(
        rows, new LogisticLoss(), ElasticNet.ridge(0.1).on(columns), columns, scaling);
  }

  @Test
  void theHessianIsTheDerivativeOfTheGradient() {
    for (boolean intercept : new boolean[] {true, false}) {
      for (String kind : new String[] {"dense", "coded", "sparse"}) {
        MeanLoss loss = loss(rows(kind), intercept, true);
        int p = loss.dimension();
        double[] at = new Random(2).doubles(p, -0.5, 0.5).toArray();
        double[] hessian = loss.hessian(at);
        double[] up = new double[p];
        double[] down = new double[p];
        for (int j = 0; j < p; j++) {
          double[] there = at.clone();
          there[j] = at[j] + 1e-5;
          loss.valueAndGradient(there, up);
          there[j] = at[j] - 1e-5;
          loss.valueAndGradient(there, down);
          for (int k = j; k < p; k++) {
            assertThat(hessian[j * p + k])
                .as("%s %s %d %d", kind, intercept, j, k)
                .isCloseTo((up[k] - down[k]) / 2e-5, within(1e-8));
          }
        }
      }
    }
  }

  /** A coded row is the dense row of zeros and ones; a sparse one is what is not zero of it. */
  @Test
  void everyKindOfRowsHasTheSameHessian() {
    for (boolean standardized : new boolean[] {true, false}) {
      MeanLoss dense = loss(rows("dense"), true, standardized);
      double[] at = dense.scaling().toDescent(new double[FEATURES + 1]);
      double[] expected = dense.hessian(at);
      for (String kind : new String[] {"coded", "sparse"}) {
        double[] hessian = loss(rows(kind), true, standardized).hessian(at);
        int p = dense.dimension();
        for (int j = 0; j < p; j++) {
          for (int k = j; k < p; k++) {
            double size = Math.sqrt(expected[j * p + j] * expected[k * p + k]);
            assertThat(hessian[j * p + k])
                .as("%s %d %d", kind, j, k)
                .isCloseTo(expected[j * p + k], within(1e-11 * size));
          }
        }
      }
    }
  }

  @Override
  public HessianAccumulator zero() {
    Scaling scaling = loss(rows("dense"), true, true).scaling();
    return new HessianAccumulator(new PoissonLoss(), scaling, 0.5, new double[FEATURES]);
  }

  @Override
  public List<Batch> chunks() {
    return List.copyOf(CODED);
  }

  @Override
  public double[] summary(HessianAccumulator accumulator) {
    return accumulator.mean();
  }
}
