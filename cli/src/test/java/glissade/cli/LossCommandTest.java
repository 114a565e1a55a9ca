package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Losses and penalties from the command line to what is printed of them. */
class LossCommandTest {

  @TempDir private Path folder;

  /** Of 8 rows with x = 0 two are 1, of 8 with x = 2 six are: the odds are 1/3 and 3. */
  private Path odds() {
    StringBuilder text = new StringBuilder("x,z,y\n");
    for (int i = 0; i < 16; i++) {
      int x = i < 8 ? 0 : 2;
      boolean one = i < 8 ? i < 2 : i < 14;
      text.append(x).append(',').append(i % 2).append(',').append(one ? 1 : 0).append('\n');
    }
    return Tables.lines(folder, "odds.csv", text.toString().strip().split("\n"));
  }

  private Ran fit(Object... more) {
    Object[] args = new Object[more.length + 4];
    System.arraycopy(new Object[] {"fit", odds(), "--target", "y"}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return glissade(args);
  }

  @Test
  void logisticFindsTheOdds() {
    Ran ran = fit("--features", "x", "--loss", "logistic", "--format", "json").endsWith(0);
    assertThat(ran.at("loss")).isEqualTo("logistic");
    assertThat(ran.number("intercept")).isCloseTo(-Math.log(3), within(1e-7));
    assertThat(weight(ran, "x")).isCloseTo(Math.log(3), within(1e-7));
    double entropy = -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75);
    assertThat(ran.number("fit", "loss")).isCloseTo(entropy, within(1e-12));
    assertThat(ran.number("fit", "lossOfConstant")).isCloseTo(Math.log(2), within(1e-12));
    assertThat(ran.number("fit", "deviance")).isCloseTo(2 * entropy, within(1e-12));
    assertThat(ran.number("fit", "devianceExplained"))
        .isCloseTo(1 - entropy / Math.log(2), within(1e-12));
    assertThat(ran.number("fit", "accuracy")).isEqualTo(0.75);
    assertThat(ran.number("fit", "positives")).isEqualTo(0.5);
    assertThat(ran.number("fit", "penalty")).isZero();
  }

  @Test
  void theReportTellsTheLossInWordsAndOddsRatios() {
    Ran ran = fit("--features", "x", "--loss", "logistic").endsWith(0);
    ran.says(
        "the log loss is 0.562335",
        "The log loss is 0.56234, that of the best constant 0.69315: 18.9 % of the deviance is"
            + " explained (D² 0.1887).",
        "is right on 75.0 % of the rows; always y = 1 would be on 50.0 %",
        "no triangle holds the logistic loss");
    assertThat(ran.out())
        .containsPattern("weight +std. error +odds ratio")
        .containsPattern("x +1.0986\\d +0.577 +3.000");
    assertThat(ran.said()).doesNotContain("penalty");
  }

  @Test
  void ridgeIsCountedPerStandardDeviationUnlessRaw() {
    // x has the standard deviation 1, so both scales are the same; of 10·x they are not.
    Ran standard = fit("--penalty", "ridge", "--lambda", "0.5", "--format=json").endsWith(0);
    String tenfold = "SELECT 10*x AS x, z, y FROM source";
    Ran units =
        fit("--penalty", "ridge", "--lambda", "0.5", "--query", tenfold, "--format=json")
            .endsWith(0);
    Ran raw =
        fit(
                "--penalty=ridge",
                "--lambda=0.5",
                "--query",
                tenfold,
                "--penalty-scale=raw",
                "--format=json")
            .endsWith(0);
    assertThat(weight(units, "x")).isCloseTo(weight(standard, "x") / 10, within(1e-9));
    assertThat(weight(raw, "x")).isGreaterThan(weight(units, "x") * 1.1);
  }

