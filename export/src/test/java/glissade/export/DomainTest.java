package glissade.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.features.Derivation;
import glissade.features.DerivedFeature;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.features.ResponseColumns;
import glissade.formula.Expression;
import glissade.formula.Factor;
import glissade.formula.Formula;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.PoissonLoss;
import glissade.loss.SquaredHingeLoss;
import glissade.loss.SquaredLoss;
import glissade.model.LinearModel;
import glissade.model.Model;
import glissade.model.MultinomialModel;
import glissade.rows.Batch;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code predict} refuses has no answer in any form, and no number is made of it. */
class DomainTest {

  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final Levels TWO =
      new Levels("y", glissade.table.Column.Type.TEXT, List.of("no", "yes"));
  private static final Levels THREE =
      new Levels("y", glissade.table.Column.Type.TEXT, List.of("a", "b", "c"));

  /** A feature and a cell x that it has no value at. */
  record Outside(String feature, double x) {}

  static List<Outside> outside() {
    List<Outside> all = new ArrayList<>();
    for (String of : List.of("log(x)", "log2(x)", "log10(x)", "I(x^-1)", "I(1 / x)", "I(x^-0.5)")) {
      all.add(new Outside(of, 0));
    }
    for (String of : List.of("log(x)", "log2(x)", "log10(x)", "log1p(x)", "sqrt(x + 0.5)")) {
      all.add(new Outside(of, -1));
    }
    for (String of : List.of("I(x^0.5)", "I(x^-1.5)")) {
      all.add(new Outside(of, -1));
    }
    for (String of : List.of("exp(x)", "expm1(x)", "exp(-exp(x))", "I(1 / exp(x))")) {
      all.add(new Outside(of, 1000));
    }
    // What is computed of it would be a number like any other.
    all.add(new Outside("exp(log(x))", 0));
    all.add(new Outside("I(1 / (1 / x))", 0));
    all.add(new Outside("I((1 / x)^0)", 0));
    all.add(new Outside("I((1 / x)^-1)", 0));
    for (String of : List.of("x", "abs(x)", "sqrt(x)", "log(x)", "log1p(x)", "I(1 / x)")) {
      all.add(new Outside(of, INFINITE));
    }
    for (String of : List.of("exp(-x)", "expm1(-x)", "I(x^0)", "I(x^-1)", "I(0.5^x)", "I(x - x)")) {
      all.add(new Outside(of, INFINITE));
    }
    all.add(new Outside("exp(x)", -INFINITE));
    all.add(new Outside("x", -INFINITE));
    return all;
  }

  @ParameterizedTest
  @MethodSource("outside")
  void noFormAnswers(Outside outside) {
    noneAnswers(outside, List.of(linear(outside.feature(), new SquaredLoss(), null)));
  }

  @Test
  void noLinkMakesANumberOfIt() {
    for (Outside each :
        List.of(
            new Outside("log(x)", 0), new Outside("x", INFINITE), new Outside("x", -INFINITE))) {
      noneAnswers(each, models(each.feature()));
    }
  }

  private static void noneAnswers(Outside outside, List<Model> models) {
    Cells cells = new Cells().with("x", Cells.Type.NUMBER, 0.75, outside.x(), null, 0.5);
    for (Model model : models) {
      assertThatThrownBy(() -> answers(model, outside.x()))
          .isInstanceOf(UnusableDataException.class);
      List<Exports.Answer> expected = new ArrayList<>();
      for (int i = 0; i < cells.rows(); i++) {
        double x = cells.number("x", i);
        expected.add(
            x == outside.x() ? none(model) : Exports.told(model, answers(model, x)).get(0));
      }
      Exports exports = Exports.of(model, cells);
      exports.sqlAnswers(expected);
      Exports.assertSame("ONNX", exports.ofOnnx(), expected);
      if (hasMargin(model)) {
        continue;
      }
      if (Double.isInfinite(outside.x())) {
        assertThatThrownBy(exports::ofPmml).hasMessageContaining("cannot accept invalid value");
      } else {
        Exports.assertSame("PMML", exports.ofPmml(), expected);
      }
    }
  }

  /** Which PMML does not have. */
  private static boolean hasMargin(Model model) {
    return model instanceof LinearModel linear && linear.loss() instanceof SquaredHingeLoss;
  }

