package glissade.cli;

import glissade.features.ColumnRoles;
import glissade.features.OtherColumns;
import glissade.features.OtherColumns.LeftOut;
import glissade.features.TargetKind;
import glissade.formula.Formula;
import glissade.table.Column;
import glissade.table.NamedColumns;
import glissade.table.NearNames;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a source that a fit is about.
 *
 * @param roles what each is to be
 * @param leftOut columns that could not be features, though nobody said which should be
 * @param numbersOnly whether there may be some among them that {@code .} in a formula stands for
 */
record ColumnChoice(ColumnRoles roles, List<LeftOut> leftOut, boolean numbersOnly) {

  private static final int MOST_LISTED = 20;

  /**
   * What a person said of columns.
   *
   * @param target what to predict
   * @param positive of two classes, the one that counts as 1; or null
   * @param formula the features; null for every column of numbers
   * @param rowWeights how much each row counts, or null
   * @param offset what is added to the scores, or null
   * @param exposure whether that is the logarithm of the column
   */
  record Asked(
      String target,
      @Nullable String positive,
      @Nullable Formula formula,
      @Nullable String rowWeights,
      @Nullable String offset,
      boolean exposure) {

    String offsetRole() {
      return exposure ? "column of exposures" : "column of offsets";
    }

    /** The columns that are something else than features. */
    List<String> taken() {
      return Stream.of(target, rowWeights, offset).filter(Objects::nonNull).toList();
    }
  }

  /**
   * Finds the columns asked for, and all of numbers as features where none were.
   *
   * @param kind what the loss takes the target for
   * @throws UnusableDataException if one is not there or does not hold what it should
   */
  static ColumnChoice of(NamedColumns source, Asked asked, TargetKind kind) {
    target(source, asked.target(), kind);
    @Nullable String rowWeights = asked.rowWeights();
    if (rowWeights != null) {
      numeric(source, rowWeights, "column of row weights");
      refuseTwice(rowWeights, asked.target(), "the target and the row weights");
    }
    @Nullable String offset = asked.offset();
    if (offset != null) {
      numeric(source, offset, asked.offsetRole());
      refuseTwice(offset, asked.target(), "the target and the " + asked.offsetRole());
      refuseTwice(offset, rowWeights, "the row weights and the " + asked.offsetRole());
    }
    Formula formula = asked.formula();
    return formula == null ? everyOther(source, asked) : named(source, asked, formula);
  }

  private static void refuseTwice(String name, @Nullable String other, String roles) {
    if (name.equals(other)) {
      throw new UsageException("Column " + name + " cannot be both " + roles + ".");
    }
  }

  private static void target(NamedColumns source, String name, TargetKind kind) {
    if (kind == TargetKind.NUMBER || find(source, name, "target").type() != Column.Type.TEXT) {
      numeric(source, name, "target");
    } else {
      source.rejectBadCells(List.of(name));
    }
  }

  private static ColumnChoice named(NamedColumns source, Asked asked, Formula formula) {
    for (String feature : formula.columns()) {
      if (feature.equals(asked.target())) {
        throw new UsageException(
            "Column " + feature + " is the target, so it cannot be a feature too. Leave it out.");
      }
      refuseTwice(feature, asked.offset(), "a feature and the " + asked.offsetRole());
      find(source, feature, "feature");
    }
    List<LeftOut> leftOut = List.of();
    Formula resolved = formula;
    if (formula.unresolved() != null) {
      OtherColumns others = OtherColumns.of(source, formula, asked.taken());
      rejectBadCells(source, others.leftOut());
      leftOut = others.leftOut();
      resolved = formula.resolve(others.taken());
    }
    ColumnRoles roles = roles(asked, List.of(), List.of()).withFeatures(resolved, source);
    roles.numbers().forEach(feature -> numeric(source, feature, "feature"));
    roles.categories().forEach(feature -> category(source, find(source, feature, "feature")));
    return new ColumnChoice(roles, leftOut, false);
  }

  /** Which columns were left out, and why: a sentence after a blank; empty if none were. */
  String leftOutText() {
    if (leftOut.isEmpty()) {
      return "";
    }
    List<String> names = new ArrayList<>();
    leftOut.forEach(each -> names.add(each.column().name() + " (" + each.why() + ")"));
    return " Left out: "
        + String.join(", ", names)
        + (numbersOnly ? ". Of text, --features . takes what has few levels." : ".");
  }

