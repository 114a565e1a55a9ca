package glissade.export;

import glissade.features.Category;
import glissade.features.DerivedFeature;
import glissade.features.FeatureMap;
import glissade.formula.Expression;
import glissade.formula.Function;
import glissade.model.LinearModel;
import glissade.model.Model;
import glissade.model.MultinomialModel;
import glissade.table.Levels;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * The scores of a model as sums over what a row holds: sₖ = bₖ + Σⱼ wₖⱼ·φⱼ + Σ what the levels of
 * each category add, of one score or of one a class.
 *
 * @param intercepts bₖ
 * @param features the φⱼ that are numbers, an offset among them
 * @param categories the columns whose levels add something
 */
record Scores(List<Double> intercepts, List<Feature> features, List<LevelWeights> categories) {

  /**
   * @param name what messages call it
   * @param weights one a score
   */
  record Feature(String name, Expression expression, List<Double> weights) {}

  /**
   * @param weights one list a score, in it one weight a level; a level that is none of them adds 0
   */
  record LevelWeights(Levels levels, List<List<Double>> weights) {}

  /** How many there are. */
  int size() {
    return intercepts.size();
  }

  /**
   * @throws UnusableDataException if its features have no names but their numbers
   */
  static Scores of(Model model) {
    if (model.featureMap().indexed() != null) {
      throw new UnusableDataException(
          "The model's features are indices of a libsvm file, and no columns of a table: it cannot"
              + " be exported. Fit it on a table with named columns.");
    }
    if (model instanceof LinearModel linear) {
      return of(model.featureMap(), List.of(linear.intercept()), List.of(boxed(linear.weights())));
    }
    MultinomialModel several = (MultinomialModel) model;
    List<List<Double>> weights = new ArrayList<>();
    for (int k = 0; k < several.classes().size(); k++) {
      weights.add(boxed(several.weights(k)));
    }
    return of(model.featureMap(), boxed(several.intercepts()), weights);
  }

  private static List<Double> boxed(double[] values) {
    return DoubleStream.of(values).boxed().toList();
  }

  private static Scores of(FeatureMap map, List<Double> intercepts, List<List<Double>> weights) {
    List<DerivedFeature> dense = map.derived();
    if (dense.isEmpty()) {
      dense =
          map.numbers().stream()
              .map(name -> new DerivedFeature(name, new Expression.Column(name)))
              .toList();
    }
    List<Feature> features = new ArrayList<>();
    for (int j = 0; j < dense.size(); j++) {
      int feature = j;
      List<Double> ofScores = weights.stream().map(each -> each.get(feature)).toList();
      features.add(new Feature(dense.get(j).name(), dense.get(j).expression(), ofScores));
    }
    List<LevelWeights> categories = new ArrayList<>();
    int first = dense.size();
    for (Category category : map.categories()) {
      if (category.levels().isHashed()) {
        features.addAll(bucketWeights(category, first, weights));
      } else {
        categories.add(levelWeights(category, first, weights));
      }
      first += category.features();
    }
    String offset = map.response().offset();
    if (offset != null) {
      Expression column = new Expression.Column(offset);
      Expression added =
          map.response().exposure() ? new Expression.Applied(Function.LOG, column) : column;
      features.add(new Feature(offset, added, Collections.nCopies(intercepts.size(), 1.0)));
    }
    return new Scores(intercepts, features, categories);
  }

  private static List<Feature> bucketWeights(
      Category category, int first, List<List<Double>> weights) {
    Levels levels = category.levels();
    int reference = levels.size() - category.features();
    List<Feature> buckets = new ArrayList<>();
    for (int k = 0; k < category.features(); k++) {
      int feature = first + k;
      Expression in = new Expression.InBucket(levels.column(), levels.buckets(), reference + k);
      List<Double> ofScores = weights.stream().map(each -> each.get(feature)).toList();
      buckets.add(new Feature(category.name(k), in, ofScores));
    }
    return buckets;
  }

  private static LevelWeights levelWeights(
      Category category, int first, List<List<Double>> weights) {
    int reference = category.levels().size() - category.features();
    List<List<Double>> ofLevels = new ArrayList<>();
    for (List<Double> each : weights) {
      List<Double> values = new ArrayList<>(Collections.nCopies(reference, 0.0));
      values.addAll(each.subList(first, first + category.features()));
      ofLevels.add(values);
    }
    return new LevelWeights(category.levels(), ofLevels);
  }

  /**
   * @throws UnusableDataException if a column is called as an answer
   */
  static void checkNames(Set<String> columns, List<String> answers) {
    for (String answer : answers) {
      if (columns.contains(answer)) {
        throw new UnusableDataException(
            "The model reads a column called "
                + answer
                + ", and what it answers is called so too. Rename the column and fit again.");
      }
    }
  }
}
