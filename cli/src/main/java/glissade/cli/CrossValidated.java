package glissade.cli;

import glissade.evaluation.CrossValidation;
import glissade.evaluation.CrossValidation.Candidate;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What cross-validation found, as people and as programs read it, and which λ is taken.
 *
 * @param what is told of the rows held out: {@code mean squared error}
 */
record CrossValidated(Folding.Judged judged, FoldOptions.Rule rule, long seed, String what) {

  /** More lines of the table than this are thinned out. */
  private static final int MOST_SHOWN = 25;

  private CrossValidation result() {
    return judged.result();
  }

  /** The λ to fit all rows with. */
  Candidate chosen() {
    return rule == FoldOptions.Rule.MIN ? result().best() : result().withinOneStandardError();
  }

  /** What is to be known of the folds beside what they tell. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!judged.learned().isEmpty()) {
      notes.add(
          "Learned anew from the training rows of each fold: "
              + Prose.list(judged.learned())
              + ". That took "
              + Prose.count(judged.readings(), "reading")
              + " of the table"
              + (judged.readings() == 1 ? ", into memory." : "."));
    }
    List<Integer> empty = result().emptyFolds();
    if (!empty.isEmpty()) {
      notes.add(
          named(empty)
              + " no rows that count, since equal rows stay together; the error is that of the other "
              + Numbers.count(result().foldRows().size())
              + ".");
    }
    Map<List<String>, List<Integer>> lacking = new LinkedHashMap<>();
    result()
        .lackedClasses()
        .forEach(
            (fold, classes) ->
                lacking.computeIfAbsent(classes, each -> new ArrayList<>()).add(fold));
    lacking.forEach(
        (classes, folds) ->
            notes.add(
                named(folds)
                    + " no row of "
                    + Prose.list(classes)
                    + ": the loss there is told of the other class alone. Fewer --folds or another"
                    + " --seed part the rows otherwise."));
    return notes;
  }

  /** {@code Folds 2 and 5 have}. */
  private static String named(List<Integer> folds) {
    String numbers = Prose.list(folds.stream().map(String::valueOf).toList());
    return folds.size() == 1 ? "Fold " + numbers + " has" : "Folds " + numbers + " have";
  }

  /** Prints all of it. */
  void print(Console console) {
    console.verdict(verdict());
    console.line("");
    for (String line : table().lines("  ")) {
      console.line(line);
    }
    console.line("");
  }

  private String verdict() {
    Candidate best = result().best();
    String folds = "in " + Prose.count(result().foldRows().size(), "fold") + rows();
    if (result().candidates().size() == 1) {
      return "The held-out " + what + " " + folds + " is " + error(best) + ".";
    }
    Candidate simpler = result().withinOneStandardError();
    String text =
        "Of "
            + Numbers.count(result().candidates().size())
            + " λ "
            + folds
            + ", "
            + lambda(best)
            + " has the least held-out "
            + what
            + ", "
            + error(best);
    if (simpler.equals(best)) {
      return text + ", and no larger one is within one standard error of that. It is taken.";
    }
    boolean least = rule == FoldOptions.Rule.MIN;
    return text
        + "; "
        + lambda(simpler)
        + " is the largest within one standard error of that. "
        + (least
            ? "The first"
            : "The second, which is simpler and as far as these rows tell as good,")
        + " is taken; --choose "
        + (least ? "1se" : "min")
        + " takes the other.";
  }

  /** {@code of 37 to 48 rows}. */
  private String rows() {
    long least = Collections.min(result().foldRows());
    long most = Collections.max(result().foldRows());
    return " of " + (least == most ? "" : Numbers.count(least) + " to ") + Prose.count(most, "row");
  }

  private static String error(Candidate candidate) {
    return Numbers.significant(candidate.error(), 4)
        + " ± "
        + Numbers.significant(candidate.standardError(), 2);
  }

  private static String lambda(Candidate candidate) {
    return "λ = " + Numbers.significant(candidate.lambda(), 4);
  }

  private TextTable table() {
    TextTable table =
        new TextTable(
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT)
            .head("λ", "held-out", "std. error", "weights", "");
    List<Candidate> all = result().candidates();
    int step = (all.size() + MOST_SHOWN - 1) / MOST_SHOWN;
    for (int i = 0; i < all.size(); i++) {
      Candidate each = all.get(i);
      String mark = mark(each);
      if (i % step == 0 || i == all.size() - 1 || !mark.isEmpty()) {
        table.row(
            Numbers.significant(each.lambda(), 4),
            Numbers.significant(each.error(), 5),
            Numbers.significant(each.standardError(), 3),
            Numbers.count(each.nonZero()),
            mark);
      }
    }
    return table;
  }

  private String mark(Candidate each) {
    if (result().candidates().size() == 1) {
      return "";
    }
    List<String> marks = new ArrayList<>();
    if (each.equals(result().best())) {
      marks.add("least");
    }
    if (each.equals(result().withinOneStandardError())) {
      marks.add("within one standard error");
    }
    if (each.equals(chosen())) {
      marks.add("taken");
    }
    return String.join(", ", marks);
  }

  /** As one JSON object. */
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("folds", result().foldRows().size());
    object.put("foldRows", result().foldRows());
    object.put("emptyFolds", result().emptyFolds());
    object.put("lackedClasses", lacked());
    object.put("learnedInFolds", judged.learned());
    object.put("readings", judged.readings());
    object.put("seed", seed);
    object.put("of", what);
    List<@Nullable Object> path = new ArrayList<>();
    for (Candidate each : result().candidates()) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("lambda", each.lambda());
      one.put("error", each.error());
      one.put("standardError", each.standardError());
      one.put("nonZero", each.nonZero());
      one.put("byFold", each.byFold());
      path.add(one);
    }
    object.put("path", path);
    object.put("best", result().best().lambda());
    object.put("withinOneStandardError", result().withinOneStandardError().lambda());
    object.put("choose", rule == FoldOptions.Rule.MIN ? "min" : "1se");
    object.put("chosen", chosen().lambda());
    return object;
  }

  /** By the number of the fold. */
  private Map<String, @Nullable Object> lacked() {
    Map<String, @Nullable Object> lacked = new LinkedHashMap<>();
    result().lackedClasses().forEach((fold, classes) -> lacked.put("" + fold, classes));
    return lacked;
  }
}
