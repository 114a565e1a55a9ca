package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Objective;

/**
 * η_k = η(k + 1)/N for k &lt; N, where η is the first of another step size, and from there on that
 * one: its second value at update N, and so forth. For methods whose first steps know too little:
 * the averages of {@link Adam} rest on few gradients then. Costs what the other does. Source: Goyal
 * et al., Accurate, large minibatch SGD (2017), section 2.2; for Adam Ma and Yarats, AAAI 2021.
 *
 * @param over N, at least 1
 * @param to the other one, known before the run or following the loss from afar
 */
public record WarmUp(long over, StepSize to) implements StepSize {

  public WarmUp {
    Positive.checkCount("The iterations of a warm-up", over);
    if (to.kind() != Kind.FIXED) {
      throw new IllegalArgumentException(
          "A warm-up leads to a number, 1/L, plateau or a schedule, not to "
              + to.name()
              + ", which says for every point how far to go.");
    }
  }

  /** To a constant η. */
  public WarmUp(long over, double to) {
    this(over, new ConstantStep(to));
  }

  static WarmUp of(Choice choice) {
    return new WarmUp(choice.count("over"), Catalogue.stepSize(choice.text("to")));
  }

  @Override
  public String name() {
    return "warm-up:over=" + over + ",to=(" + to.name() + ")";
  }

  @Override
  public Kind kind() {
    return Kind.FIXED;
  }

  @Override
  public boolean isGiven() {
    return to.isGiven();
  }

  @Override
  public Run start(Objective objective) {
    Run after = to.start(objective);
    return new Run() {
      private long made;
      private double first;

      @Override
      public double size(Point here, Line line) {
        if (made >= over) {
          return after.size(here, line);
        }
        if (made == 0) {
          first = after.size(here, line);
        }
        made++;
        return first * ((double) made / over);
      }

      @Override
      public void exchange(Checkpoint checkpoint) {
        made = checkpoint.count("made", made);
        first = checkpoint.number("first", first);
        after.exchange(checkpoint.in("after"));
      }
    };
  }
}
