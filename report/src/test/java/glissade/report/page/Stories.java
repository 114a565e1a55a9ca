package glissade.report.page;

import glissade.descent.Descent;
import glissade.descent.StopRule;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.features.ResponseColumns;
import glissade.model.Fit;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.report.run.Account;
import glissade.report.run.History;
import glissade.report.run.Provenance;
import glissade.report.run.Story;
import glissade.report.words.Forecasts;
import glissade.report.words.Verdict;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import glissade.table.Column;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs to tell of. */
final class Stories {

  private Stories() {}

  /** Rows of normal columns with targets made of them and of a number that nobody knows. */
  static Rows rows(int count, int features, ToDoubleBiFunction<double[], Double> target) {
    Random random = new Random(7);
    double[][] x = new double[count][features];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < features; j++) {
        x[i][j] = random.nextGaussian() * (j + 1) + j;
      }
      y[i] = target.applyAsDouble(x[i], random.nextGaussian());
    }
    return InMemoryRows.of(x, y);
  }

  /** A plane with noise. */
  static Rows plane(int count, int features) {
    return rows(count, features, (x, noise) -> 3 + 2 * x[0] - x[x.length - 1] + noise);
  }

  static List<String> names(int features) {
    return IntStream.rangeClosed(1, features).mapToObj(j -> "x" + j).toList();
  }

  static Story of(Trainer trainer, Rows rows) {
    return of(trainer, rows, names(rows.features()), "y", null);
  }

  static Story of(
      Trainer trainer, Rows rows, List<String> names, String target, @Nullable Levels classes) {
    Plan plan = trainer.plan(rows, columns -> {});
    History history = new History(plan.beginning());
    Descent descent = plan.start(StopRule.budget(2_000));
    descent.forEachRemaining(history::see);
    history.end(descent.outcome());
    ResponseColumns response = new ResponseColumns(target, classes, null, null, false);
    FeatureMap map = new FeatureMap(names, List.of(), response, Missing.FAIL, null);
    Fit fit = plan.finish(descent.outcome(), map);
    return new Story(
        fit, names, target, history, Forecasts.of(plan), Optional.empty(), Optional.of(rows));
  }

  static Levels classes(String... names) {
    return new Levels("y", Column.Type.TEXT, List.of(names));
  }

  static Account account(Story story) {
    return new Account(
        Verdict.of(story.fit(), story.forecasts(), story.features()),
        Account.Tone.of(story.fit().outcome()),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  static Provenance provenance() {
    return new Provenance("glissade fit rows.csv --target y", "", new ArrayList<>());
  }

  static String html(Story story) {
    return new FitDocument("y by rows.csv", story, account(story), provenance()).html();
  }
}
