package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntervalsCommandTest {

  /** mpg, cyl, hp, wt, qsec and am of R's {@code mtcars}. */
  private static final String[] CARS = {
    "mpg,cyl,hp,wt,qsec,am",
    "21,6,110,2.62,16.46,1",
    "21,6,110,2.875,17.02,1",
    "22.8,4,93,2.32,18.61,1",
    "21.4,6,110,3.215,19.44,0",
    "18.7,8,175,3.44,17.02,0",
    "18.1,6,105,3.46,20.22,0",
    "14.3,8,245,3.57,15.84,0",
    "24.4,4,62,3.19,20,0",
    "22.8,4,95,3.15,22.9,0",
    "19.2,6,123,3.44,18.3,0",
    "17.8,6,123,3.44,18.9,0",
    "16.4,8,180,4.07,17.4,0",
    "17.3,8,180,3.73,17.6,0",
    "15.2,8,180,3.78,18,0",
    "10.4,8,205,5.25,17.98,0",
    "10.4,8,215,5.424,17.82,0",
    "14.7,8,230,5.345,17.42,0",
    "32.4,4,66,2.2,19.47,1",
    "30.4,4,52,1.615,18.52,1",
    "33.9,4,65,1.835,19.9,1",
    "21.5,4,97,2.465,20.01,0",
    "15.5,8,150,3.52,16.87,0",
    "15.2,8,150,3.435,17.3,0",
    "13.3,8,245,3.84,15.41,0",
    "19.2,8,175,3.845,17.05,0",
    "27.3,4,66,1.935,18.9,1",
    "26,4,91,2.14,16.7,1",
    "30.4,4,113,1.513,16.9,1",
    "15.8,8,264,3.17,14.5,1",
    "19.7,6,175,2.77,15.5,1",
    "15,8,335,3.57,14.6,1",
    "21.4,4,109,2.78,18.6,1"
  };

  private static final String[] NEW = {"wt,hp,qsec", "2.62,110,16.46", "3.44,245,18", "6,100,25"};

  @TempDir private Path folder;

  private Path saved() {
    return folder.resolve("model.json");
  }

  private List<double[]> predict(Path table, Object... more) {
    Path output = folder.resolve("out.csv");
    List<Object> args = new ArrayList<>(List.of("predict", saved(), table, "--output", output));
    args.addAll(List.of(more));
    glissade(args.toArray()).endsWith(0);
    List<double[]> rows = new ArrayList<>();
    List<String> lines = Tables.read(output).lines().toList();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      double[] row = new double[cells.length];
      for (int j = 0; j < row.length; j++) {
        row[j] = cells[j].isEmpty() ? Double.NaN : Double.parseDouble(cells[j]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static void assertColumns(List<double[]> rows, int from, double[][] expected) {
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected[i].length; j++) {
        assertThat(rows.get(i)[from + j])
            .isCloseTo(expected[i][j], within(1e-8 * Math.abs(expected[i][j])));
      }
    }
  }

  /**
   * R 4.2.2: {@code m <- lm(mpg ~ wt + hp + qsec, mtcars)}, {@code predict(m, new, interval =
   * "confidence")} and {@code predict(m, new, interval = "prediction", level = 0.9)}.
   */
  @Test
  void ofLeastSquaresAreThoseOfR() {
    Path cars = Tables.lines(folder, "cars.csv", CARS);
    Path table = Tables.lines(folder, "new.csv", NEW);
    glissade("fit", cars, "--target", "mpg", "--features", "wt + hp + qsec", "--save", saved())
        .endsWith(0);
    assertColumns(
        predict(table, "--intervals", "both"),
        3,
        new double[][] {
          {22.638350924442673, 20.653293845526587, 24.623408003358758},
          {17.444814442698423, 14.424716986150207, 20.464911899246637},
          {12.446358852801012, 7.240891521284758, 17.651826184317265}
        });
    assertColumns(
        predict(table, "--intervals", "prediction", "--confidence", "0.9"),
        3,
        new double[][] {
          {22.638350924442673, 17.953571500595395, 27.32313034828995},
          {17.444814442698423, 12.39307887135617, 22.496550014040675},
          {12.446358852801012, 6.288638694018055, 18.60407901158397}
        });
  }

  /**
   * {@code predict(lm(mpg ~ wt + hp - 1, mtcars, weights = cyl), new, interval = "confidence")}.
   */
  @Test
  void withoutAnInterceptAndWithWeightsTheyAreThoseOfR() {
    Path cars = Tables.lines(folder, "cars.csv", CARS);
    Path table = Tables.lines(folder, "new.csv", NEW);
    glissade(
            "fit",
            cars,
            "--target",
            "mpg",
            "--features",
            "wt + hp",
            "--no-intercept",
            "--row-weights",
            "cyl",
            "--save",
            saved())
        .endsWith(0);
    assertColumns(
        predict(table, "--intervals", "confidence"),
        3,
        new double[][] {
          {12.583450463273122, 9.751181262987116, 15.415719663559129},
          {14.73982348177421, 8.12495434622286, 21.354692617325558},
          {31.508597631496766, 17.737088223177764, 45.28010703981577}
        });
  }

  /**
   * {@code g <- glm(am ~ wt + hp, binomial, mtcars)}, {@code p <- predict(g, new, se.fit = TRUE)},
   * {@code plogis(p$fit + c(-1, 1) * qnorm(0.975) * p$se.fit)}.
   */
  @Test
  void ofALikelihoodTheyAreOfTheMeanThroughTheLink() {
    Path cars = Tables.lines(folder, "cars.csv", CARS);
    Path table = Tables.lines(folder, "new.csv", NEW);
    glissade(
            "fit",
            cars,
            "--target",
            "am",
            "--features",
            "wt + hp",
            "--loss",
            "logistic",
            "--tolerance",
            "1e-13",
            "--save",
            saved())
        .endsWith(0);
    assertColumns(
        predict(table, "--intervals", "confidence"),
        5,
        new double[][] {
          {0.3471135350064523, 0.9817141016666638},
          {0.06722846826894126, 0.9250893157131208},
        });
    glissade("predict", saved(), table, "--output", folder.resolve("o.csv"), "--intervals", "both")
        .endsWith(2)
        .says("--intervals confidence");
  }

  @Test
  void contributionsAndTheirBaseAddUpToTheScore() {
    Random random = new Random(3);
    List<String> lines = new ArrayList<>(List.of("a,kind,off,y"));
    for (int i = 0; i < 60; i++) {
      String kind = "uvw".substring(i % 3, i % 3 + 1);
      lines.add(
          String.format(
              Locale.ROOT,
              "%f,%s,%f,%d",
              1000 + i * random.nextDouble(),
              kind,
              random.nextDouble(),
              random.nextInt(9)));
    }
    Path table = Tables.lines(folder, "t.csv", lines.toArray(String[]::new));
    glissade(
            "fit",
            table,
            "--target",
            "y",
            "--features",
            "a + kind",
            "--loss",
            "poisson",
            "--offset",
            "off",
            "--save",
            saved())
        .endsWith(0);
    Path output = folder.resolve("out.csv");
    glissade("predict", saved(), table, "--output", output, "--contributions").endsWith(0);
    List<String> written = Tables.read(output).lines().toList();
    assertThat(written.get(0))
        .endsWith(
            "prediction,contribution_base,contribution_a,contribution_kind=v,contribution_kind=w");
    double[] sums = new double[3];
    for (String line : written.subList(1, written.size())) {
      String[] cells = line.split(",", -1);
      double score = 0;
      for (int j = 5; j < 9; j++) {
        score += Double.parseDouble(cells[j]);
      }
      for (int j = 0; j < 3; j++) {
        sums[j] += Double.parseDouble(cells[6 + j]);
      }
      double prediction = Double.parseDouble(cells[4]);
      assertThat(Math.exp(score)).isCloseTo(prediction, within(1e-12 * prediction));
    }
    // About the means of these very rows.
    for (double sum : sums) {
      assertThat(sum).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void whereAFeatureIsMissingThereIsNoInterval() {
    Path exact = Tables.cars(folder);
    glissade("fit", exact, "--target", "mpg", "--missing", "drop", "--save", saved()).endsWith(0);
    Path output = folder.resolve("o.csv");
    glissade(
            "predict", saved(), exact, "--output", output, "--intervals", "both", "--contributions")
        .endsWith(0)
        .says("4 predictions are empty");
    String row = Tables.read(output).lines().toList().get(4);
    // Prediction and intervals; of the contributions, that of the feature.
    assertThat(row).contains("1973-01-01,,,,,,");
    assertThat(row.split(",", -1)[14]).isEmpty();
    assertThat(row.split(",", -1)[13]).isNotEmpty();
  }

  @Test
  void whatIsNotKnownIsSaid() {
    Path exact = Tables.exact(folder);
    Path output = folder.resolve("o.csv");
    glissade(
            "fit", exact, "--target", "y", "--penalty", "ridge", "--lambda", "1", "--save", saved())
        .endsWith(0);
    glissade("predict", saved(), exact, "--output", output, "--intervals", "both")
        .endsWith(2)
        .says("does not tell how sure", "without a penalty");
    glissade("predict", saved(), exact, "--output", output, "--confidence", "0.9")
        .endsWith(2)
        .says("goes with --intervals");
    glissade("fit", exact, "--target", "y", "--save", saved()).endsWith(0);
    glissade(
            "predict",
            saved(),
            exact,
            "--output",
            output,
            "--intervals",
            "both",
            "--confidence",
            "95")
        .endsWith(2)
        .says("between 0 and 1");
  }
}
