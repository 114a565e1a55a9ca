package glissade.report.run;

import glissade.forecast.Course;
import glissade.objective.CompressedLeastSquares;
import glissade.report.run.History.Iterate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The iterates of a run that was not made, from their closed form. */
public final class Foretold {

  private static final long FIRST = 50;
  private static final int LATER = 250;

  /** What explodes is followed until its loss is so many times the first. */
  private static final double GROWN = 1e12;

  private Foretold() {}

  /**
   * The first iterates, and others ever further apart, up to a last one.
   *
   * @param course what is foretold
   * @param start where it begins, exactly
   * @param last how far
   */
  public static History of(Course course, double[] start, long last) {
    CompressedLeastSquares objective = course.forecast().objective();
    List<Iterate> iterates = new ArrayList<>();
    double first = course.loss(0);
    for (long k : shown(last)) {
      double loss = course.loss(k);
      if (!(loss <= GROWN * Math.max(first, Double.MIN_NORMAL))) {
        break;
      }
      iterates.add(iterate(k, loss, k == 0 ? start : course.iterate(k), course, objective));
    }
    return History.of(iterates);
  }

  private static Iterate iterate(
      long k, double loss, double[] at, Course course, CompressedLeastSquares objective) {
    double[] gradient = new double[at.length];
    objective.valueAndGradient(at, gradient);
    double norm = 0;
    for (double derivative : gradient) {
      norm = Math.hypot(norm, derivative);
    }
    return new Iterate(k, loss, norm, course.recurrence().eta(), at, k + 1, Duration.ZERO);
  }

  private static SortedSet<Long> shown(long last) {
    SortedSet<Long> shown = new TreeSet<>();
    for (long k = 0; k <= Math.min(FIRST, last); k++) {
      shown.add(k);
    }
    for (int i = 1; i <= LATER && last > FIRST; i++) {
      shown.add(FIRST + Math.round((last - FIRST) * (double) i / LATER));
    }
    for (long k : new long[] {249, 250}) {
      if (k <= last) {
        shown.add(k);
      }
    }
    return shown;
  }
}
