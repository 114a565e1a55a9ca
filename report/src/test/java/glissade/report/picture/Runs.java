package glissade.report.picture;

import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.optimizer.Catalogue;
import glissade.report.run.History;
import glissade.report.run.Story;
import glissade.report.run.Truth;
import glissade.report.words.Forecasts;
import glissade.rows.Rows;
import glissade.rows.SyntheticRows;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs to draw. */
final class Runs {

  private Runs() {}

  static List<String> names(int features) {
    return IntStream.rangeClosed(1, features).mapToObj(j -> "x" + j).toList();
  }

  static Optimizer optimizer(String name) {
    return Catalogue.optimizer(name, Optional.empty());
  }

  /** The article's: true weights 2, 4, 5, 9, 11 and intercept 2. */
  static Story article(Trainer trainer) {
    return of(
        trainer,
        SyntheticRows.ofTheArticle(42),
        names(5),
        Optional.of(new Truth(2, 2, 4, 5, 9, 11)));
  }

  static Story of(Trainer trainer, Rows rows) {
    return of(trainer, rows, names(rows.features()), Optional.empty());
  }

  static Story of(Trainer trainer, Rows rows, List<String> names, Optional<Truth> truth) {
    Plan plan = trainer.plan(rows, columns -> {});
    History history = new History(plan.beginning());
    Descent descent = plan.start();
    descent.forEachRemaining(history::see);
    history.end(descent.outcome());
    return new Story(
        plan.finish(descent.outcome(), new FeatureMap(names, "y", null, Missing.FAIL, null)),
        names,
        "y",
        history,
        Forecasts.of(plan),
        truth,
        Optional.of(rows));
  }
}
