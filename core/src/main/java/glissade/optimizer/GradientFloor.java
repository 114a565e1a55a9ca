package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Stateful;

/**
 * What adaptive methods add to √v so as not to divide by zero: ε times the largest |∂F/∂θⱼ| seen so
 * far. An ε in the units of the gradient, as is usual, makes a run depend on the units of the
 * target: 1e-8 is nothing beside gradients of 1e3 and everything beside gradients of 1e-9. It is
 * small because it must not decide anything: where √v falls under it, a method of steps of equal
 * length becomes one of steps that vanish with the gradient.
 */
final class GradientFloor implements Stateful {

  /** ε: about the unit of rounding. */
  static final double USUAL = 1e-16;

  private final double epsilon;
  private double largest;

  GradientFloor(double epsilon) {
    this.epsilon = epsilon;
  }

  /** Takes note of a gradient and returns what to add. */
  double with(double[] gradient) {
    for (double part : gradient) {
      largest = Math.max(largest, Math.abs(part));
    }
    return epsilon * largest;
  }

  /** part/size, and 0 where every gradient was zero. */
  static double quotient(double part, double size) {
    return size > 0 ? part / size : 0;
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    largest = checkpoint.number("largest", largest);
  }
}