  /** x and z are uncorrelated, so that w = 2·cov/(2·var + λ·var) for each by itself. */
  @Test
  void ridgeDrawsEachWeightInAndFactorsLeaveColumnsOut() {
    Ran free = fit("--format=json").endsWith(0);
    Ran both = fit("--penalty=ridge", "--lambda=2", "--format=json").endsWith(0);
    assertThat(weight(both, "x")).isCloseTo(weight(free, "x") / 2, within(1e-8));
    Ran some =
        fit("--penalty=ridge", "--lambda=2", "--penalty-factor=x=0", "--format=json").endsWith(0);
    assertThat(weight(some, "x")).isCloseTo(weight(free, "x"), within(1e-8));
    assertThat(some.number("fit", "objective"))
        .isEqualTo(some.number("fit", "loss") + some.number("fit", "penalty"));
    fit("--penalty=ridge", "--lambda=2").endsWith(0).says("with the penalty", "The penalty adds");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--penalty ridge | needs to know how much: add --lambda",
        "--lambda 1 | --lambda is a part of a penalty, and none was chosen.",
        "--penalty none --lambda 1 | --lambda does not go with --penalty none.",
        "--l1-ratio 0.5 | --l1-ratio is a part of a penalty",
        "--penalty-scale raw | --penalty-scale is a part of a penalty",
        "--penalty-factor x=1 | --penalty-factor is a part of a penalty",
        "--penalty ridge --lambda 1 --l1-ratio 0.5 | --l1-ratio goes with --penalty elastic-net",
        "--penalty lasso --lambda -1 | must be a finite number and not negative",
        "--penalty elastic-net --lambda 1 --l1-ratio 2 | must lie between 0, which is ridge",
        "--penalty ridge --lambda 1 --penalty-factor x | expected name=number",
        "--penalty ridge --lambda 1 --penalty-factor x=a | x is a; expected a number",
        "--penalty ridge --lambda 1 --penalty-factor x=-1 | x is -1; expected a number",
        "--penalty ridge --lambda 1 --penalty-factor x=1,x=2 | x stands twice",
        "--penalty ridge --lambda 1 --penalty-factor X=1 | X is not among the features. Did you mean x?",
        "--penalty rigde --lambda 1 | expected none, ridge, lasso or elastic-net but was 'rigde'",
        "--loss logstic | There is no loss called 'logstic'. Did you mean logistic?",
        "--loss xyz | There is no loss called 'xyz'. There are squared, huber,",
        "--loss huber:0 | must be a finite number over 0",
        "--loss quantile:1.5 | must lie between 0 and 1",
        "--loss poisson:3 | there is nothing to set.",
        "--lambdas 5 | --lambdas is a part of a penalty",
        "--penalty ridge --lambdas 5 | --lambdas is for penalties that leave weights at zero",
        "--penalty lasso --lambdas 5 --lambda 1 | --lambda is one λ and --lambdas many.",
        "--penalty lasso --lambdas 0 | must be from 1 to 10,000, not 0.",
        "--penalty lasso --lambdas 5 --loss huber | prints the path of squares by its own method",
        "--penalty lasso --lambdas 5 --save m.json | prints the path of squares by its own method",
        "--batch 5 | --batch is for optimizers that learn from some rows at a time",
        "--optimizer sgd --batch 0 | a mini-batch has at least one row, not 0.",
        "--epochs 5 | --epochs is for optimizers that learn from some rows at a time",
        "--optimizer lbfgs --batch 5 | as --optimizer sgd, and lbfgs goes by all of them.",
        "--class-weights balanced | Weights of classes go with losses of two classes",
        "--loss logistic --class-weights yes=2 | there is no class yes; they are 0 and 1,",
        "--loss logistic --class-weights 1=0 | must be a finite number over 0",
        "--loss logistic --class-weights even | expected name=number",
        "--loss logistic --route triangle | is for the mean squared error, which a triangle holds",
        "--penalty lasso --lambdas 5 --route memory --until time:1 | Leave out --route and --until",
        "--penalty lasso --lambdas 5 --checkpoint c.json | Leave out --checkpoint, or choose one",
        "--loss logistic --optimizer cg | constant curvature",
      })
  void whatMakesNoSenseIsToldWithWhatToDo(String options, String told) {
    fit((Object[]) options.split(" ")).endsWith(2).says(told);
  }

  @Test
  void aPathOfNothingIsToldAsThat() {
    Path same = Tables.lines(folder, "same.csv", "x,y", "1,5", "2,5", "3,5");
    glissade("fit", same, "--target=y", "--penalty=lasso", "--lambdas=5")
        .endsWith(3)
        .says("The target is the same in every row");
    Path flat = Tables.lines(folder, "flat.csv", "x,y", "1,5", "1,6", "1,7");
    glissade("fit", flat, "--target=y", "--penalty=lasso", "--lambdas=5")
        .endsWith(3)
        .says("No column that is penalised varies");
  }

  @Test
  void aTargetTheLossIsNotForIsToldWithItsRow() {
    Path file = Tables.lines(folder, "t.csv", "x,y", "1,0", "2,1", "3,2", "4,7");
    glissade("fit", file, "--target=y", "--loss=logistic")
        .endsWith(3)
        .says("t.csv, row 3, column y: found 2.0, expected 0 or 1", "choose another --loss");
  }

  @Test
  void namesWithCommasStandInQuotes() {
    assertThat(NamedNumbers.parse("--o", "a = 1, \"b,\"\"c\"=2.5,d e=0"))
        .isEqualTo(Map.of("a", 1.0, "b,\"c", 2.5, "d e", 0.0));
  }

  /** x is 0 or 2, so that each half of the rows has the best constant of its own. */
  @ParameterizedTest
  @CsvSource({"poisson", "gamma", "tweedie", "tweedie:1.2"})
  void meansOfGroupsAreTheirOwnWithALogarithm(String loss) {
    Path file =
        Tables.lines(folder, "m.csv", "x,y", "0,1", "0,2", "0,6", "2,4", "2,5", "2,30", "2,9");
    Ran ran = glissade("fit", file, "--target=y", "--loss", loss, "--format=json").endsWith(0);
    assertThat(ran.number("intercept")).isCloseTo(Math.log(3), within(1e-6));
    assertThat(weight(ran, "x")).isCloseTo(Math.log(4) / 2, within(1e-6));
    assertThat(ran.number("fit", "devianceExplained")).isBetween(0.1, 0.9);
    glissade("fit", file, "--target=y", "--loss", loss)
        .endsWith(0)
        .says("of the deviance is explained (D²")
        .says(" ratio ");
  }

  @Test
  void aFarRowPullsTheHuberLossNoHarderThanDelta() {
    // In each group the mean of what is within δ, and δ for each row beyond: 0 + 0 + 1 + δ = 3·b.
    Path file = Tables.lines(folder, "h.csv", "x,y", "0,0", "0,0", "0,1", "0,99", "1,5", "1,5");
    Ran ran = glissade("fit", file, "--target=y", "--loss=huber:2", "--format=json").endsWith(0);
    assertThat(ran.number("intercept")).isCloseTo(1, within(1e-6));
    assertThat(ran.at("loss")).isEqualTo("huber:delta=2.0");
  }

  @Test
  void classesAreWeightedByTheirNames() {
    Path file = Tables.lines(folder, "c.csv", "x,y", "0,in", "0,out", "1,in", "1,in", "1,out");
    Ran ran =
        glissade(
                "fit",
                file,
                "--target=y",
                "--loss=logistic",
                "--class-weights=in=3,out=1",
                "--positive=in",
                "--format=json")
            .endsWith(0);
    assertThat(ran.number("intercept")).isCloseTo(Math.log(3), within(1e-6));
    assertThat(weight(ran, "x")).isCloseTo(Math.log(2), within(1e-6));
  }

  /** y is 1 from 3 on, and of the columns only x says so. */
  @Test
  void separableDataIsToldWithItsDirection() {
    Path file =
        Tables.lines(
            folder, "s.csv", "x,z,y", "1,0,0", "2,1,0", "1,1,0", "3,0,1", "4,1,1", "4,0,1");
    Ran ran = glissade("fit", file, "--target=y", "--loss=logistic").endsWith(4);
    ran.says("Not converged, and never will be: the features tell all 6 rows apart perfectly")
        .says("The more the weights grow along", "as was checked on each")
        .says("--penalty ridge --lambda 0.01: one finite model is then the best");
    Ran json = glissade("fit", file, "--target=y", "--loss=logistic", "--format=json").endsWith(4);
    assertThat(json.at("outcome", "status")).isEqualTo("separable");
    assertThat(json.number("separation", "rowsApart")).isEqualTo(6);
    double along = 0;
    for (Object part : (List<?>) json.at("separation", "direction")) {
      Map<?, ?> named = (Map<?, ?>) part;
      along += "x".equals(named.get("name")) ? 1 : 0;
    }
    assertThat(along).isEqualTo(1);
    glissade("fit", file, "--target=y", "--loss=logistic", "--penalty=ridge", "--lambda=0.01")
        .endsWith(0);
  }

  /** The odds in a group are multiplied by the weight of a 1 over that of a 0. */
  @Test
  void weightsOfClassesShiftTheOdds() {
    Ran five =
        fit("--features=x", "--loss=logistic", "--class-weights=1=5", "--format=json").endsWith(0);
    assertThat(five.number("intercept")).isCloseTo(Math.log(5.0 / 3), within(1e-6));
    assertThat(weight(five, "x")).isCloseTo(Math.log(3), within(1e-6));
    String more = "SELECT * FROM source UNION ALL SELECT * FROM source WHERE y = 0";
    Ran balanced =
        fit(
                "--features=x",
                "--loss=logistic",
                "--class-weights=balanced",
                "--query",
                more,
                "--format=json")
            .endsWith(0);
    assertThat(balanced.number("intercept")).isCloseTo(-Math.log(3), within(1e-6));
    assertThat(weight(balanced, "x")).isCloseTo(Math.log(3), within(1e-6));
  }

  @Test
  void aProgramReadsOddsRatiosToo() {
    Ran ran = fit("--loss=logistic", "--features=x", "--format=json").endsWith(0);
    Map<?, ?> x = (Map<?, ?>) ((List<?>) ran.at("coefficients")).get(0);
    double weight = (Double) Objects.requireNonNull(x.get("value"));
    assertThat(x.get("oddsRatio")).isEqualTo(Math.exp(weight));
  }

  /** 16 rows: with scikit-learn 1.x, Ridge(alpha=16) or C=1/32 on standardised columns. */
  @Test
  void whatLambdaIsInOtherToolsIsTold() {
    fit("--penalty=ridge", "--lambda=2")
        .endsWith(0)
        .says(
            "alpha = 16 of scikit-learn's Ridge, lambda = 0.5 with alpha = 0 of glmnet's gaussian")
        .says("elasticNetParam = 0 of Spark's LinearRegression", "on standardised columns it is");
    fit("--loss=logistic", "--penalty=ridge", "--lambda=2", "--penalty-scale=raw")
        .endsWith(0)
        .says("C = 0.03125 of scikit-learn's LogisticRegression", "on the columns as they are");
    Ran ran = fit("--penalty=ridge", "--lambda=2", "--format=json").endsWith(0);
    assertThat((List<?>) ran.at("penalty", "elsewhere")).hasSize(3);
    assertThat(ran.number("penalty", "lambda")).isEqualTo(2);
  }

  /**
   * scikit-learn 1.9.1, X of x and z, S standardised: {@code LogisticRegression(C=1/32,
   * tol=1e-12).fit(X, y)} and {@code PoissonRegressor(alpha=0.5, tol=1e-12).fit(S, y).coef_ /
   * X.std(0)}.
   */
  @Test
  void lambdaIsWhatItIsSaidToBeInScikitLearn() {
    Ran logistic =
        fit(
                "--loss=logistic",
                "--penalty=ridge",
                "--lambda=2",
                "--penalty-scale=raw",
                "--format=json")
            .endsWith(0);
    assertThat(weight(logistic, "x")).isCloseTo(1.11123801e-01, within(1e-7));
    Ran poisson =
        fit("--loss=poisson", "--penalty=ridge", "--lambda=0.5", "--format=json").endsWith(0);
    assertThat(weight(poisson, "x")).isCloseTo(0.25262004, within(1e-7));
  }

  /** x and z are uncorrelated: each weight is drawn in by λ/2 of its standardised one, 0.25. */
  @Test
  void theLassoLeavesWeightsAtZeroAndCountsThem() {
    Ran ran = fit("--penalty=lasso", "--lambda=0.2", "--format=json").endsWith(0);
    assertThat(weight(ran, "x")).isCloseTo(0.25 - 0.1, within(1e-8));
    assertThat(weight(ran, "z")).isZero();
    assertThat(ran.number("fit", "nonZeroWeights")).isEqualTo(1);
    assertThat(ran.number("fit", "penalty")).isCloseTo(0.2 * 0.15, within(1e-8));
    fit("--penalty=lasso", "--lambda=0.2")
        .endsWith(0)
        .says("1 of 2 weights is not zero", "alpha = 0.1 of scikit-learn's Lasso");
    Ran net =
        fit("--penalty=elastic-net", "--lambda=0.2", "--l1-ratio=0.5", "--format=json").endsWith(0);
    assertThat(weight(net, "x")).isCloseTo((0.25 - 0.05) / (1 + 0.05), within(1e-8));
    Ran fista =
        fit("--penalty=lasso", "--lambda=0.2", "--optimizer=fista", "--format=json").endsWith(0);
    assertThat(weight(fista, "x")).isCloseTo(0.15, within(1e-7));
  }

  /**
   * The first λ is 2·|covariance of x and y|, and every other as if it were asked for by itself.
   */
  @Test
  void aPathBeginsWhereEveryWeightIsZero() {
    Ran ran = fit("--penalty=lasso", "--lambdas=4", "--format=json").endsWith(0);
    List<?> path = (List<?>) ran.at("path");
    assertThat(path).hasSize(4);
    Map<?, ?> first = (Map<?, ?>) path.get(0);
    assertThat((Double) first.get("lambda")).isCloseTo(0.5, within(1e-12));
    Map<?, ?> second = (Map<?, ?>) path.get(1);
    Ran alone =
        fit("--penalty=lasso", "--lambda=" + second.get("lambda"), "--format=json").endsWith(0);
    List<?> weights = (List<?>) Objects.requireNonNull(second.get("weights"));
    assertThat((Double) weights.get(0)).isCloseTo(weight(alone, "x"), within(1e-6));
    fit("--penalty=lasso", "--lambdas=4").endsWith(0).says("4 λ from 0.5000", "+ x");
  }

  @Test
  void stochasticOptimizersTakeEpochsBatchStepAndSeed() {
    Object[] asked = {
      "--loss=logistic", "--optimizer=sgd", "--epochs=7", "--batch=4", "--step=0.5", "--format=json"
    };
    Ran ran = fit(asked).endsWith(0);
    assertThat(ran.number("outcome", "iterations")).isEqualTo(7);
    assertThat(ran.at("outcome", "optimizer")).isEqualTo("sgd");
    assertThat(fit(asked).out()).isEqualTo(ran.out());
    Object[] seeded = Arrays.copyOf(asked, asked.length + 1);
    seeded[asked.length] = "--seed=9";
    assertThat(fit(seeded).endsWith(0).out()).isNotEqualTo(ran.out());
    fit("--optimizer=sgd", "--epochs=2", "--iterations=3").endsWith(2).says("Keep one of them");
    fit("--optimizer=sgd", "--step=cosine:from=1,over=10").endsWith(2).says("takes a number");
  }

  @Test
  void aRidgeOnSquaresIsForetoldExactly() {
    Ran ran = forecast("--penalty=ridge", "--lambda=2", "--format=json").endsWith(0);
    // Every curvature of standardised, uncorrelated columns is 2, and the ridge adds λ.
    assertThat(ran.number("standardized", "curvature", "max")).isCloseTo(4, within(1e-12));
  }

  private Ran forecast(Object... more) {
    Object[] args = new Object[more.length + 4];
    System.arraycopy(new Object[] {"forecast", odds(), "--target", "y"}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return glissade(args);
  }

  /** x and z are uncorrelated, so standardised every curvature of the squares is 2. */
  @Test
  void theForecastOfABoundedCurvatureHasASafeStep() {
    Ran ran = forecast("--loss", "logistic", "--format", "json").endsWith(0);
    assertThat(ran.number("curvatureBound")).isEqualTo(0.25);
    assertThat(ran.number("standardized", "curvatureAtMost")).isCloseTo(0.25, within(1e-12));
    assertThat(ran.number("standardized", "safeStep")).isCloseTo(4, within(1e-11));
    assertThat(ran.number("standardized", "conditionOfColumns")).isCloseTo(1, within(1e-12));
    Ran squared = forecast("--format", "json").endsWith(0);
    assertThat(ran.number("raw", "curvatureAtMost"))
        .isCloseTo(squared.number("raw", "curvature", "max") / 8, within(1e-12));
    forecast("--loss", "logistic")
        .endsWith(0)
        .says("curves nowhere more than c = 0.25", "the step 4 lowers it from anywhere")
        .says("safe step 1/L", "iterations are not foretold");
  }

  /**
   * What is foretold from one row in two or more is what a fit on all of them then takes, nearly.
   */
  @Test
  void aRehearsalTellsWhatAFitWillTake() {
    Random random = new Random(11);
    String[] lines = new String[2_001];
    lines[0] = "x,z,y";
    for (int i = 1; i < lines.length; i++) {
      double x = random.nextGaussian();
      double z = random.nextGaussian();
      lines[i] = x + "," + z + "," + (random.nextDouble() < 1 / (1 + Math.exp(-x)) ? 1 : 0);
    }
    Path many = Tables.lines(folder, "many.csv", lines);
    Object[] asked = {"forecast", many, "--target=y", "--loss=logistic", "--format=json"};
    Ran ran = glissade(asked).endsWith(0);
    assertThat(ran.number("rehearsal", "rows")).isBetween(300.0, 350.0);
    assertThat(ran.at("rehearsal", "converged")).isEqualTo(true);
    asked[0] = "fit";
    double taken = glissade(asked).endsWith(0).number("outcome", "iterations");
    assertThat(ran.number("rehearsal", "iterations")).isBetween(taken - 2, taken + 2);
    glissade("forecast", many, "--target=y", "--loss=logistic")
        .says("A rehearsal on one row in 6 converged after ");
    assertThat(forecast("--loss=logistic", "--format=json").json().get("rehearsal")).isNull();
  }

  @Test
  void theSafeStepIsSafe() {
    String step = String.valueOf(1 / 0.25);
    Ran ran =
        fit("--loss=logistic", "--standardize=on", "--step", step, "--format=json").endsWith(0);
    assertThat(ran.at("outcome", "status")).isEqualTo("converged");
  }

  @Test
  void aRidgeAddsToTheCurvatureThatIsForetold() {
    Ran ran =
        forecast("--loss=logistic", "--penalty=ridge", "--lambda=0.5", "--format=json").endsWith(0);
    assertThat(ran.number("standardized", "curvatureAtMost")).isCloseTo(0.75, within(1e-12));
    assertThat(ran.at("penalty", "name")).isEqualTo("ridge");
    assertThat(ran.json().containsKey("raw")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"poisson", "tweedie", "quantile"})
  void whereThereIsNoBoundItSaysSo(String loss) {
    forecast("--loss", loss)
        .endsWith(0)
        .says("no step is safe everywhere", "which finds its steps by looking", "condition κ");
    Ran ran = forecast("--loss", loss, "--format", "json").endsWith(0);
    assertThat(ran.json().get("curvatureBound")).isNull();
    assertThat(ran.json().containsKey("curvatureBound")).isTrue();
  }

  @Test
  void aRaceIsOverSquares() {
    glissade("race", odds(), "--target=y", "--loss=logistic")
        .endsWith(2)
        .says("only that of squares without a penalty is known exactly", "on logistic, run fit");
    glissade("race", odds(), "--target=y", "--loss=squared").endsWith(0);
  }

  private static double weight(Ran ran, String name) {
    for (Object each : (List<?>) ran.at("coefficients")) {
      Map<?, ?> coefficient = (Map<?, ?>) each;
      if (name.equals(coefficient.get("name"))) {
        return Double.parseDouble(String.valueOf(coefficient.get("value")));
      }
    }
    throw new AssertionError("no weight of " + name);
  }
}
