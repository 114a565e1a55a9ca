package glissade.export;

import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.features.ResponseColumns;
import glissade.formula.DatePart;
import glissade.formula.Expression;
import glissade.formula.Expression.Applied;
import glissade.formula.Expression.Column;
import glissade.formula.Expression.Constant;
import glissade.formula.Expression.Difference;
import glissade.formula.Expression.Indicator;
import glissade.formula.Expression.OfLevel;
import glissade.formula.Expression.PartOf;
import glissade.formula.Expression.Piecewise;
import glissade.formula.Expression.Power;
import glissade.formula.Expression.Product;
import glissade.formula.Expression.Quotient;
import glissade.formula.Expression.Sum;
import glissade.formula.Function;
import glissade.loss.Loss;
import glissade.model.LinearModel;
import glissade.model.MultinomialModel;
import glissade.table.Levels;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table with something of everything, and features of every form over it. */
final class Examples {

  static final String ODD = "Body \"Mass\" (g)";

  /** The hour is numbers whose levels count. */
  static final RawColumns COLUMNS =
      new RawColumns(
          Map.of(ODD, 4.25),
          Map.of(
              "hour",
              new Levels("hour", glissade.table.Column.Type.INTEGER, List.of("7", "8", "19"))));

  private Examples() {}

  static Cells cells() {
    return new Cells()
        .with("x", Cells.Type.NUMBER, 0.5, 1.25, -0.75, null, 2.0, 0.1, -1e-3, 3.5)
        .with("z", Cells.Type.NUMBER, 1.0, 2.5, 0.3, 4.0, 1e-9, 7.25, 0.015, 2.0)
        .with(ODD, Cells.Type.NUMBER, 3.5, null, 4.0, 5.25, 4.75, null, 3.9, 4.1)
        .with(
            "city",
            Cells.Type.TEXT,
            "Bonn",
            "O'Hare",
            "Köln",
            "Bonn",
            "Rome",
            "never seen",
            null,
            "Rome")
        .with("hour", Cells.Type.NUMBER, 7.0, 8.0, 19.0, 7.0, 12.0, 8.0, 19.0, null)
        .with(
            "when",
            Cells.Type.TIME,
            time(2024, 2, 29, 13, 5),
            time(1969, 12, 31, 23, 59),
            time(2000, 3, 1, 0, 0),
            time(1900, 1, 1, 6, 30),
            time(2023, 12, 31, 0, 1),
            time(2026, 11, 23, 11, 30),
            time(1970, 1, 1, 0, 0),
            time(2100, 3, 1, 12, 0));
  }

  private static double time(int year, int month, int day, int hour, int minute) {
    return LocalDateTime.of(year, month, day, hour, minute).toEpochSecond(ZoneOffset.UTC);
  }

  /** Each form once at least; of hashing see the tests of SQL. */
  static Map<String, Expression> features() {
    Expression x = new Column("x");
    Expression z = new Column("z");
    Map<String, Expression> features = new LinkedHashMap<>();
    features.put("x", x);
    features.put(ODD, new Column(ODD));
    for (Function function : Function.values()) {
      features.put(function + "(z)", new Applied(function, z));
    }
    features.put("expm1(x)", new Applied(Function.EXPM1, x));
    features.put("log1p(x * x)", new Applied(Function.LOG1P, new Product(x, x)));
    features.put(
        "poly(x, 3)3",
        new Product(
            new Constant(0.31),
            new Product(
                new Difference(x, new Constant(1.5)),
                new Product(
                    new Difference(x, new Constant(-0.25)), new Sum(x, new Constant(0.5))))));
    features.put("x / z", new Quotient(x, new Sum(z, new Constant(1))));
    features.put("x ^ 2", new Power(x, new Constant(2)));
    features.put("x ^ 0", new Power(x, new Constant(0)));
    features.put("z ^ 0.5", new Power(z, new Constant(0.5)));
    features.put("ns(x, 3)1", spline(x));
    features.put("x:city=Bonn", new Product(x, new Indicator("city", "Bonn")));
    features.put("city=O'Hare", new Indicator("city", "O'Hare"));
    features.put(
        "shrunk(city)",
        new OfLevel("city", List.of("Bonn", "Köln", "Rome"), List.of(0.5, -0.25, 1.75), 0.4));
    features.put("hour=19", new Indicator("hour", "19"));
    features.put(
        "shrunk(hour)", new OfLevel("hour", List.of("7", "8", "19"), List.of(0.1, 0.2, 0.3), -1));
    for (DatePart part : DatePart.values()) {
      features.put(part + "(when)", new Product(new Constant(1e-4), new PartOf(part, "when")));
    }
    return features;
  }

  static Piecewise spline(Expression argument) {
    return new Piecewise(
        argument,
        List.of(-0.5, 0.5, 2.0),
        List.of(-0.5, -0.5, 0.5, 2.0),
        List.of(
            List.of(0.25, -0.5),
            List.of(0.25, -0.5, 0.0, 0.75),
            List.of(0.5),
            List.of(1.0, 2.0, -1.0, 0.125)));
  }

  /** A score of each feature, with weights that are neither round nor alike. */
  static Scores scores(Map<String, Expression> features, int count) {
    List<Double> intercepts = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      intercepts.add(0.1 - 0.3 * k);
    }
    List<Scores.Feature> list = new ArrayList<>();
    features.forEach(
        (name, expression) -> {
          List<Double> weights = new ArrayList<>();
          for (int k = 0; k < count; k++) {
            weights.add(Math.sin(3.7 * list.size() + 1.1 * k) / 7);
          }
          list.add(new Scores.Feature(name, expression, weights));
        });
    return new Scores(intercepts, list, List.of());
  }

  /** A model of which only loss and classes count. */
  static LinearModel linear(Loss loss, @Nullable Levels classes) {
    return new LinearModel(map(classes), loss, 0, new double[0]);
  }

  static MultinomialModel multinomial(Levels classes) {
    return new MultinomialModel(
        map(classes), new double[classes.size()], new double[classes.size()][0]);
  }

  private static FeatureMap map(@Nullable Levels classes) {
    return new FeatureMap(
        List.of(),
        List.of(),
        new ResponseColumns("y", classes, null, null, false),
        Missing.DROP,
        null);
  }
}
