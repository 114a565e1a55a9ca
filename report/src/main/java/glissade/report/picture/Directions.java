package glissade.report.picture;

import glissade.compress.Spectrum;
import glissade.forecast.Course;
import glissade.forecast.EigenDirection;
import glissade.forecast.Forecast;
import glissade.forecast.GapShare;
import glissade.report.chart.Axis;
import glissade.report.run.History.Iterate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts ½λᵢcᵢ² of a gap, measured and predicted, and which of them are worth a curve. */
final class Directions {

  private static final int MOST = 6;

  private final Forecast forecast;
  private final Optional<Course> course;
  private final List<Iterate> iterates;
  private final long last;
  private final double[] first;
  private final List<Integer> shown;

  private Directions(Theory theory, List<Iterate> iterates, long last) {
    this.forecast = theory.forecast();
    this.course = theory.course();
    this.iterates = iterates;
    this.last = last;
    this.first = new double[forecast.spectrum().curved()];
    for (GapShare share : forecast.shares()) {
      first[share.number()] = share.part() * forecast.firstGap();
    }
    this.shown = choose();
  }

  static Directions of(Theory theory, List<Iterate> iterates, long last) {
    return new Directions(theory, iterates, last);
  }

  /** Half of them those that make up most of the gap at the start, half those at the end. */
  private List<Integer> choose() {
    double[] end = atEnd();
    List<Integer> byStart = bySize(first);
    List<Integer> byEnd = bySize(end);
    Set<Integer> chosen = new LinkedHashSet<>();
    for (int i = 0; i < first.length && chosen.size() < MOST; i++) {
      chosen.add(byStart.get(i));
      if (chosen.size() < MOST) {
        chosen.add(byEnd.get(i));
      }
    }
    return chosen.stream().sorted().toList();
  }

  private double[] atEnd() {
    if (!iterates.isEmpty()) {
      return measured(iterates.get(iterates.size() - 1));
    }
    double[] end = new double[first.length];
    for (int i = 0; i < end.length; i++) {
      end[i] = predicted(i, last);
    }
    return end;
  }

  private static List<Integer> bySize(double[] parts) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -parts[i]));
    return order;
  }

  Forecast forecast() {
    return forecast;
  }

  Optional<Course> course() {
    return course;
  }

  List<Iterate> iterates() {
    return iterates;
  }

  long last() {
    return last;
  }

  /** Their numbers, the steepest first. */
  List<Integer> shown() {
    return shown;
  }

  boolean hasOthers() {
    return shown.size() < first.length;
  }

  /** ½λᵢcᵢ² of every direction at an iterate. */
  double[] measured(Iterate iterate) {
    Spectrum spectrum = forecast.spectrum();
    double[] away = iterate.at().clone();
    for (int j = 0; j < away.length; j++) {
      away[j] -= forecast.optimum()[j];
    }
    double[] error = spectrum.coordinatesOf(away);
    double[] parts = new double[first.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = spectrum.curvature(i) * error[i] * error[i] / 2;
    }
    return parts;
  }

  /** What {@link #shown} leaves of parts, together. */
  double others(double[] parts) {
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      sum += shown.contains(i) ? 0 : parts[i];
    }
    return sum;
  }

  /** ½λᵢcᵢ²pᵢ(k)²; only where there is a {@link #course}. */
  double predicted(int number, long k) {
    double left = course.orElseThrow().left(number, k);
    return first[number] == 0 ? 0 : first[number] * left * left;
  }

  /** Where iterations stand, where none has been made. */
  Axis axis() {
    long[] k = Iterations.smooth(last, Axis.countsByLogarithm(Math.max(1.0, (double) last)));
    double[] gap = new double[k.length];
    for (int i = 0; i < k.length; i++) {
      gap[i] = course.orElseThrow().gap(k[i]);
    }
    return Iterations.axis(last, k, gap);
  }

  /** A direction by its columns. */
  static EigenDirection told(Forecast forecast, int number) {
    return EigenDirection.of(forecast, number);
  }
}
