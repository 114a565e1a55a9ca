package glissade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.evaluation.CrossValidation.Candidate;
import glissade.loss.LogisticLoss;
import glissade.loss.SquaredLoss;
import glissade.model.Goodness;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.rows.Design;
import glissade.rows.Folds;
import glissade.rows.InMemoryRows;
import glissade.table.Column;
import glissade.table.Levels;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldFitsTest {

  private static final Folds FOLDS = new Folds(3, 4);

  private static InMemoryRows twoClasses() {
    Random random = new Random(1);
    double[][] x = new double[150][4];
    double[] y = new double[150];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < 4; j++) {
        x[i][j] = 100 * j + random.nextGaussian();
      }
      y[i] = x[i][0] + random.nextGaussian() > 0 ? 1 : 0;
    }
    return InMemoryRows.of(x, y);
  }

  @Test
  void errorsAreTheMeanLossesOfModelsThatWereFittedAnew() {
    InMemoryRows rows = twoClasses();
    LogisticLoss loss = new LogisticLoss();
    Trainer trainer =
        Trainer.automatic().withLoss(loss).withTolerance(1e-11).withPenalty(ElasticNet.ridge(1));
    double[] lambdas = {1, 0.1, 0.01};
    CrossValidation found = FoldFits.of(rows, null, FOLDS, trainer, lambdas);
    for (int i = 0; i < lambdas.length; i++) {
      Trainer alone = trainer.withPenalty(ElasticNet.ridge(lambdas[i]));
      for (int k = 0; k < 3; k++) {
        double[] anew = alone.fit(FOLDS.split(k).training(rows).inMemory()).coefficients();
        double expected = Goodness.of(FOLDS.split(k).heldOut(rows), loss, anew).loss();
        assertThat(found.candidates().get(i).byFold().get(k))
            .isCloseTo(expected, within(1e-9 * expected));
      }
    }
    assertThat(found.foldRows().stream().mapToLong(Long::longValue).sum()).isEqualTo(150);
  }

  @Test
  void ofSquaresTheyAreThoseOfTheTriangles() {
    InMemoryRows rows = Design.random(120, 4, 10, 1, true, 6).rows();
    ElasticNet ridge = ElasticNet.ridge(1);
    double[] lambdas = {1, 0.1};
    Trainer trainer = Trainer.automatic().withPenalty(ridge);
    CrossValidation fits = FoldFits.of(rows, null, FOLDS, trainer, lambdas);
    CrossValidation triangles =
        CrossValidation.of(FoldTriangles.of(rows, FOLDS), ridge, true, lambdas);
    for (int i = 0; i < lambdas.length; i++) {
      Candidate one = fits.candidates().get(i);
      Candidate other = triangles.candidates().get(i);
      assertThat(one.error()).isCloseTo(other.error(), within(1e-9 * other.error()));
      assertThat(one.standardError())
          .isCloseTo(other.standardError(), within(1e-8 * other.standardError()));
    }
  }

  @Test
  void aPathBeginsWhereAllWeightsAreZeroAndOnesThatMatterComeIn() {
    InMemoryRows rows = twoClasses();
    LogisticLoss loss = new LogisticLoss();
    ElasticNet lasso = ElasticNet.lasso(1);
    double[] lambdas = FoldFits.falling(rows, loss, lasso, true, 4);
    Trainer trainer = Trainer.automatic().withLoss(loss).withPenalty(lasso);
    CrossValidation found = FoldFits.of(rows, null, FOLDS, trainer, lambdas);
    assertThat(found.candidates().get(0).nonZero()).isZero();
    assertThat(found.candidates().get(3).nonZero()).isEqualTo(4);
    assertThat(found.best().error()).isLessThan(found.candidates().get(0).error());
    // The derivative of the squares at the mean, without a penalty, by the definition.
    double[] ridge = FoldFits.falling(rows, new SquaredLoss(), ElasticNet.ridge(1), true, 2);
    assertThat(ridge[1]).isCloseTo(1e-6 * ridge[0], within(1e-12 * ridge[0]));
  }

  @Test
  void whatDoesNotConvergeIsNoError() {
    Trainer hasty =
        Trainer.automatic()
            .withLoss(new LogisticLoss())
            .withAtMost(1)
            .withPenalty(ElasticNet.ridge(1e-6));
    assertThatThrownBy(() -> FoldFits.of(twoClasses(), null, FOLDS, hasty, 1e-6))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("did not converge");
  }

  @Test
  void aFoldThatHasAllRowsOfAClassIsRefusedAndOneThatHasNoneIsNamed() {
    Levels classes = new Levels("c", Column.Type.TEXT, List.of("no", "yes"));
    Trainer trainer = Trainer.automatic().withLoss(new LogisticLoss());
    Random random = new Random(3);
    double[][] x = new double[90][1];
    double[] y = new double[90];
    for (double[] row : x) {
      row[0] = random.nextGaussian();
    }
    y[0] = 1;
    assertThatThrownBy(() -> FoldFits.of(InMemoryRows.of(x, y), classes, FOLDS, trainer, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of 3 has every row of the class yes of c");
    // As many more of the class as it takes for one that is in another fold.
    int[] fold = FOLDS.of(InMemoryRows.of(x, y).chunks().get(0));
    int other = 0;
    do {
      y[++other] = 1;
    } while (FOLDS.of(InMemoryRows.of(x, y).chunks().get(0))[other] == fold[0]);
    CrossValidation found = FoldFits.of(InMemoryRows.of(x, y), classes, FOLDS, trainer, 0);
    assertThat(found.lackedClasses()).hasSize(1).doesNotContainKey(fold[0] + 1);
    assertThat(found.lackedClasses().values()).containsOnly(List.of("yes"));
  }
}
