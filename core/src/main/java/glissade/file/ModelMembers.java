package glissade.file;

import glissade.features.Category;
import glissade.features.Derivation;
import glissade.features.DerivedFeature;
import glissade.features.FeatureMap;
import glissade.features.IndexedFeatures;
import glissade.features.Missing;
import glissade.features.ResponseColumns;
import glissade.formula.Expression;
import glissade.loss.Loss;
import glissade.loss.LossCatalogue;
import glissade.loss.SoftmaxLoss;
import glissade.model.LinearModel;
import glissade.model.Model;
import glissade.model.MultinomialModel;
import glissade.table.Column;
import glissade.table.Levels;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a model file, each checked as it is taken out. */
record ModelMembers(Path path, Map<String, @Nullable Object> file) {

  /** Of several classes: the loss that {@link MultinomialModel} belongs to. */
  static final String SOFTMAX = SoftmaxLoss.NAME;

  Model model() {
    String lossName = String.valueOf(file.get("loss"));
    Loss loss = lossName.equals(SOFTMAX) ? null : loss(lossName);
    List<Map<?, ?>> coefficients = objects(file, "coefficients", "a coefficient");
    if (file.get("indexed") instanceof Map<?, ?> indexed && loss != null) {
      return ofIndices(indexed, coefficients, loss);
    }
    FeatureMap map = featureMap(coefficients).withMissingTexts(missingTexts());
    for (int j = 0; j < coefficients.size(); j++) {
      String name = text(coefficients.get(j), "name");
      if (!name.equals(map.features().get(j))) {
        throw notAModel("a coefficient is of " + name + " in place of " + map.features().get(j));
      }
    }
    if (loss == null) {
      return ofSeveralClasses(map, coefficients);
    }
    double[] weights = new double[coefficients.size()];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = number(coefficients.get(j), "value");
    }
    return new LinearModel(map, loss, number(file, "intercept"), weights);
  }

  /** Of features that are indices only those are named whose weight is not zero. */
  private Model ofIndices(Map<?, ?> indexed, List<Map<?, ?>> coefficients, Loss loss) {
    int from = (int) number(indexed, "from");
    int count = (int) number(indexed, "features");
    if (count < 0) {
      throw notAModel("it has " + count + " features");
    }
    double[] weights = new double[count];
    for (Map<?, ?> each : coefficients) {
      weights[index(text(each, "name"), from, count)] = number(each, "value");
    }
    FeatureMap map = new IndexedFeatures(from, count).map(response().classes());
    return new LinearModel(map, loss, number(file, "intercept"), weights);
  }

  private int index(String name, int from, int count) {
    try {
      int index = Integer.parseInt(name) - from;
      if (index >= 0 && index < count) {
        return index;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw notAModel("a coefficient is of " + name + ", which is none of its indices");
  }

  private Loss loss(String name) {
    try {
      return LossCatalogue.loss(name);
    } catch (IllegalArgumentException e) {
      throw notAModel("its loss is " + name + ", which is not known here");
    }
  }

  private Model ofSeveralClasses(FeatureMap map, List<Map<?, ?>> coefficients) {
    Levels classes = map.classes();
    if (classes == null) {
      throw notAModel("it has no classes");
    }
    double[][] weights = new double[classes.size()][coefficients.size()];
    for (int j = 0; j < coefficients.size(); j++) {
      double[] values = numbers(coefficients.get(j), "values", classes.size());
      for (int k = 0; k < values.length; k++) {
        weights[k][j] = values[k];
      }
    }
    return new MultinomialModel(map, numbers(file, "intercepts", classes.size()), weights);
  }

  private FeatureMap featureMap(List<Map<?, ?>> coefficients) {
    List<Category> categories = new ArrayList<>();
    int levels = 0;
    if (file.get("categories") != null) {
      for (Map<?, ?> object : objects(file, "categories", "a category")) {
        Category category =
            new Category(levels(object, text(object, "column")), object.get("reference") != null);
        categories.add(category);
        levels += category.features();
      }
    }
    if (levels > coefficients.size()) {
      throw notAModel("it has more levels of categories than coefficients");
    }
    List<Map<?, ?>> ofNumbers = coefficients.subList(0, coefficients.size() - levels);
    if (file.get("formula") != null) {
      return computed(ofNumbers, categories);
    }
    List<String> numbers = ofNumbers.stream().map(each -> text(each, "name")).toList();
    Missing missing = oneOf(Missing.values(), text(file, "missing"), "missing");
    double[] means = null;
    if (missing == Missing.MEAN) {
      means = ofNumbers.stream().mapToDouble(each -> number(each, "mean")).toArray();
    }
    return new FeatureMap(numbers, categories, response(), missing, means);
  }

  /** Features that are computed. */
  private FeatureMap computed(List<Map<?, ?>> coefficients, List<Category> categories) {
    ExpressionMembers expressions = new ExpressionMembers(this);
    List<DerivedFeature> features = new ArrayList<>();
    for (Map<?, ?> each : coefficients) {
      features.add(
          new DerivedFeature(text(each, "name"), expressions.expression(each.get("expression"))));
    }
    List<Levels> lookups = new ArrayList<>();
    for (Map<?, ?> each : objects(file, "lookups", "a lookup")) {
      lookups.add(levels(each, text(each, "column")));
    }
    List<Map<?, ?>> columns = objects(file, "columns", "a column");
    List<String> numbers = columns.stream().map(each -> text(each, "name")).toList();
    Missing missing = oneOf(Missing.values(), text(file, "missing"), "missing");
    double[] means =
        missing == Missing.MEAN
            ? columns.stream().mapToDouble(each -> number(each, "mean")).toArray()
            : null;
    Derivation derivation = new Derivation(text(file, "formula"), features, lookups);
    FeatureMap map = new FeatureMap(numbers, derivation, categories, response(), missing, means);
    features.forEach(feature -> check(feature.expression(), map));
    return map;
  }

  /** What an expression takes from a column must be what is read of it. */
  private void check(Expression expression, FeatureMap map) {
    if (expression instanceof Expression.Column || expression instanceof Expression.PartOf) {
      require(map.numbers(), expression);
    } else if (expression.parts().isEmpty() && !(expression instanceof Expression.Constant)) {
      require(map.predictionLevels().stream().map(Levels::column).toList(), expression);
    }
    expression.parts().forEach(part -> check(part, map));
  }

  private void require(List<String> read, Expression expression) {
    if (!read.containsAll(expression.columns())) {
      throw notAModel(expression.text() + " needs a column that is not read so");
    }
  }

  private List<String> missingTexts() {
    return file.get("missingTexts") == null ? List.of() : texts(file, "missingTexts", "the file");
  }

  private ResponseColumns response() {
    String target = text(file, "target");
    Levels classes =
        file.get("classes") instanceof Map<?, ?> object ? levels(object, target) : null;
    boolean exposure = file.get("exposure") != null;
    String name = exposure ? "exposure" : "offset";
    String offset = file.get(name) == null ? null : text(file, name);
    return new ResponseColumns(target, classes, null, offset, exposure);
  }

  private Levels levels(Map<?, ?> object, String column) {
    Column.Type kind = oneOf(Column.Type.values(), text(object, "kind"), "kind");
    if (object.get("buckets") != null) {
      double buckets = number(object, "buckets");
      if (buckets < 1 || buckets > Levels.MOST || buckets != Math.rint(buckets)) {
        throw notAModel("\"buckets\" of " + column + " is no number of buckets");
      }
      return Levels.hashed(column, (int) buckets);
    }
    try {
      return new Levels(column, kind, texts(object, "levels", column));
    } catch (IllegalArgumentException e) {
      throw notAModel(String.valueOf(e.getMessage()));
    }
  }

  private List<String> texts(Map<?, ?> object, String name, String of) {
    if (!(object.get(name) instanceof List<?> list)
        || !list.stream().allMatch(String.class::isInstance)) {
      throw notAModel("\"" + name + "\" of " + of + " is not there, or not a list of texts");
    }
    return list.stream().map(String.class::cast).toList();
  }

  private List<Map<?, ?>> objects(Map<?, ?> from, String name, String one) {
    List<Map<?, ?>> objects = new ArrayList<>();
    if (!(from.get(name) instanceof List<?> list)) {
      throw notAModel("it has no list of " + name);
    }
    for (Object element : list) {
      if (!(element instanceof Map<?, ?> object)) {
        throw notAModel(one + " is not an object");
      }
      objects.add(object);
    }
    return objects;
  }

  <E extends Enum<E>> E oneOf(E[] constants, String name, String member) {
    for (E constant : constants) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(name)) {
        return constant;
      }
    }
    throw notAModel("its \"" + member + "\" is " + name);
  }

  String text(Map<?, ?> from, String name) {
    if (from.get(name) instanceof String text) {
      return text;
    }
    throw notAModel("\"" + name + "\" is not there, or not text");
  }

  double number(Map<?, ?> from, String name) {
    return number(from.get(name), name);
  }

  double number(@Nullable Object value, String name) {
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw notAModel("\"" + name + "\" is not there, or not a finite number");
  }

  private double[] numbers(Map<?, ?> from, String name, int count) {
    if (!(from.get(name) instanceof List<?> list) || list.size() != count) {
      throw notAModel("\"" + name + "\" is not there, or not a list of " + count + " numbers");
    }
    return list.stream().mapToDouble(value -> number(value, name)).toArray();
  }

  UnusableDataException notAModel(String why) {
    return JsonFile.MODEL.isNone(path, why);
  }
}
