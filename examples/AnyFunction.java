import glissade.optimizer.Minimize;

/** Any function with its gradient: whether that is right, and where it leads down to. */
class AnyFunction {
  public static void main(String[] args) {
    Minimize banana =
        Minimize.of(
            w -> Math.pow(1 - w[0], 2) + 100 * Math.pow(w[1] - w[0] * w[0], 2),
            w ->
                new double[] {
                  -2 * (1 - w[0]) - 400 * w[0] * (w[1] - w[0] * w[0]), 200 * (w[1] - w[0] * w[0])
                },
            2);
    System.out.println(banana.checkGradient().describe());
    double[] at = banana.by("lbfgs").run().arrival().at();
    System.out.printf("minimum at %.6f, %.6f%n", at[0], at[1]);
  }
}

// Prints:
//   The gradient is right in all 2 variables.
//   minimum at 1.000000, 1.000000
