package glissade.export;

import glissade.model.LinearModel;
import glissade.model.Model;
import glissade.model.MultinomialModel;
import glissade.table.Column;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model answers, from what its expressions mean and its link. */
final class Expected {

  private Expected() {}

  static List<Exports.Answer> answers(Exports exports) {
    List<Exports.Answer> answers = new ArrayList<>();
    for (int i = 0; i < exports.cells().rows(); i++) {
      double[] scores = scores(exports, i);
      answers.add(
          exports.model() instanceof LinearModel linear
              ? ofOne(linear, scores[0])
              : ofSeveral((MultinomialModel) exports.model(), scores));
    }
    return answers;
  }

  private static double[] scores(Exports exports, int row) {
    PlainEvaluation evaluation = new PlainEvaluation(exports.cells(), exports.columns(), row);
    double[] sums = exports.scores().intercepts().stream().mapToDouble(each -> each).toArray();
    for (Scores.Feature feature : exports.scores().features()) {
      double value = evaluation.of(feature.expression());
      for (int k = 0; k < sums.length; k++) {
        sums[k] += feature.weights().get(k) * value;
      }
    }
    return sums;
  }

  private static Exports.Answer ofOne(LinearModel model, double score) {
    if (Double.isNaN(score)) {
      return missing(model);
    }
    double mean = model.loss().link().mean(score);
    Levels classes = model.featureMap().classes();
    if (classes == null) {
      return new Exports.Answer(List.of(mean));
    }
    boolean hasMargin = model.answers().contains("score");
    return new Exports.Answer(
        List.of(value(classes, LinearModel.classOf(score)), hasMargin ? score : mean));
  }

  private static Exports.Answer ofSeveral(MultinomialModel model, double[] scores) {
    if (Double.isNaN(scores[0])) {
      return missing(model);
    }
    int highest = 0;
    double[][] columns = new double[scores.length][];
    for (int k = 0; k < scores.length; k++) {
      highest = scores[k] > scores[highest] ? k : highest;
      columns[k] = new double[] {scores[k]};
    }
    MultinomialModel.toProbabilities(columns, 1);
    List<@Nullable Object> values = new ArrayList<>(List.of(value(model.classes(), highest)));
    for (double[] column : columns) {
      values.add(column[0]);
    }
    return new Exports.Answer(values);
  }

  private static Object value(Levels classes, int k) {
    String value = classes.values().get(k);
    return classes.kind() == Column.Type.TEXT ? value : Double.valueOf(value);
  }

  private static Exports.Answer missing(Model model) {
    List<@Nullable Object> nothing = new ArrayList<>();
    model.answers().forEach(name -> nothing.add(null));
    return new Exports.Answer(nothing);
  }
}
