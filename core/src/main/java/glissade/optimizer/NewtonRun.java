package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.Point;
import glissade.descent.StopRule;
import glissade.objective.Cholesky;
import glissade.objective.TwiceDifferentiable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The moving parts of {@link Newton}. */
final class NewtonRun implements Optimizer.Run {

  private static final double FLATNESS = 0.9;
  private static final int MEMORY = 10;
  private static final double SHORT = 0.5;

  /** A sample's optimum is as far from that of all rows as a thousandth, so no nearer is needed. */
  private static final StopRule NEAR = StopRule.stationary(1e-4).or(StopRule.budget(25));

  private final Newton newton;
  private final TwiceDifferentiable objective;
  private final double[] direction;
  private final Change change;
  private final LimitedMemory changes = new LimitedMemory(MEMORY);
  private final Line line;
  private final WolfeSearch wolfe = new WolfeSearch(FLATNESS);

  /** Where the Hessian is from, whether of a sample, and whether there is one. */
  private final double[] from;

  private boolean ofSample;
  private boolean known;
  private @Nullable Cholesky factor;

  private boolean begun;

  /** Updates made with this Hessian. */
  private long age;

  /** −gᵀd of the last update. */
  private double decrement = Double.POSITIVE_INFINITY;

  /** η of the last update: a short one says that this Hessian is not that of the objective. */
  private double taken = 1;

  NewtonRun(Newton newton, TwiceDifferentiable objective) {
    this.newton = newton;
    this.objective = objective;
    this.direction = new double[objective.dimension()];
    this.from = new double[objective.dimension()];
    this.change = new Change(objective.dimension());
    this.line = new Line(objective, direction);
    objective.expectHessian();
  }

  @Override
  public double update(Point here, Point next, Evaluations evaluations) {
    boolean first = !begun;
    begun = true;
    if (first && toSample(here, next, evaluations)) {
      return 1;
    }
    if (newton.keep() == 0) {
      objective.expectHessian();
    }
    line.start(here, next, evaluations);
    if (change.update(here) && known && age > 0) {
      changes.remember(change);
    }
    double eta = size(here, evaluations);
    if (Double.isNaN(eta) && age > 0) {
      renew(here, evaluations);
      eta = size(here, evaluations);
    }
    age++;
    taken = eta;
    line.arrive(eta);
    return eta;
  }

  /** Goes to the optimum of a sample, if there is one and that is lower. */
  private boolean toSample(Point here, Point next, Evaluations evaluations) {
    Optional<TwiceDifferentiable> sample = objective.sample();
    if (sample.isEmpty()) {
      return false;
    }
    Outcome found = new Descent(sample.get(), newton, NEAR, here.at()).outcome();
    evaluations.spent(
        (found.arrival().evaluations() + TwiceDifferentiable.SAMPLE) / TwiceDifferentiable.SAMPLE);
    if (!found.hasUsablePoint()) {
      return false;
    }
    System.arraycopy(found.arrival().at(), 0, next.at(), 0, from.length);
    next.moved();
    evaluations.evaluate(next);
    if (!(next.value() < here.value())) {
      return false;
    }
    System.arraycopy(next.at(), 0, from, 0, from.length);
    factor = null;
    ofSample = true;
    known = true;
    return true;
  }

  /**
   * The step along the Newton direction; the Hessian is made anew where it does its work no more.
   */
  private double size(Point here, Evaluations evaluations) {
    if (!known) {
      renew(here, evaluations);
    }
    turn(here);
    if (age > 0 && !(taken >= SHORT && -line.slopeHere() <= newton.keep() * decrement)) {
      renew(here, evaluations);
      turn(here);
    }
    decrement = -line.slopeHere();
    return decrement > 0 ? wolfe.size(line, () -> 1) : steepest(here);
  }

  /** Where nothing curves there is no Newton direction. */
  private double steepest(Point here) {
    decrement = Double.POSITIVE_INFINITY;
    for (int j = 0; j < direction.length; j++) {
      direction[j] = -here.gradient()[j];
    }
    return wolfe.size(line, () -> FirstTrial.size(here.at(), line));
  }

  private void turn(Point here) {
    changes.turn(here.gradient(), direction, factor()::solve);
  }

  private Cholesky factor() {
    Cholesky made = factor;
    if (made == null) {
      made = Cholesky.of(hessian(), from.length);
      factor = made;
    }
    return made;
  }

  /** √(gᵀH⁻¹g), the Newton decrement, against the largest |gⱼ|/√Hⱼⱼ, by the H at hand. */
  @Override
  public double hidden(Point here) {
    if (!known) {
      System.arraycopy(here.at(), 0, from, 0, from.length);
      known = true;
    }
    return factor().hidden(here.gradient());
  }

  private double[] hessian() {
    TwiceDifferentiable source = ofSample ? objective.sample().orElseThrow() : objective;
    return source.hessian(from);
  }

  private void renew(Point here, Evaluations evaluations) {
    System.arraycopy(here.at(), 0, from, 0, from.length);
    factor = Cholesky.of(evaluations.hessian(objective, from), from.length);
    ofSample = false;
    known = true;
    age = 0;
    changes.forget();
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    change.exchange(checkpoint.in("change"));
    changes.exchange(checkpoint);
    checkpoint.vector("from", from);
    begun = checkpoint.flag("begun", begun);
    known = checkpoint.flag("known", known);
    ofSample = checkpoint.flag("ofSample", ofSample);
    age = checkpoint.count("age", age);
    decrement = checkpoint.number("decrement", decrement);
    taken = checkpoint.number("taken", taken);
    if (checkpoint.isRead()) {
      factor = null;
    }
  }
}
