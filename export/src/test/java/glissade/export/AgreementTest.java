package glissade.export;

import glissade.formula.Expression;
import glissade.formula.Expression.Column;
import glissade.formula.Expression.Constant;
import glissade.formula.Expression.InBucket;
import glissade.formula.Expression.Product;
import glissade.loss.HuberLoss;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.PoissonLoss;
import glissade.loss.SquaredHingeLoss;
import glissade.loss.SquaredLoss;
import glissade.model.Model;
import glissade.table.Levels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All forms answer alike, to 1e-9 of the size of the answer: DuckDB, PostgreSQL, ONNX Runtime,
 * JPMML, and what the model means.
 */
class AgreementTest {

  private static final Levels TWO =
      new Levels("y", glissade.table.Column.Type.TEXT, List.of("no", "it's"));
  private static final Levels THREE =
      new Levels("y", glissade.table.Column.Type.TEXT, List.of("a", "b", "c"));
  private static final Levels NUMBERS =
      new Levels("y", glissade.table.Column.Type.NUMBER, List.of("0.5", "2"));

  static List<Loss> losses() {
    return List.of(new SquaredLoss(), new HuberLoss(1.5), new PoissonLoss(), new LogisticLoss());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void ofANumber(Loss loss) {
    allAgree(Examples.linear(loss, null), 1);
  }

  @Test
  void ofTwoClasses() {
    allAgree(Examples.linear(new LogisticLoss(), TWO), 1);
  }

  @Test
  void ofTwoClassesThatAreNumbers() {
    allAgree(Examples.linear(new LogisticLoss(), NUMBERS), 1);
  }

  @Test
  void ofSeveralClasses() {
    allAgree(Examples.multinomial(THREE), 3);
  }

  private static void allAgree(Model model, int scores) {
    Exports exports =
        new Exports(
            model,
            Examples.scores(Examples.features(), scores),
            Examples.COLUMNS,
            Examples.cells());
    exports.allAnswer(Expected.answers(exports));
  }

  /** So a single wrong feature cannot hide among the others, nor a missing cell. */
  @Test
  void ofEachFeatureAlone() {
    Examples.features()
        .forEach(
            (name, expression) -> {
              Exports exports =
                  new Exports(
                      Examples.linear(new SquaredLoss(), null),
                      Examples.scores(Map.of(name, expression), 1),
                      Examples.COLUMNS,
                      Examples.cells());
              exports.allAnswer(Expected.answers(exports));
            });
  }

  @Test
  void ofAMarginInAllThatKnowOne() {
    Exports exports =
        new Exports(
            Examples.linear(new SquaredHingeLoss(), TWO),
            Examples.scores(Examples.features(), 1),
            Examples.COLUMNS,
            Examples.cells());
    List<Exports.Answer> expected = Expected.answers(exports);
    exports.sqlAnswers(expected);
    Exports.assertSame("ONNX", exports.ofOnnx(), expected);
  }

  @Test
  void ofHashedTextInDatabases() {
    Map<String, Expression> features = new LinkedHashMap<>();
    for (int bucket = 0; bucket < 7; bucket++) {
      features.put("hash(city)" + bucket, new InBucket("city", 7, bucket));
    }
    features.put("x:hash", new Product(new Column("x"), new InBucket("city", 5, 2)));
    features.put("x:rest", new Product(new Constant(0.5), new InBucket("city", 5, 3)));
    Exports exports =
        new Exports(
            Examples.linear(new SquaredLoss(), null),
            Examples.scores(features, 1),
            Examples.COLUMNS,
            Examples.cells());
    exports.sqlAnswers(Expected.answers(exports));
  }

  /** DuckDB follows a sum of sums to a depth of 1,000 and no deeper. */
  @Test
  void ofMoreFeaturesThanASumCanHoldInARow() {
    Map<String, Expression> features = new LinkedHashMap<>();
    for (int k = 0; k < 1100; k++) {
      features.put("x" + k, new Product(new Constant(1.0 / (k + 1)), new Column("z")));
    }
    Exports exports =
        new Exports(
            Examples.linear(new SquaredLoss(), null),
            Examples.scores(features, 1),
            Examples.COLUMNS,
            Examples.cells());
    exports.sqlAnswers(Expected.answers(exports));
  }

  /** PostgreSQL takes what is smaller than a double for an error. */
  @Test
  void ofScoresBeyondTheExponents() {
    Map<String, Expression> far = Map.of("x", new Product(new Constant(6000), new Column("x")));
    for (Model model :
        List.of(Examples.linear(new LogisticLoss(), TWO), Examples.multinomial(THREE))) {
      Exports exports =
          new Exports(
              model,
              Examples.scores(far, model instanceof glissade.model.LinearModel ? 1 : 3),
              Examples.COLUMNS,
              Examples.cells());
      exports.allAnswer(Expected.answers(exports));
    }
  }
}
