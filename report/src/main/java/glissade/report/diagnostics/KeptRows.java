package glissade.report.diagnostics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows that come first in some order, as many as asked for, of rows added in parts. */
final class KeptRows implements Serializable {

  /** By which rows are kept. */
  enum Order {
    /** A hash of what stands in them: rows chosen as if by lot, the same ones every time. */
    LOT,
    /** The largest standardised residual, of either sign. */
    DEVIATION,
    /** The largest leverage. */
    LEVERAGE,
    /** The largest distance of Cook's. */
    PULL;

    /** Of equal ones the earlier row comes first. */
    private Comparator<MeasuredRow> comparator() {
      Comparator<MeasuredRow> first =
          switch (this) {
            case LOT -> Comparator.comparingLong(MeasuredRow::hash);
            case DEVIATION -> Comparator.comparingDouble(row -> -Math.abs(row.deviation()));
            case LEVERAGE -> Comparator.comparingDouble(row -> -row.leverage());
            case PULL -> Comparator.comparingDouble(row -> -row.pull());
          };
      return first.thenComparingLong(MeasuredRow::place);
    }
  }

  private final Order order;
  private final int most;
  private final List<MeasuredRow> rows = new ArrayList<>();

  KeptRows(Order order, int most) {
    this.order = order;
    this.most = most;
  }

  void add(MeasuredRow row) {
    rows.add(row);
    if (rows.size() >= 2 * most + 64) {
      cut();
    }
  }

  /**
   * @param before how many rows were read before those of {@code later}
   */
  void merge(KeptRows later, long before) {
    later.rows.forEach(row -> rows.add(row.after(before)));
    cut();
  }

  private void cut() {
    rows.sort(order.comparator());
    if (rows.size() > most) {
      rows.subList(most, rows.size()).clear();
    }
  }

  /** Those that come first, in their order. */
  List<MeasuredRow> first() {
    cut();
    return List.copyOf(rows);
  }
}
