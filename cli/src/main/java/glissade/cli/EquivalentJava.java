package glissade.cli;

import glissade.features.Category;
import glissade.features.Derivation;
import glissade.features.FeatureMap;
import glissade.model.Plan;
import glissade.penalty.ElasticNet;
import glissade.report.words.LossTitle;
import glissade.table.Levels;
import glissade.table.Passwords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A program that fits the same, from the options that stood on the command line. */
final class EquivalentJava {

  /** More names would bury the rest. */
  private static final int MOST_NAMES = 40;

  /** What changes the fit, and has a line of its own below. */
  private static final Set<String> TOLD =
      Set.of(
          "--target",
          "--features",
          "--missing",
          "--loss",
          "--penalty",
          "--lambda",
          "--l1-ratio",
          "--penalty-scale",
          "--optimizer",
          "--step",
          "--standardize",
          "--iterations",
          "--tolerance",
          "--route",
          "--no-intercept",
          "--seed");

  /** What changes nothing about it. */
  private static final Set<String> BESIDE =
      Set.of(
          "--report",
          "--save",
          "--trace",
          "--format",
          "--quiet",
          "--threads",
          "--no-color",
          "--debug",
          "--checkpoint",
          "--live",
          "--summary",
          "--port",
          "--state",
          "--no-browser");

  private final CommandSpec spec;
  private final List<String> locations;
  private final TrainingData data;

  EquivalentJava(CommandSpec spec, List<String> locations, TrainingData data) {
    this.spec = spec;
    this.locations = locations;
    this.data = data;
  }

  /** The program; empty where the rows do not come from a table with named columns. */
  String text() {
    if (!hasNames()) {
      return "";
    }
    StringBuilder text = new StringBuilder(request());
    text.append("try (TableSource source = TableOpener.installed().open(request)) {\n");
    rows(data.map()).forEach(line -> text.append("  ").append(line).append('\n'));
    text.append("  Fit fit =\n      Trainer.automatic()\n");
    choices().forEach(choice -> text.append("          .").append(choice).append('\n'));
    text.append("          .fit(rows, rows.map());\n");
    text.append("  System.out.println(fit.outcome().status() + \", loss \" + fit.loss());\n}");
    return text.toString();
  }

  /** As much of it as leaves the rows in {@code rows}, and the source open; empty as above. */
  String untilRows() {
    return hasNames()
        ? request()
            + "TableSource source = TableOpener.installed().open(request);\n"
            + String.join("\n", rows(data.map()))
        : "";
  }

  private boolean hasNames() {
    return data.map().indexed() == null && !locations.contains("-");
  }

  /** What is asked for. */
  private String request() {
    FeatureMap map = data.map();
    List<String> others =
        new GivenOptions(spec).other(TOLD).stream().filter(name -> !BESIDE.contains(name)).toList();
    StringBuilder text = new StringBuilder();
    if (!others.isEmpty()) {
      text.append("// Not told here: ").append(String.join(", ", others)).append('\n');
    }
    text.append("SourceRequest request = new SourceRequest(")
        .append(names(locations.stream().map(Passwords::masked).toList()));
    text.append(", null, null");
    text.append(map.missingTexts().isEmpty() ? "" : ", " + names(map.missingTexts()));
    text.append(");\n");
    boolean named = map.derivation() == null;
    text.append("ColumnRoles ")
        .append(named ? "roles" : "named")
        .append(" =\n    new ColumnRoles(\n        ");
    text.append(names(named ? map.numbers() : List.of())).append(",\n        ");
    text.append(named ? categories(map) : names(List.of()));
    text.append(",\n        ").append(literal(map.target()));
    return text.append(", null, null, null, false);\n").toString();
  }

  /** Lines that make rows of the source. */
  private List<String> rows(FeatureMap map) {
    List<String> lines = new ArrayList<>();
    Derivation derivation = map.derivation();
    if (derivation != null) {
      lines.add("Formula formula = Formula.parse(" + literal(derivation.formula()) + ");");
      lines.add("ColumnRoles roles = named.withFeatures(formula, source);");
    }
    lines.add("TableRows rows =");
    lines.add("    TableRows." + made(map));
    return lines;
  }

