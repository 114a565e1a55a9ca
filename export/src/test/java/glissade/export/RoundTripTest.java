package glissade.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.descent.Outcome;
import glissade.features.Missing;
import glissade.file.ModelFile;
import glissade.loss.LogisticLoss;
import glissade.loss.PoissonLoss;
import glissade.loss.SoftmaxLoss;
import glissade.model.Fit;
import glissade.model.Model;
import glissade.model.TableFit;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a table through a fit with every kind of term at once to the model's file and back, to ONNX
 * Runtime, JPMML, DuckDB and PostgreSQL: all answer alike in every row.
 */
class RoundTripTest {

  private static final String EVERY_TERM =
      " ~ \"Body Mass (g)\" + a * b + log(c) + exp(d / 4) + sqrt(e) + log1p(f) + log10(c + d)"
          + " + I(c^2 / (1 + d^2)) + I((e - 1)^3) + I(f^0.5 * abs(e - 1)) + sin(c) + cos(4 * d)"
          + " + poly(\"speed [km/h]\", 3) + ns(`Body Mass (g)`, 4) + poly(log(e + 1), 2)"
          + " + C(city, ref = \"Köln\") + C(colour, sum) + C(code) + C(grade) + C(open) + paid"
          + " + \"Wing type\" + a:city + \"Wing type\":colour + c:d:\"Wing type\" + shrink(client, 5)"
          + " + month(when) + hour(when) + weekday(when) + days(when) + C(quarter(when))";

  private static final Cells KNOWN = Travellers.known();
  private static final Cells ALL = Travellers.all();

  @TempDir private Path folder;

  @Test
  void ofLeastSquares() {
    Model model = fitted(Trainer.automatic(), "cost" + EVERY_TERM, Missing.MEAN);
    assertThat(model.featureMap().means()).isNotNull();
    answersAlike(model);
  }

  @Test
  void withoutAnInterceptAllLevelsOfTheFirstCategoryAndNothingFilledIn() {
    Model model = fitted(Trainer.automatic(), "cost" + EVERY_TERM + " - 1", Missing.DROP);
    assertThat(model.featureMap().features()).contains("city=Köln").doesNotContain("code=7");
    answersAlike(model);
  }

  @Test
  void ofCounts() {
    answersAlike(
        fitted(
            Trainer.automatic().withLoss(new PoissonLoss()), "trips" + EVERY_TERM, Missing.MEAN));
  }

  @Test
  void ofTwoClassesWithEveryLevel() {
    Trainer trainer =
        Trainer.automatic().withLoss(new LogisticLoss()).withPenalty(ElasticNet.ridge(0.01));
    Model model = fitted(trainer, "\"came back\"" + EVERY_TERM, Missing.MEAN);
    assertThat(model.featureMap().features()).contains("code=7", "Wing type=flat");
    answersAlike(model);
  }

  /** Which have no mean of the target at a level. */
  @Test
  void ofSeveralClasses() {
    Trainer trainer =
        Trainer.automatic().withClasses(new SoftmaxLoss(3)).withPenalty(ElasticNet.ridge(0.01));
    String terms = EVERY_TERM.replace(" + shrink(client, 5)", "");
    answersAlike(fitted(trainer, "class" + terms, Missing.DROP));
  }

  @Test
  void hashedTextIsForDatabasesAlone() {
    String formula = "cost" + EVERY_TERM + " + hash(street, 4) + hash(street, 4):a";
    Model model = fitted(Trainer.automatic(), formula, Missing.MEAN);
    exports(model).sqlAnswers(told(model));
    for (Runnable each :
        List.<Runnable>of(() -> OnnxFile.content(model), () -> PmmlFile.content(model))) {
      assertThatThrownBy(each::run)
          .isInstanceOf(UnusableDataException.class)
          .hasMessageContaining("hash(street, 4)")
          .hasMessageContaining("MD5")
          .hasMessageContaining("Export to SQL");
    }
  }

  /** What a model file says that a fit wrote. */
  private Model fitted(Trainer trainer, String formula, Missing missing) {
    Path file = folder.resolve("model.json");
    try (TableSource known = Travellers.open(KNOWN, folder.resolve("known.parquet"))) {
      Fit fit = TableFit.of(trainer, known, formula, missing).fit();
      assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
      ModelFile.write(file, fit);
      Model read = ModelFile.readAny(file);
      Model written = fit.isMultinomial() ? fit.multinomial() : fit.model();
      assertThat(told(read)).isEqualTo(told(written));
      return read;
    }
  }

  private void answersAlike(Model model) {
    exports(model).allAnswer(told(model));
  }

  private static Exports exports(Model model) {
    return Exports.of(model, ALL);
  }

  private List<Exports.Answer> told(Model model) {
    List<Exports.Answer> told = Exports.told(model, answers(model));
    assertThat(told).hasSize(ALL.rows());
    return told;
  }

  private double[][] answers(Model model) {
    try (TableSource all = Travellers.open(ALL, folder.resolve("all.parquet"))) {
      return model.answers(all);
    }
  }
}
