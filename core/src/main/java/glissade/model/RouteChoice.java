package glissade.model;

import glissade.compress.Spectrum;
import glissade.table.Remedy;
import java.util.Locale;
import java.util.Optional;

/**
 * Which route, and why.
 *
 * @param route the one taken
 * @param reason a clause for people
 */
public record RouteChoice(Route route, String reason) {

  /**
   * More columns are not folded: that would cost more than the few hundred passes that conjugate
   * gradient seldom needs, and over 32 MB a triangle.
   */
  public static final int TRIANGLE_FEATURES = 2_000;

  /** More rows than this are not a dual: their triangle would be as large. */
  public static final int DUAL_ROWS = 4_000;

  /**
   * What folding a column adds, in passes over the rows in memory: 2(d + 2)² operations a row at 22
   * GFLOP/s against 8(d + 1) bytes at 14 GB/s, for each core, as measured.
   */
  private static final double PASSES_A_COLUMN = 0.16;

  /** The part of the heap that rows may take. */
  private static final double PART_OF_HEAP = 0.5;

  /**
   * The route for n rows of d features: the triangle up to {@value #TRIANGLE_FEATURES} of them; the
   * dual where rows are fewer than columns and at most {@value #DUAL_ROWS}, and columns too many to
   * name each that is aliased; otherwise the rows themselves, in memory if half of the heap holds
   * them.
   *
   * @param asked the route to take whatever these say, if any
   * @param features d
   * @param held how many values are held of a row's features
   * @param rows n, or some more
   * @param heap the bytes the JVM may use
   */
  static RouteChoice of(Optional<Route> asked, int features, int held, long rows, long heap) {
    double bytes = 8.0 * rows * (held + 1.0);
    boolean fits = bytes <= PART_OF_HEAP * heap;
    if (asked.isPresent()) {
      return new RouteChoice(asked.get(), "as asked");
    }
    if (features > rows && features > Spectrum.FULL && rows <= DUAL_ROWS && fits) {
      return new RouteChoice(
          Route.DUAL,
          String.format(
              Locale.ROOT,
              "there are fewer rows (%,d) than columns (%,d), and descent never leaves their span",
              rows,
              features));
    }
    if (features <= TRIANGLE_FEATURES) {
      long passes = Math.max(1, Math.round(PASSES_A_COLUMN * features));
      return new RouteChoice(
          Route.TRIANGLE,
          passes == 1
              ? "folding costs no more than one pass over them"
              : "folding costs about as much as " + passes + " passes over them");
    }
    return keptOrRead(
        String.format(
            Locale.ROOT,
            "over %,d columns, folding costs more than the passes it saves",
            TRIANGLE_FEATURES),
        bytes,
        heap);
  }

  /**
   * The route of squared loss with a penalty: the triangle, which holds a ridge as rows of its own,
   * up to {@value #TRIANGLE_FEATURES} features, if there are no more of them than rows or few;
   * otherwise the rows.
   */
  static RouteChoice penalized(
      Optional<Route> asked, int features, int held, long rows, long heap) {
    RouteChoice plain = of(asked, features, held, rows, heap);
    if (plain.route() != Route.DUAL) {
      return plain;
    }
    if (asked.isPresent()) {
      throw new ImpossibleChoiceException(
          "The dual is for least squares without a penalty.", Remedy.OTHER_ROUTE, "memory");
    }
    return keptOrRead(
        "there are more columns than rows, and a triangle would be larger than they are",
        8.0 * rows * (held + 1.0),
        heap);
  }

  /**
   * The route where no triangle holds the loss: the rows themselves, in memory if half of the heap
   * holds them.
   *
   * @param loss its name, for the reason
   * @param held how many values are held of a row's features
   */
  static RouteChoice overRows(Optional<Route> asked, String loss, int held, long rows, long heap) {
    if (asked.isPresent()) {
      return new RouteChoice(asked.get(), "as asked");
    }
    double bytes = 8.0 * rows * (held + 1.0);
    return keptOrRead("no triangle holds the " + loss + " loss", bytes, heap);
  }

  /**
   * The route for an optimizer that goes row by row: the rows themselves, in memory if half of the
   * heap holds them.
   *
   * @param optimizer its title, for the reason
   * @param held how many values are held of a row's features
   */
  static RouteChoice forSingleRows(
      Optional<Route> asked, String optimizer, int held, long rows, long heap) {
    if (asked.isPresent()) {
      return new RouteChoice(asked.get(), "as asked");
    }
    return keptOrRead(optimizer + " goes row by row", 8.0 * rows * (held + 1.0), heap);
  }

  private static RouteChoice keptOrRead(String why, double bytes, long heap) {
    String size = size(bytes) + " of rows ";
    return bytes <= PART_OF_HEAP * heap
        ? new RouteChoice(
            Route.MEMORY,
            why
                + ", and "
                + size
                + "fit in half of the memory that Java may use, "
                + size((double) heap))
        : new RouteChoice(
            Route.REREAD,
            why
                + ", and "
                + size
                + "are more than half of the memory that Java may use, "
                + size((double) heap));
  }

  private static String size(double bytes) {
    if (bytes < 1e6) {
      return String.format(Locale.ROOT, "%.0f kB", Math.max(1, bytes / 1e3));
    }
    return bytes < 1e9
        ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