  private static void rejectBadCells(NamedColumns source, List<LeftOut> columns) {
    source.rejectBadCells(columns.stream().map(each -> each.column().name()).toList());
  }

  private static void category(NamedColumns source, Column column) {
    if (column.type() == Column.Type.TEXT) {
      source.rejectBadCells(List.of(column.name()));
    } else if (!column.isNumeric()) {
      throw new UnusableDataException(
          "The feature C("
              + column.name()
              + ") of "
              + source.name()
              + " holds "
              + holds(column)
              + ", which has no levels. Make text or whole numbers of it with --query.");
    }
  }

  private static ColumnRoles roles(Asked asked, List<String> numbers, List<String> categories) {
    return new ColumnRoles(
        numbers,
        categories,
        asked.target(),
        asked.positive(),
        asked.rowWeights(),
        asked.offset(),
        asked.exposure());
  }

  private static ColumnChoice everyOther(NamedColumns source, Asked asked) {
    List<String> features = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (Column column : source.columns()) {
      if (asked.taken().contains(column.name())) {
        continue;
      }
      if (column.isNumeric()) {
        features.add(column.name());
      } else {
        leftOut.add(new LeftOut(column, holds(column)));
      }
    }
    rejectBadCells(source, leftOut);
    boolean text =
        source instanceof TableSource
            && leftOut.stream().anyMatch(each -> each.column().type() == Column.Type.TEXT);
    return new ColumnChoice(roles(asked, features, List.of()), leftOut, text);
  }

  /**
   * Checks that a column is there and holds numbers.
   *
   * @param role what it is to be, for the complaint
   * @throws UnusableDataException if not
   */
  static void numeric(NamedColumns source, String name, String role) {
    Column column = find(source, name, role);
    if (column.isNumeric()) {
      return;
    }
    source.rejectBadCells(List.of(name));
    throw new UnusableDataException(
        "The "
            + role
            + " "
            + name
            + " of "
            + source.name()
            + " holds "
            + holds(column)
            + " ("
            + column.sourceType()
            + "), and a linear model needs numbers. Choose another column, or make numbers of it"
            + " with --query."
            + (role.equals("target") && column.type() == Column.Type.TEXT
                ? " If its values are classes, choose --loss logistic for two of them, or --loss"
                    + " softmax for more."
                : ""));
  }

  /**
   * Finds a column.
   *
   * @param role what it is to be, for the complaint
   * @throws UnusableDataException if it is not there
   */
  static Column find(NamedColumns source, String name, String role) {
    List<String> names = new ArrayList<>();
    for (Column column : source.columns()) {
      if (column.name().equals(name)) {
        return column;
      }
      names.add(column.name());
    }
    throw new UnusableDataException(
        "The "
            + role
            + " "
            + name
            + " is not a column of "
            + source.name()
            + "."
            + suggestion(name, names));
  }

  /** What the cells of a column hold, in a word. */
  static String holds(Column column) {
    return switch (column.type()) {
      case NUMBER -> "numbers";
      case INTEGER -> "integers";
      case BOOLEAN -> "true or false";
      case TEXT -> "text";
      case TIME -> column.sourceType().toLowerCase(Locale.ROOT);
      case OTHER -> column.sourceType().toLowerCase(Locale.ROOT);
    };
  }

  /** What to say when no target was named. */
  static String withoutTarget(NamedColumns source) {
    StringBuilder text =
        new StringBuilder(
            "Which column is to be predicted? Name it with --target. The columns of ");
    text.append(source.name()).append(" are:");
    TextTable table = new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT);
    for (Column column : source.columns()) {
      table.row(column.name(), holds(column));
    }
    for (String line : table.lines("  ")) {
      text.append('\n').append(line);
    }
    return text.append('\n').toString();
  }

  /** To follow the complaint: the near names, or all of them where none is near. */
  private static String suggestion(String name, List<String> known) {
    List<String> near = NearNames.near(name, known);
    if (!near.isEmpty()) {
      return " Did you mean " + String.join(" or ", near) + "?";
    }
    if (known.isEmpty()) {
      return "";
    }
    List<String> listed = known.subList(0, Math.min(MOST_LISTED, known.size()));
    int more = known.size() - listed.size();
    return " The columns are: "
        + String.join(", ", listed)
        + (more > 0 ? ", and " + more + " more." : ".");
  }
}
