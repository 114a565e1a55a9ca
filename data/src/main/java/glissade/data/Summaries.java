package glissade.data;

import glissade.table.Column;
import glissade.table.ColumnSummary;
import glissade.table.ColumnSummary.BadCell;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one read says about every column. */
final class Summaries {

  /** DuckDB's approximate count may be a quarter off; up to here, counting costs little memory. */
  private static final long COUNTED_EXACTLY = 100_000;

  private final Engine engine;
  private final Relation relation;
  private final DoubleConsumer told;

  /**
   * @param told gets the share of the work that is done, from 0 to 1: half of it is each reading
   */
  Summaries(Engine engine, Relation relation, DoubleConsumer told) {
    this.engine = engine;
    this.relation = relation;
    this.told = told;
  }

  /** One a column, in their order. */
  List<ColumnSummary> ofAllColumns() throws SQLException {
    List<Cells> cells = relation.cells();
    String facts = cells.stream().map(Facts::sql).collect(Collectors.joining(", "));
    return engine.querySingle(
        "SELECT count(*), " + facts + " FROM " + relation.from(),
        this::summaries,
        share -> told.accept(share / 2));
  }

  private List<ColumnSummary> summaries(ResultSet row) throws SQLException {
    List<Facts> facts = new ArrayList<>();
    for (int i = 0; i < relation.cells().size(); i++) {
      facts.add(Facts.read(row, 2 + i * Facts.FIELDS));
    }
    List<Long> distinct = distinct(facts);
    List<ColumnSummary> summaries = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      summaries.add(
          summary(relation.cells().get(i), row.getLong(1), facts.get(i), distinct.get(i)));
    }
    return summaries;
  }

  private ColumnSummary summary(Cells cells, long rows, Facts facts, long distinct)
      throws SQLException {
    Column column = cells.column();
    long missing = rows - facts.present() - (column.isNumeric() ? facts.bad() : 0);
    List<@Nullable Double> moments =
        ColumnSummary.needsScaling(facts.largest())
            ? scaledMoments(cells, facts.largest())
            : Arrays.asList(facts.mean(), facts.deviation());
    return new ColumnSummary(
        column,
        rows,
        missing,
        distinct,
        ColumnSummary.plain(facts.min(), column),
        ColumnSummary.plain(facts.max(), column),
        moments.get(0),
        moments.get(1),
        badCell(cells, facts));
  }

  private @Nullable BadCell badCell(Cells cells, Facts facts) {
    boolean mistakes =
        cells.column().isNumeric()
            ? facts.bad() > 0
            : BadCell.areMistakes(facts.bad(), facts.present());
    return mistakes ? new BadCells(engine, relation).first(cells) : null;
  }

  /** The numbers divided by the largest, so that their squares stay doubles. */
  private List<@Nullable Double> scaledMoments(Cells cells, double largest) throws SQLException {
    String sql =
        "SELECT favg(x) * %1$s, stddev_pop(x) * %1$s FROM (SELECT %2$s / %1$s AS x FROM %3$s) WHERE isfinite(x)"
            .formatted("CAST('" + largest + "' AS DOUBLE)", cells.asNumberIfAny(), relation.from());
    return engine.querySingle(sql, Facts::moments);
  }

  private List<Long> distinct(List<Facts> facts) throws SQLException {
    if (facts.stream().noneMatch(Summaries::isCountable)) {
      return facts.stream().map(Summaries::estimate).toList();
    }
    List<String> counts = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      Cells cells = relation.cells().get(i);
      counts.add(
          isCountable(facts.get(i))
              ? "count(DISTINCT %s) FILTER (%s)".formatted(Facts.value(cells), Facts.present(cells))
              : Long.toString(estimate(facts.get(i))));
    }
    return engine.querySingle(
        "SELECT " + String.join(", ", counts) + " FROM " + relation.from(),
        row -> {
          List<Long> distinct = new ArrayList<>();
          for (int i = 1; i <= facts.size(); i++) {
            distinct.add(row.getLong(i));
          }
          return distinct;
        },
        share -> told.accept((1 + share) / 2));
  }

  private static boolean isCountable(Facts facts) {
    return facts.distinct() <= COUNTED_EXACTLY;
  }

  private static long estimate(Facts facts) {
    return Math.min(facts.distinct(), facts.present());
  }
}
