package glissade.cli;

import glissade.features.Category;
import glissade.features.Derivation;
import glissade.features.FeatureMap;
import glissade.formula.Factor;
import glissade.formula.Formula;
import glissade.formula.Term;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is to be said of columns of categories and of the classes of the target. */
final class CategoryText {

  /** No more classes are named each. */
  private static final int NAMED = 5;

  private CategoryText() {}

  /** Sentences, each after a blank; none where there are neither. */
  static String of(TrainingData data) {
    return classes(data) + categories(data.map().categories()) + computed(data.map());
  }

  /** What is to be said of features that a formula computes; empty where there are none. */
  private static String computed(FeatureMap map) {
    Derivation derivation = map.derivation();
    if (derivation == null) {
      return "";
    }
    StringBuilder text = new StringBuilder(" Formula: ").append(derivation.formula());
    text.append(", which makes ").append(Prose.count(map.features().size(), "feature"));
    List<String> others = new ArrayList<>();
    for (Levels levels : derivation.levels()) {
      String kind = levels.isHashed() ? "bucket" : "level";
      others.add(levels.column() + " (" + Prose.count(levels.size(), kind) + ")");
    }
    text.append(others.isEmpty() ? "." : ", and looks up " + Prose.list(others) + ".");
    for (Factor factor : factors(derivation)) {
      if (factor instanceof Factor.Levels levels && levels.sum()) {
        text.append(" The levels of ").append(levels.of().text());
        text.append(" are compared with the mean of all, the last one left out.");
      }
    }
    return text.toString();
  }

  private static Set<Factor> factors(Derivation derivation) {
    Set<Factor> factors = new LinkedHashSet<>();
    for (Term term : Formula.parse(derivation.formula()).terms()) {
      factors.addAll(term.factors());
    }
    return factors;
  }

  private static String classes(TrainingData data) {
    LevelCounts found = data.classes();
    if (found == null) {
      return "";
    }
    List<String> values = found.levels().values();
    String target = data.map().target();
    if (values.size() == 2) {
      return " "
          + Numbers.count(found.counts().get(1))
          + " rows have "
          + target
          + " = "
          + values.get(1)
          + ", which counts as 1, and "
          + Numbers.count(found.counts().get(0))
          + " have "
          + values.get(0)
          + ".";
    }
    return values.size() <= NAMED
        ? " The classes of " + target + " are " + String.join(", ", values) + "."
        : " " + target + " has " + Numbers.count(values.size()) + " classes.";
  }

  /** How many levels each has; empty where there are none. */
  static String categories(List<Category> categories) {
    if (categories.isEmpty()) {
      return "";
    }
    List<String> names = new ArrayList<>();
    boolean referenced = false;
    for (Category category : categories) {
      int levels = category.levels().size();
      String kind = category.levels().isHashed() ? "bucket" : "level";
      String name = category.column() + " (" + Prose.count(levels, kind);
      if (category.referenced() && levels > 0) {
        referenced = true;
        name += ", compared with " + category.levels().values().get(0);
      }
      names.add(name + ")");
    }
    return (names.size() == 1 ? " Category: " : " Categories: ")
        + String.join(", ", names)
        + (referenced ? "." : "; every level has a weight.");
  }
}
