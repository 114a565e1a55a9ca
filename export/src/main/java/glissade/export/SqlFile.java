package glissade.export;

import glissade.formula.Expression;
import glissade.loss.Link;
import glissade.model.LinearModel;
import glissade.model.Model;
import glissade.table.Levels;
import glissade.table.UnusableDataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model as a query that DuckDB and PostgreSQL answer alike: all columns of a table {@code
 * source}, and what {@code predict} adds to them. Doubles are written so that they read back as the
 * same.
 *
 * <p>A cell that is missing (NULL or NaN) gives NULL, or the mean that the model fills in. So does
 * what {@code predict} refuses: the logarithm of a number that is not positive, a division by 0, a
 * number that is infinite. Where a sum or a product leaves the doubles, DuckDB answers NULL, and
 * PostgreSQL ends the query with an error of its own.
 */
public final class SqlFile {

  /** Without the OFFSET PostgreSQL would compute what is selected wherever its name stands. */
  private static final String COMPUTED_ONCE = "\nOFFSET 0)";

  private final Model model;
  private final Scores scores;
  private final SqlNotation notation;
  private final Translation<String> translation;

  private SqlFile(Model model, Scores scores, RawColumns columns) {
    this.model = model;
    this.scores = scores;
    this.notation = new SqlNotation(columns);
    this.translation = new Translation<>(notation);
  }

  /**
   * The query.
   *
   * @throws UnusableDataException if the model has something that SQL cannot say
   */
  public static String query(Model model) {
    return query(model, Scores.of(model), RawColumns.of(model.featureMap()));
  }

  /**
   * @param model tells of its answers alone
   */
  static String query(Model model, Scores scores, RawColumns columns) {
    return new SqlFile(model, scores, columns).query();
  }

  /**
   * Writes the query.
   *
   * @throws UnusableDataException as above, or if the file cannot be written; what was there before
   *     stays
   */
  public static void write(Path path, Model model) {
    ExportedFile.write(path, query(model).getBytes(StandardCharsets.UTF_8));
  }

  private String query() {
    List<String> lines = new ArrayList<>();
    lines.add("-- What glissade predict adds to a table. Put yours in place of source, or give it");
    lines.add("-- that name: WITH source AS (SELECT …) in front. For DuckDB and PostgreSQL.");
    lines.add("SELECT source.*,");
    lines.add(model instanceof LinearModel linear ? ofOneScore(linear) : ofSeveral());
    return String.join("\n", lines) + ";\n";
  }

  private String ofOneScore(LinearModel linear) {
    Link link = linear.loss().link();
    Levels classes = model.featureMap().classes();
    if (classes == null && link == Link.IDENTITY) {
      // DuckDB computes it once, which a subquery would take longer to say.
      String score = score(0);
      return item(SqlNotation.whereFinite(score, score), Model.PREDICTION) + "\nFROM source";
    }
    String mean = mean(link, "scored.score");
    String answers;
    if (classes == null) {
      answers = item(mean, Model.PREDICTION);
    } else {
      String label =
          "CASE WHEN scored.score >= 0 THEN %s ELSE %s END"
              .formatted(value(classes, 1), value(classes, 0));
      label = SqlNotation.whereFinite("scored.score", label);
      String second =
          link == Link.MARGIN ? SqlNotation.whereFinite("scored.score", "scored.score") : mean;
      answers = item(label, Model.PREDICTION) + ",\n" + item(second, model.answers().get(1));
    }
    return answers
        + "\nFROM source\nCROSS JOIN LATERAL (SELECT\n"
        + item(score(0), "score")
        + COMPUTED_ONCE
        + " AS scored";
  }

  private static String mean(Link link, String score) {
    return switch (link) {
      case IDENTITY -> score;
      case LOG -> SqlNotation.exponential(score);
      case LOGIT ->
          "CASE WHEN %1$s >= 0 THEN 1 / (1 + %2$s) ELSE %3$s / (1 + %3$s) END"
              .formatted(
                  score,
                  SqlNotation.exponential("(-" + score + ")"),
                  "(" + SqlNotation.exponential(score) + ")");
      case MARGIN ->
          SqlNotation.whereFinite(
              score,
              "CASE WHEN %1$s < -1 THEN 0e0::float8 WHEN %1$s > 1 THEN 1e0::float8 ELSE (1 + %1$s) / 2 END"
                  .formatted(score));
    };
  }

  /** The scores are computed once each, then compared. */
  private String ofSeveral() {
    Levels classes = classes();
    List<String> items = new ArrayList<>();
    List<String> names = new ArrayList<>();
    StringBuilder label = new StringBuilder("CASE");
    for (int k = 0; k < classes.size(); k++) {
      names.add("scored.score" + k);
      items.add(item(score(k), "score" + k));
      label.append(" WHEN %s = best.score THEN %s".formatted(names.get(k), value(classes, k)));
    }
    List<String> answers = new ArrayList<>(List.of(item(label + " END", Model.PREDICTION)));
    List<String> shares = new ArrayList<>();
    for (String name : names) {
      shares.add(SqlNotation.exponential("(" + name + " - best.score)"));
    }
    String total = String.join(" + ", shares);
    for (int k = 0; k < classes.size(); k++) {
      answers.add(item(shares.get(k) + " / total.total", model.answers().get(k + 1)));
    }
    return String.join(",\n", answers)
        + "\nFROM source\nCROSS JOIN LATERAL (SELECT\n"
        + String.join(",\n", items)
        + COMPUTED_ONCE
        + " AS scored\nCROSS JOIN LATERAL (SELECT "
        + SqlNotation.whereFinite(
            String.join(" + ", names), "greatest(" + String.join(", ", names) + ")")
        + " AS score"
        + COMPUTED_ONCE
        + " AS best\nCROSS JOIN LATERAL (SELECT "
        + total
        + " AS total"
        + COMPUTED_ONCE
        + " AS total";
  }

  private Levels classes() {
    Levels classes = model.featureMap().classes();
    if (classes == null) {
      throw new IllegalStateException("a model of several scores has classes");
    }
    return classes;
  }

  private static String value(Levels classes, int k) {
    return SqlNotation.value(classes.kind(), classes.values().get(k));
  }

  private static String item(String expression, String name) {
    return "  " + expression + " AS " + SqlNotation.name(name);
  }

  private String score(int k) {
    List<String> terms = new ArrayList<>();
    terms.add(SqlNotation.literal(scores.intercepts().get(k)));
    Map<SqlNotation.Hash, Map<Integer, Double>> hashed = new LinkedHashMap<>();
    for (Scores.Feature feature : scores.features()) {
      double weight = feature.weights().get(k);
      if (feature.expression() instanceof Expression.InBucket one) {
        // One digest a row, not one a bucket.
        hashed
            .computeIfAbsent(
                new SqlNotation.Hash(one.column(), one.buckets()), key -> new TreeMap<>())
            .put(one.bucket(), weight);
      } else {
        terms.add(SqlNotation.literal(weight) + " * " + translation.of(feature));
      }
    }
    hashed.forEach((hash, weights) -> terms.add(notation.ofBuckets(hash, weights)));
    for (Scores.LevelWeights category : scores.categories()) {
      Levels levels = category.levels();
      terms.add(notation.ofLevel(levels.column(), levels.values(), category.weights().get(k), 0));
    }
    return SqlNotation.sum(terms);
  }
}
