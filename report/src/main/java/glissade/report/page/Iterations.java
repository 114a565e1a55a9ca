package glissade.report.page;

import glissade.model.Fit;
import glissade.report.markup.Element;
import glissade.report.picture.DataTable;
import glissade.report.run.History;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The iterations that the article prints: the first twelve, and where 250 updates led. */
public final class Iterations {

  private static final int FIRST = 12;

  /** The article's other iterations: the ones that make it 250 and 1,000 updates. */
  private static final List<Long> LATER = List.of(249L, 999L);

  private static final long STATE = 250;
  private static final int MOST_WEIGHTS = 6;
  private static final int DIGITS = 6;

  private final Story story;
  private final History history;
  private final List<Iterate> made;

  public Iterations(Story story) {
    this.story = story;
    this.history = story.history();
    this.made = story.made();
  }

  /**
   * As the article prints them: the loss, its gradient and the step of update k before it, the
   * weights after it. Each row has its {@code data-k}.
   */
  public DataTable table() {
    List<DataTable.Row> rows = new ArrayList<>();
    for (long k = 0; k < FIRST; k++) {
      row(k).ifPresent(rows::add);
    }
    for (long k : LATER) {
      row(k).ifPresent(rows::add);
    }
    return new DataTable(head(), rows);
  }

  private Optional<DataTable.Row> row(long k) {
    Optional<Iterate> before = at(k);
    Optional<Iterate> after = at(k + 1);
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    double[] weights = shown(after.get());
    double[] cells = new double[3 + weights.length];
    cells[0] = before.get().loss();
    cells[1] = before.get().gradientNorm();
    cells[2] = before.get().stepSize();
    System.arraycopy(weights, 0, cells, 3, weights.length);
    return Optional.of(DataTable.Row.of(k, cells));
  }

  private Optional<Iterate> at(long k) {
    return made.stream().filter(iterate -> iterate.iteration() == k).findFirst();
  }

  /** The intercept, if there is one, and the first weights, in original units. */
  private double[] shown(Iterate iterate) {
    double[] original = story.plan().coordinates().toOriginal(iterate.at());
    int first = story.plan().coordinates().intercept() ? 0 : 1;
    double[] shown = new double[Math.min(MOST_WEIGHTS, story.features().size()) + 1 - first];
    System.arraycopy(original, first, shown, 0, shown.length);
    return shown;
  }

  private List<String> head() {
    List<String> head = new ArrayList<>(List.of("k", "loss before", "‖∇L‖ before", "step η"));
    Fit fit = story.fit();
    String of =
        fit.isMultinomial() && fit.outcome().hasUsablePoint()
            ? " of " + fit.multinomial().classes().values().get(0)
            : "";
    if (story.plan().coordinates().intercept()) {
      head.add("intercept" + of + " after");
    }
    int shown = Math.min(MOST_WEIGHTS, story.features().size());
    for (int j = 1; j <= shown; j++) {
      head.add(story.name(j) + of + " after");
    }
    return head;
  }

  /** What the table is of. */
  String told() {
    int d = story.features().size();
    long shown = Math.min(FIRST, history.updates());
    return (history.updates() > FIRST
            ? "The first " + FIRST + " of " + Prose.count(history.updates(), "update")
            : "All of the " + Prose.count(shown, "update"))
        + ", as the article prints them: the loss before each, the weights after it, in the units of"
        + " their columns"
        + (d > MOST_WEIGHTS ? " (the first " + MOST_WEIGHTS + " of " + Numbers.count(d) + ")" : "")
        + ". ‖∇L‖ and η are those of the coordinates descended in.";
  }

  /** Where 250 updates led, or when the run was over before that. */
  Element state() {
    Optional<Iterate> there = at(STATE);
    Optional<Iterate> start = at(0);
    if (there.isEmpty()) {
      return Mathematics.paragraph(
          history.updates() < STATE
              ? "The run was over before 250 updates: it ended after "
                  + Prose.count(history.updates(), "update")
                  + "."
              : "The state after 250 updates was not kept.");
    }
    double loss = there.get().loss();
    String text =
        "After 250 updates the loss is " + Numbers.shortest(loss, DIGITS) + weights(there.get());
    if (start.isPresent() && start.get().loss() > 0 && Double.isFinite(loss)) {
      text += ": " + ratio(loss / start.get().loss()) + " of the first";
    }
    return Mathematics.paragraph(text + ".").set("data-k", STATE);
  }

  private static String ratio(double part) {
    return part < 1
        ? Numbers.shortest(100 * part, 3) + " %"
        : Numbers.shortest(part, 3) + " times that";
  }

  private String weights(Iterate iterate) {
    double[] shown = shown(iterate);
    if (story.fit().isMultinomial() || shown.length == 0) {
      return "";
    }
    List<String> told = new ArrayList<>();
    int first = story.plan().coordinates().intercept() ? 0 : 1;
    for (int j = 0; j < shown.length; j++) {
      String name = first + j == 0 ? "b" : story.name(first + j);
      told.add(name + " = " + Numbers.shortest(shown[j], DIGITS));
    }
    return " with " + Prose.list(told);
  }
}