  private static String categories(FeatureMap map) {
    return names(map.categories().stream().map(Category::column).toList());
  }

  private String made(FeatureMap map) {
    String missing = "Missing." + map.missing().name().toUpperCase(Locale.ROOT);
    String end = missing + ", ParallelFold.onAllProcessors());";
    String coding =
        "Coding.usual("
            + !data.plan().penalty().isNone()
            + ", "
            + data.plan().coordinates().intercept()
            + "), ";
    return isSoftmax()
        ? "ofClasses(source, roles, " + coding + end
        : "of(source, roles, " + loss() + ", " + coding + end;
  }

  private boolean isSoftmax() {
    return LossTitle.kind(data.plan().lossName()).equals("softmax");
  }

  private int classes() {
    Levels classes = data.map().classes();
    return classes == null ? 0 : classes.size();
  }

  private String loss() {
    return "LossCatalogue.loss(" + literal(data.plan().lossName()) + ")";
  }

  private List<String> choices() {
    Plan plan = data.plan();
    List<String> choices = new ArrayList<>();
    if (isSoftmax()) {
      choices.add("withClasses(new SoftmaxLoss(" + classes() + "))");
    } else if (!plan.lossName().equals("squared")) {
      choices.add("withLoss(" + loss() + ")");
    }
    if (!plan.penalty().isNone()) {
      choices.add("withPenalty(" + penalty(plan.penalty()) + ")");
    }
    optimizer(choices);
    given("--standardize")
        .forEach(
            text ->
                choices.add(
                    "withStandardize(Trainer.Standardize." + text.toUpperCase(Locale.ROOT) + ")"));
    given("--iterations").forEach(text -> choices.add("withIterations(" + count(text) + ")"));
    given("--tolerance").forEach(text -> choices.add("withTolerance(" + text + ")"));
    given("--route").stream()
        .filter(text -> !text.equalsIgnoreCase("auto"))
        .forEach(text -> choices.add("withRoute(Route." + text.toUpperCase(Locale.ROOT) + ")"));
    if (!plan.coordinates().intercept()) {
      choices.add("withoutIntercept()");
    }
    return choices;
  }

  private void optimizer(List<String> choices) {
    List<String> step =
        given("--step").stream().filter(text -> !text.equalsIgnoreCase("auto")).toList();
    List<String> name =
        given("--optimizer").stream().filter(text -> !text.equalsIgnoreCase("auto")).toList();
    String size = step.isEmpty() ? "" : "Catalogue.stepSize(" + literal(step.get(0)) + ")";
    if (!name.isEmpty()) {
      String with = size.isEmpty() ? "Optional.empty()" : "Optional.of(" + size + ")";
      choices.add("withOptimizer(Catalogue.optimizer(" + literal(name.get(0)) + ", " + with + "))");
    } else if (!size.isEmpty()) {
      choices.add("withOptimizer(new GradientDescent(" + size + "))");
    }
  }

  private static String penalty(ElasticNet net) {
    return "new ElasticNet("
        + net.lambda()
        + ", "
        + net.l1Ratio()
        + ", "
        + net.perDeviation()
        + ", List.of("
        + net.factors().stream().map(Object::toString).collect(Collectors.joining(", "))
        + "))";
  }

  private List<String> given(String name) {
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (option.longestName().equals(name)) {
        return option.originalStringValues();
      }
    }
    return List.of();
  }

  private static String count(String text) {
    return new BigDecimal(text.replace("_", "")).longValueExact() + "L";
  }

  private static String names(List<String> names) {
    return names.size() > MOST_NAMES
        ? "List.of(/* " + names.size() + " names */)"
        : names.stream()
            .map(EquivalentJava::literal)
            .collect(Collectors.joining(", ", "List.of(", ")"));
  }

  private static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
