package glissade.report.diagnostics;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    private int compare(MeasuredRow a, MeasuredRow b) {
      int first =
          switch (this) {
            case LOT -> Long.compare(a.hash(), b.hash());
            case DEVIATION -> Double.compare(Math.abs(b.deviation()), Math.abs(a.deviation()));
            case LEVERAGE -> Double.compare(b.leverage(), a.leverage());
            case PULL -> Double.compare(b.pull(), a.pull());
          };
      return first != 0 ? first : Long.compare(a.place(), b.place());
    }
  }

  private final Order order;
  private final int most;
  private final List<MeasuredRow> rows = new ArrayList<>();

  /** The last of as many as are kept, when that was last known. */
  private @Nullable MeasuredRow last;

  KeptRows(Order order, int most) {
    this.order = order;
    this.most = most;
  }

  void add(MeasuredRow row) {
    if (last != null && order.compare(row, last) > 0) {
      return;
    }
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
    rows.sort(order::compare);
    if (rows.size() > most) {
      rows.subList(most, rows.size()).clear();
    }
    last = rows.size() == most ? rows.get(most - 1) : null;
  }

  /** Those that come first, in their order. */
  List<MeasuredRow> first() {
    cut();
    return List.copyOf(rows);
  }
}