  /** Of PMML's numbers it is none. */
  @Test
  void notANumberIsAMissingCell() {
    Cells cells = new Cells().with("x", Cells.Type.NUMBER, Double.NaN, null);
    for (Model model : models("I(x^0)")) {
      Exports exports = Exports.of(model, cells);
      List<Exports.Answer> none = List.of(none(model), none(model));
      exports.sqlAnswers(none);
      Exports.assertSame("ONNX", exports.ofOnnx(), none);
      if (!hasMargin(model)) {
        assertThatThrownBy(exports::ofPmml).hasMessageContaining("cannot accept invalid value NaN");
      }
    }
  }

  /** Both databases end the query. */
  @Test
  void theSineOfInfinityIsNone() {
    Cells cells = new Cells().with("x", Cells.Type.NUMBER, INFINITE);
    for (String of : List.of("sin(x)", "cos(x)")) {
      Model model = linear(of, new SquaredLoss(), null);
      Exports exports = Exports.of(model, cells);
      Exports.assertSame(of, exports.ofOnnx(), List.of(none(model)));
      assertThatThrownBy(() -> exports.ofSql(SqlRun.DUCKDB)).hasMessageContaining("range");
      assertThatThrownBy(() -> exports.ofSql(SqlRun.POSTGRES)).hasMessageContaining("range");
    }
  }

  /** PostgreSQL ends the query, and the others answer nothing. */
  @Test
  void aProductBeyondTheDoublesHasNoAnswer() {
    Cells cells = new Cells().with("x", Cells.Type.NUMBER, 1e200);
    for (String of : List.of("I(x * x)", "I(1 / (x * x))", "exp(-x * x)", "I(x^2 - x^2)")) {
      Model model = linear(of, new SquaredLoss(), null);
      Exports exports = Exports.of(model, cells);
      List<Exports.Answer> none = List.of(none(model));
      Exports.assertSame(of + " in DuckDB", exports.ofSql(SqlRun.DUCKDB), none);
      Exports.assertSame(of + " in ONNX", exports.ofOnnx(), none);
      assertThatThrownBy(() -> exports.ofSql(SqlRun.POSTGRES)).hasMessageContaining("overflow");
    }
  }

  /** PMML's own exponential does not leave a way to say so: its answer is infinite. */
  @Test
  void aMeanBeyondTheDoublesIsNone() {
    Model model = linear("x", new PoissonLoss(), null);
    Exports exports = Exports.of(model, new Cells().with("x", Cells.Type.NUMBER, 8000.0));
    List<Exports.Answer> none = List.of(none(model));
    exports.sqlAnswers(none);
    Exports.assertSame("ONNX", exports.ofOnnx(), none);
    assertThat(exports.ofPmml().get(0).values()).isEqualTo(List.of(INFINITE));
  }

  private static Expression expression(String feature) {
    Factor factor = Formula.parse("y ~ " + feature).terms().get(0).factors().get(0);
    return ((Factor.Scalar) factor).expression();
  }

  /** One of each link, and one of several classes. */
  private static List<Model> models(String feature) {
    return List.of(
        linear(feature, new SquaredLoss(), null),
        linear(feature, new PoissonLoss(), null),
        linear(feature, new LogisticLoss(), TWO),
        linear(feature, new SquaredHingeLoss(), TWO),
        new MultinomialModel(
            map(feature, THREE), new double[3], new double[][] {{0.5}, {0}, {-1}}));
  }

  private static Model linear(String feature, Loss loss, @Nullable Levels classes) {
    return new LinearModel(map(feature, classes), loss, 0.5, new double[] {0.25});
  }

  private static FeatureMap map(String feature, @Nullable Levels classes) {
    return new FeatureMap(
        List.of("x"),
        new Derivation("", List.of(new DerivedFeature("f", expression(feature))), List.of()),
        List.of(),
        new ResponseColumns("y", classes, null, null, false),
        Missing.DROP,
        null);
  }

  /** As {@code predict} asks for them. */
  private static double[][] answers(Model model, double x) {
    TableChunk chunk = new TableChunk(0, 1, 1, new double[] {x}, 1, null);
    Batch batch = model.featureMap().map(chunk, "cells");
    double[][] answers = new double[model.answers().size()][1];
    model.answer(batch, answers);
    return answers;
  }

  private static Exports.Answer none(Model model) {
    return new Exports.Answer(new ArrayList<>(Collections.nCopies(model.answers().size(), null)));
  }
}
