package glissade.stochastic;

import glissade.descent.Checkpoint;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.kernel.Kernels;
import glissade.objective.LinearObjective;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import java.util.Locale;
import java.util.OptionalDouble;

/** A run of {@link StochasticDescent}. */
final class Epochs implements Optimizer.Run {

  /** As often an epoch is taken back before it is said that none leads on. */
  private static final int MOST_TRIES = 40;

  /** So many epochs in turn that gain next to nothing are the end. */
  private static final int MOST_IDLE = 10;

  /** The part of the loss that is next to nothing: a thousand such epochs are a millionth. */
  private static final double GAIN = 1e-9;

  /** A gradient that has shrunk to this part of itself says that an epoch was not for nothing. */
  private static final double SHRUNK = 0.9;

  /** What a loss may rise by: rounding. */
  private static final double ROUNDING = 1e-13;

  private final StochasticDescent method;
  private final LinearObjective objective;

  /** Those of the objective, fetched once if they are spread and fit: every epoch goes over all. */
  private final Rows rows;

  private final Order order;
  private final Census census;
  private final Frame frame;
  private final int batch;
  private final Rule rule;
  private final Baseline baseline;
  private final Iterate iterate;
  private final Pass pass;
  private final Probe probe;
  private final double[] iterateEnd;
  private final double[] mean;
  private double eta;
  private double cut = 1;

  /** What is left of the step where noise keeps the loss from falling. */
  private double calmed = 1;

  private double leastGradient = Double.POSITIVE_INFINITY;
  private long idle;
  private long epochs;
  private long averaged;

  Epochs(StochasticDescent method, LinearObjective objective) {
    this.method = method;
    this.objective = objective;
    this.order = new Order(method.seed());
    Rows given = objective.rows();
    this.rows = given.isSpread() && InMemoryRows.fits(given) ? given.inMemory() : given;
    this.census = Census.of(rows);
    if (!(census.meanWeight() > 0)) {
      throw new IllegalArgumentException("there are no rows with a weight to learn from");
    }
    Batch like = census.sample().get(0);
    this.frame = Frame.of(objective.scaling(), like);
    this.batch = method.batchFor(like, census.rows());
    int size = frame.features() + 1;
    this.rule = Rule.of(method.method().rule(), size);
    this.baseline =
        switch (method.method()) {
          case SVRG -> new Baseline.AtStart(size);
          case SAGA -> new LastSeen(size, census.meanWeight() * census.rows());
          default -> Baseline.NONE;
        };
    double[] ridge = ridge();
    this.iterate = new Iterate(size, isZero(ridge) ? null : ridge, rule);
    this.pass = new Pass(objective.loss(), iterate, census, frame, batch);
    this.probe = new Probe(census.sample(), frame);
    this.iterateEnd = new double[size];
    this.mean = new double[size];
  }

  private double[] ridge() {
    double[] ridge = new double[frame.features() + 1];
    for (int j = 0; j < frame.features(); j++) {
      ridge[j] = objective.penalty().square(frame.variable(j));
    }
    return ridge;
  }

