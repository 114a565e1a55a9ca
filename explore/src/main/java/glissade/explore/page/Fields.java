package glissade.explore.page;

import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the controls of the page show: for each its value and what that is in words. */
final class Fields {

  private final Map<String, Object> all = new LinkedHashMap<>();

  private Fields() {}

  /** By the name of the control. */
  static Map<String, Object> of(Situation situation, StepScale scale, Formulas formulas) {
    Fields fields = new Fields();
    fields.put("rows", situation.own() ? "own" : "made-up", "");
    fields.put("formula", formulas.typed(situation), "");
    fields.put("valid", situation.draft().isEmpty() ? "on" : "off", "");
    fields.recipe(situation.recipe());
    fields.method(situation, scale);
    fields.put("at", situation.at(), "iteration " + Numbers.count(situation.at()));
    fields.put(
        "plane", situation.plane() == Situation.Plane.WEIGHTS ? "weights" : "directions", "");
    fields.put("shown", situation.shown(), "");
    fields.put("race", situation.race() ? "on" : "off", "");
    fields.put("diagnostics", situation.diagnostics() ? "on" : "off", "");
    return fields.all;
  }

  private void recipe(Recipe recipe) {
    put("d", recipe.features(), "");
    put("n", recipe.rows(), "");
    put("noise", recipe.noise(), "σ = " + Numbers.shortest(recipe.noise(), 3));
    put(
        "outliers",
        recipe.outliers(),
        Numbers.shortest(100 * recipe.outliers(), 3) + " % of the rows");
    put("collinearity", recipe.collinearity(), "ρ = " + Numbers.shortest(recipe.collinearity(), 3));
    put("unit", recipe.unit(), "");
    put("seed", recipe.seed(), "");
  }

  private void method(Situation situation, StepScale scale) {
    boolean hasStep = Choices.hasStep(situation.optimizer());
    double eta = situation.step().orElse(2 / (scale.largest() + scale.smallest()));
    String step = hasStep ? scale.words(situation.step()) : "finds its own step sizes";
    put("loss", situation.loss(), "");
    put("optimizer", situation.optimizer(), "");
    put("step-place", scale.place(eta), step, !hasStep);
    put("step", SituationText.text(situation.step()), "", !hasStep);
    boolean hasMomentum = Choices.hasMomentum(situation.optimizer());
    put(
        "momentum",
        situation.momentum().orElse(0.9),
        hasMomentum
            ? situation.momentum().isPresent()
                ? "β = " + Numbers.shortest(situation.momentum().getAsDouble(), 3)
                : "β that suits"
            : "none with this optimizer",
        !hasMomentum);
    put("standardize", situation.standardized() ? "on" : "off", "");
    put("iterations", situation.iterations(), Prose.count(situation.iterations(), "iteration"));
  }

  private void put(String name, Object value, String words) {
    put(name, value, words, false);
  }

  private void put(String name, Object value, String words, boolean disabled) {
    String text = value instanceof Double number ? SituationText.text(number) : value.toString();
    all.put(name, Map.of("value", text, "text", words, "disabled", disabled));
  }
}
