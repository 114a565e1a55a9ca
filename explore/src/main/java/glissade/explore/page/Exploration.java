package glissade.explore.page;

import glissade.descent.Descent;
import glissade.descent.StopRule;
import glissade.descent.Verdict;
import glissade.explore.Subject;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.forecast.Forecast;
import glissade.loss.Loss;
import glissade.loss.LossCatalogue;
import glissade.loss.SquaredLoss;
import glissade.model.CompressedPlan;
import glissade.model.Plan;
import glissade.model.RowsPlan;
import glissade.model.Trainer;
import glissade.objective.Scaling;
import glissade.optimizer.Catalogue;
import glissade.report.run.History;
import glissade.report.run.Story;
import glissade.report.words.Forecasts;
import glissade.report.words.Prose;
import glissade.rows.InMemoryRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a {@link Situation}: the rows, the plan, the descent and its story. The iterates
 * are those of the engine; nothing is computed here. What was made lately is not made again.
 */
final class Exploration {

  /** As where nothing is chosen: on a triangle, and over rows. */
  private static final double TOLERANCE = 1e-12;

  private static final double ROWS_TOLERANCE = 1e-8;

  /** No page is worth waiting longer for. */
  private static final long MOST_NANOS = 3_000_000_000L;

  private static final Verdict TOO_LONG =
      new Verdict(Verdict.Meaning.BUDGET_SPENT, "no page is worth waiting longer for");

  private static final List<Object> OWN = List.of();

  private final Subject opened;
  private final Formulas formulas;
  private final Situation usual;
  private final Lately<List<Object>, Table> tables = new Lately<>(4);
  private final Lately<List<Object>, Told> runs = new Lately<>(24);

  /**
   * @param opened what the page is about, until another formula makes other rows
   */
  Exploration(Subject opened) {
    this.opened = opened;
    this.formulas = new Formulas(opened);
    this.usual = usual(opened);
  }

  /** The article's run; of somebody's own rows, one that gets somewhere. */
  private static Situation usual(Subject subject) {
    String loss = subject.trainer().loss().name();
    if (subject.isGenerated()) {
      return Situation.ARTICLE.withLoss(loss);
    }
    Situation own = Situation.ARTICLE.withOwn(true).withLoss(loss);
    boolean squared = subject.trainer().loss() instanceof SquaredLoss;
    return own.withStandardized(true)
        .withOptimizer(squared && subject.trainer().penalty().isSmooth() ? "gd" : "lbfgs")
        .withStep(OptionalDouble.empty())
        .on(subject.features().size());
  }

  /** What the page was opened with. */
  Subject opened() {
    return opened;
  }

  /** What a situation is about where the rows are one's own. */
  Subject subject(Situation situation) {
    return formulas.subject(situation);
  }

  Formulas formulas() {
    return formulas;
  }

  /** What the page begins with, and what a link leaves out. */
  Situation usual() {
    return usual;
  }

  /** The names of the features of a situation. */
  List<String> features(Situation situation) {
    if (situation.own()) {
      return subject(situation).features();
    }
    List<String> names = new ArrayList<>();
    for (int j = 1; j <= situation.recipe().features(); j++) {
      names.add("x" + j);
    }
    return names;
  }

  /** The loss of a situation; the subject's own may count classes differently. */
  Loss loss(Situation situation) {
    return situation.own() && situation.loss().equals(usual.loss())
        ? subject(situation).trainer().loss()
        : LossCatalogue.loss(situation.loss());
  }

  /** What is predicted. */
  String target(Situation situation) {
    return situation.own() ? subject(situation).target() : "y";
  }

  /** Whether the model has an intercept. */
  boolean intercept(Situation situation) {
    return !situation.own() || subject(situation).intercept();
  }

  /** What it is, before anything is chosen on the page. */
  private Trainer base(Situation situation) {
    return situation.own() ? subject(situation).trainer() : Trainer.automatic();
  }

  /** What a link or a page says, as far as it goes with the rows that there are. */
  SituationText.Reading read(String text) {
    SituationText.Reading reading = SituationText.read(text, usual);
    Situation possible = possible(reading.situation());
    List<String> notices = new ArrayList<>(reading.notices());
    if (possible.edits().isEmpty() && !reading.situation().edits().isEmpty()) {
      notices.add(
          "What was changed by hand leaves no rows, or is about columns that are not here.");
    }
    return new SituationText.Reading(possible, notices);
  }

  /** The same on columns that there are, and on some rows. */
  Situation possible(Situation situation) {
    Situation known =
        formulas.possible(
            situation.own() && opened.isGenerated() ? situation.withOwn(false) : situation);
    Situation fitting = known.on(features(known).size());
    long rows = known.own() ? subject(known).rows().count() : known.recipe().rows();
    return fitting.edits().leaveAny(rows) ? fitting : fitting.withEdits(Edits.NONE);
  }

  /** The rows of a situation. */
  Table table(Situation situation) {
    Choices.Targets targets = Choices.Targets.of(loss(situation));
    List<Object> key =
        situation.own()
            ? List.of(OWN, situation.formula(), situation.edits())
            : List.of(situation.recipe(), targets, situation.edits());
    return tables.get(key, () -> table(situation, targets));
  }