  private static boolean isZero(double[] values) {
    for (double value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public double update(Point here, Point next, Evaluations evaluations) {
    if (eta == 0) {
      eta = firstStep(here);
    }
    if (idle >= MOST_IDLE) {
      return Double.NaN;
    }
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      double used = eta * cut * calmed;
      boolean finite = epoch(here, next.at(), used);
      epochs++;
      next.moved();
      if (finite) {
        evaluations.evaluate(next);
        if (next.value() <= here.value() + ROUNDING * Math.abs(here.value())) {
          calmed = Math.min(1, 2 * calmed);
          weigh(here, next);
          return used;
        }
      }
      boolean far = !finite || !(next.value() <= 2 * Math.abs(here.value()));
      cut *= far ? 0.1 : 1;
      calmed *= far ? 1 : 0.5;
      rule.restart();
      baseline.forget();
      averaged = 0;
    }
    return Double.NaN;
  }

  private void weigh(Point here, Point next) {
    double norm = size(next.gradient());
    if (here.value() - next.value() > GAIN * Math.abs(here.value())
        || norm <= SHRUNK * leastGradient) {
      leastGradient = Math.min(norm, leastGradient);
      idle = 0;
    } else {
      idle++;
    }
  }

  private static double size(double[] v) {
    return Math.sqrt(Kernels.best().dot(v, 0, v, 0, v.length));
  }

  @Override
  public String whyNoStep() {
    String what =
        idle >= MOST_IDLE
            ? "none of the last %d epochs made the loss smaller by more than a billionth of itself;"
                + " the step is at %.1e, first it was %.1e"
            : "%d epochs in turn made the loss no smaller, down to a step of %.1e from %.1e";
    return String.format(
        Locale.ROOT,
        what + ": that is as far as %s goes here",
        idle >= MOST_IDLE ? MOST_IDLE : MOST_TRIES,
        eta * cut * calmed,
        eta,
        method.title());
  }

  private double firstStep(Point here) {
    if (method.step().isPresent()) {
      return method.step().getAsDouble();
    }
    double[] z = new double[frame.features() + 1];
    frame.enter(here.at(), z);
    z[frame.features()] -= interceptStep(here);
    double plain = probe.step(objective.loss(), z, batch);
    double size = probe.gradientSize(objective.loss(), z, batch);
    double updates = (double) census.rows() / batch;
    double step = rule.stepLike(plain, size, updates);
    return step > 0 && step < 1 / 0.0 ? step : plain;
  }

  /**
   * What makes the loss least in the intercept alone, of squares, and smaller where the curvature
   * has a bound: targets far from zero would drown what is to be learned from rows. The gradient is
   * there anyway.
   */
  private double interceptStep(Point here) {
    OptionalDouble bound = objective.loss().curvatureBound();
    boolean bounded = frame.intercept() && bound.isPresent() && bound.getAsDouble() > 0;
    return bounded ? here.gradient()[0] / bound.getAsDouble() : 0;
  }

  /** One epoch; whether all of it stayed finite. */
  private boolean epoch(Point here, double[] next, double used) {
    double[] z = iterate.value();
    boolean first = epochs == 0;
    Average average = first ? Average.SUFFIX : method.method().average();
    Baseline known = first ? Baseline.NONE : baseline;
    frame.enter(here.at(), z);
    known.begin(z, lossGradient(here));
    if (average == Average.ALL && averaged > 0) {
      System.arraycopy(iterateEnd, 0, z, 0, z.length);
    } else {
      z[frame.features()] -= interceptStep(here);
    }
    iterate.begin(known.mean());
    pass.begin(used, method.decay(), epochs, average, known);
    order.walk(rows, epochs, pass);
    iterate.settleAll();
    if (!iterate.isFinite()) {
      return false;
    }
    System.arraycopy(z, 0, iterateEnd, 0, z.length);
    if (average != Average.NONE) {
      iterate.average(z);
    }
    if (average == Average.ALL) {
      averaged++;
      double part = Average.partOf(averaged);
      for (int j = 0; j < z.length; j++) {
        mean[j] = averaged == 1 ? z[j] : Math.fma(part, z[j] - mean[j], mean[j]);
      }
      System.arraycopy(mean, 0, z, 0, z.length);
    }
    frame.leave(z, next);
    return true;
  }

  /** The gradient of the mean loss alone, in the coordinates of the frame. */
  private double[] lossGradient(Point here) {
    double[] gradient = here.gradient().clone();
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] = Math.fma(-objective.penalty().square(j), here.at()[j], gradient[j]);
    }
    double[] inFrame = new double[frame.features() + 1];
    frame.gradient(gradient, inFrame);
    return inFrame;
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    eta = checkpoint.number("eta", eta);
    cut = checkpoint.number("cut", cut);
    calmed = checkpoint.number("calmed", calmed);
    leastGradient = checkpoint.number("leastGradient", leastGradient);
    idle = checkpoint.count("idle", idle);
    epochs = checkpoint.count("epochs", epochs);
    averaged = checkpoint.count("averaged", averaged);
    checkpoint.vector("iterate", iterateEnd);
    checkpoint.vector("mean", mean);
    rule.exchange(checkpoint.in("rule"));
    baseline.exchange(checkpoint.in("baseline"));
  }
}
