package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Objective;
import glissade.objective.Quadratic;
import java.util.OptionalDouble;

/**
 * Reduce on plateau: η stays what it is while the loss goes on coming down, and is multiplied by a
 * factor once the loss has not come under its least for some updates. For methods that with a
 * constant η end in a cycle about η wide, such as {@link Adam}. No proof; how it does is measured
 * in the documents. Source: known as ReduceLROnPlateau, from Keras and PyTorch.
 *
 * <p>Unlike there, what counts is the least loss since η was last changed. Adaptive methods dip far
 * down before a burst of oscillation, and on the way back from it the least of all would have η
 * reduced until it is too small to move. Near the optimum the change of the loss is told by the
 * gradients, see {@link LossChange}: its values have no digits left for it.
 *
 * <p>Costs nothing beside what the descent evaluates, but for the first η where none is given,
 * which is found like that of {@link ProbedStep}.
 *
 * @param from the first η, positive and finite, or empty to find one
 * @param factor what η is multiplied by, over 0 and at most 1
 * @param patience how many updates in a row may fail to bring the loss under its least, at least 1
 */
public record Plateau(OptionalDouble from, double factor, long patience) implements StepSize {

  /** η is halved. */
  public static final double HALF = 0.5;

  /** 60 updates, which of what was tried serves all adaptive methods best. */
  public static final long PATIENCE = 60;

  public Plateau {
    from.ifPresent(given -> Positive.check("The step size", given));
    Positive.checkFactor("The factor", factor);
    Positive.checkCount("The patience", patience);
  }

  /** Halved after 60 updates, from a first η that is to be found. */
  public Plateau() {
    this(OptionalDouble.empty(), HALF, PATIENCE);
  }

  static Plateau of(Choice choice) {
    return new Plateau(
        choice.optional("from"), choice.number("factor", HALF), choice.count("patience", PATIENCE));
  }

  @Override
  public String name() {
    String first = from.isPresent() ? "from=" + from.getAsDouble() + "," : "";
    return "plateau:" + first + "factor=" + factor + ",patience=" + patience;
  }

  @Override
  public Kind kind() {
    return Kind.FIXED;
  }

  @Override
  public boolean isGiven() {
    return from.isPresent();
  }

  @Override
  public Run start(Objective objective) {
    return new Following(objective);
  }

  private final class Following implements Run {

    private final boolean isQuadratic;
    private final LossChange change;
    private double eta;

    /** F(θ) less its least since η was last changed. */
    private double above;

    private long waited;

    Following(Objective objective) {
      isQuadratic = objective instanceof Quadratic;
      change = new LossChange(objective.dimension());
    }

    @Override
    public double size(Point here, Line line) {
      double changed = change.to(here);
      if (eta == 0) {
        eta = from.orElseGet(() -> ProbedStep.best(here, line, isQuadratic));
      } else {
        follow(changed);
      }
      return eta;
    }

    private void follow(double changed) {
      above += changed;
      waited = above < 0 ? 0 : waited + 1;
      above = Math.max(0, above);
      if (waited >= patience) {
        // A step of zero would stop the descent for good.
        eta = Math.max(Double.MIN_NORMAL, factor * eta);
        waited = 0;
        above = 0;
      }
    }

    @Override
    public void exchange(Checkpoint checkpoint) {
      change.exchange(checkpoint.in("change"));
      eta = checkpoint.number("eta", eta);
      above = checkpoint.number("above", above);
      waited = checkpoint.count("waited", waited);
    }
  }
}