  private Table table(Situation situation, Choices.Targets targets) {
    if (situation.own()) {
      InMemoryRows rows = subject(situation).rows();
      boolean editable = Table.isEditable(rows);
      return Table.of(rows, editable ? situation.edits() : Edits.NONE, Optional.empty());
    }
    MadeUp made = new MadeUp(situation.recipe(), targets);
    return Table.of(made.rows(), situation.edits(), made.truth());
  }

  /** What comes of a situation. */
  Told tell(Situation situation) {
    Table table = table(situation);
    return runs.get(List.of(table, situation.run()), () -> told(situation, table));
  }

  private Told told(Situation situation, Table table) {
    Loss loss = loss(situation);
    try {
      check(table, loss);
      Story story = story(situation, table, plan(situation, table));
      return new Told(table, loss.name(), Optional.of(story), "");
    } catch (IllegalArgumentException | ArithmeticException | IllegalStateException e) {
      return new Told(
          table, loss.name(), Optional.empty(), sentence(String.valueOf(e.getMessage())));
    }
  }

  private static String sentence(String reason) {
    String text = Prose.capital(reason.isEmpty() ? "it cannot be done" : reason);
    return text.endsWith(".") ? text : text + ".";
  }

  private static void check(Table table, Loss loss) {
    table
        .rows()
        .inOrder(
            chunk -> {
              for (int i = 0; i < chunk.rows(); i++) {
                double target = chunk.responses().target(i);
                if (!loss.accepts(target)) {
                  throw new IllegalArgumentException(
                      "The "
                          + loss.name()
                          + " loss is for targets that are "
                          + loss.expected()
                          + ", and here is "
                          + SituationText.text(target)
                          + ". Choose another loss.");
                }
              }
            });
  }

  /** The slider of the step size. */
  StepScale stepScale(Situation situation) {
    return StepScale.of(situation, table(situation), loss(situation), intercept(situation));
  }

  /** How a situation trains, as the command line would have it. */
  Trainer trainer(Situation situation) {
    return base(situation)
        .withStandardize(
            situation.standardized() ? Trainer.Standardize.ON : Trainer.Standardize.OFF)
        .withOptimizer(Catalogue.optimizer(Choices.optimizer(situation), Choices.step(situation)))
        .withIterations(situation.iterations())
        .withTolerance(tolerance(situation))
        .withLoss(loss(situation));
  }

  /** When the gradient counts as zero. */
  double tolerance(Situation situation) {
    return isFolded(situation) ? TOLERANCE : ROWS_TOLERANCE;
  }

  /** Whether it runs on a triangle: squares with a smooth penalty. */
  boolean isFolded(Situation situation) {
    return loss(situation) instanceof SquaredLoss
        && base(situation).penalty().isSmooth()
        && !Catalogue.optimizer(situation.optimizer(), Optional.empty()).needsRows();
  }

  private Plan plan(Situation situation, Table table) {
    Trainer trainer = trainer(situation);
    if (!isFolded(situation)) {
      Plan plan = trainer.plan(table.rows(), columns -> {});
      double[] from = start(situation, plan);
      return plan instanceof RowsPlan rows && from != null ? rows.startingAt(from) : plan;
    }
    boolean wide = table.rows().features() > table.rows().count();
    CompressedPlan plan =
        wide ? trainer.compressedPlan(table.rows(), columns -> {}) : trainer.plan(table.triangle());
    double[] start = start(situation, plan);
    return start == null ? plan : plan.startingAt(start);
  }

  /** In the coordinates of the plan; null where it begins by itself. */
  private static double @Nullable [] start(Situation situation, Plan plan) {
    if (situation.start().isUsual() || !(plan.coordinates() instanceof Scaling scaling)) {
      return null;
    }
    return scaling.toDescent(situation.start().toArray());
  }

  private Story story(Situation situation, Table table, Plan plan) {
    long deadline = System.nanoTime() + MOST_NANOS;
    Descent descent = plan.start(StopRule.when(any -> System.nanoTime() - deadline > 0, TOO_LONG));
    History history = new History(plan.beginning());
    while (descent.hasNext()) {
      history.see(descent.next());
    }
    history.end(descent.outcome());
    List<String> features = features(situation);
    FeatureMap map = new FeatureMap(features, target(situation), null, Missing.FAIL, null);
    return new Story(
        plan.finish(descent.outcome(), map),
        features,
        target(situation),
        history,
        forecasts(plan),
        table.truth(),
        Optional.of(table.rows()));
  }

  /** In the coordinates of the plan and in the other ones, from the same start. */
  private static @Nullable Forecasts forecasts(Plan plan) {
    if (!(plan instanceof CompressedPlan compressed)
        || !(compressed.coordinates() instanceof Scaling scaling)) {
      return Forecasts.of(plan);
    }
    Scaling other =
        scaling.standardized()
            ? Scaling.raw(scaling.features(), scaling.intercept())
            : Scaling.standardized(compressed.objective().triangle(), scaling.intercept());
    double[] start = other.toDescent(scaling.toOriginal(plan.beginning()));
    return new Forecasts(
        compressed.forecast(),
        scaling.standardized(),
        Forecast.from(compressed.objective().in(other), start));
  }
}
