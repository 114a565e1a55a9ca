package glissade.cli;

import glissade.descent.Optimizer;
import glissade.optimizer.Catalogue;
import glissade.optimizer.StepSize;
import glissade.table.NearNames;
import java.util.List;
import java.util.Optional;

/** Optimizers and step sizes by the names they have on a command line. */
final class OptimizerNames {

  /** For the help of a command: a line each, as picocli's formats have it. */
  static final String HELP =
      "%nOptimizers: a number after the colon, more by name%n"
          + "  gd               straight down, θ − η∇F%n"
          + "  momentum:0.9     heavy ball, keeps a part of its last move%n"
          + "  nesterov:0.9     the same, the gradient taken ahead; restart=gradient%n"
          + "  nesterov-convex  momentum that grows, and starts anew where it overshoots%n"
          + "  adagrad          a step for each coordinate, by all gradients so far%n"
          + "  rmsprop:0.9      the same, by the gradients of late%n"
          + "  adam:0.9         rmsprop with momentum; beta2=0.999%n"
          + "  adamw:0.001      adam that decays the weights by so much of themselves%n"
          + "  cg               conjugate gradient: no more iterations than coefficients%n"
          + "  ncg              the same for losses of any shape; formula=hs%n"
          + "  lbfgs:10         learns the curvature from its last 10 moves%n"
          + "  newton           goes by the Hessian, kept while it does its work%n"
          + "  ista, fista      proximal gradient: penalties with corners; fista faster%n"
          + "  cd               squares and lasso: one weight after another, exactly%n"
          + "  interior-point   quantiles: their optimum, proved by its duality gap%n"
          + "  prox-newton      newton with corners: logistic and Poisson with lasso%n"
          + "  dual-cd          a ridge: one row after another; sparse rows%n"
          + "  sgd              a few rows at a time; batch=32, decay=2%n"
          + "  sgd-momentum     the same with momentum; sgd-nesterov looks ahead%n"
          + "  sgd-adagrad      a step for each coordinate; sgd-adam with momentum%n"
          + "  asgd             sgd, averaged over all epochs%n"
          + "  svrg, saga       sgd whose noise goes to zero on the way%n"
          + "%nStep sizes: those from cg to cd find their own, sgd takes a number%n"
          + "  0.01             the same at every iteration%n"
          + "  auto             the best the optimizer knows: of gd 2/(L + μ)%n"
          + "  1/L              the inverse of the largest curvature%n"
          + "  backtracking     tried, and halved until the loss falls enough%n"
          + "  exact            to the least loss along the way%n"
          + "  bb1, bb2         gd: from the last move and how the gradient changed%n"
          + "  adgd             gd: from the curvature met, without trying%n"
          + "  polyak           gd: from the gap to the least loss%n"
          + "  inverse-time     falling, as in inverse-time:from=0.1,over=100%n"
          + "  exponential      falling, as in exponential:from=0.1,factor=0.999%n"
          + "  cosine           falling, as in cosine:from=0.1,over=1000%n"
          + "  step-decay       falling, as in step-decay:from=0.1,every=500%n"
          + "  warm-up          growing first, as in warm-up:over=100,to=0.1%n"
          + "  plateau          halved where the loss comes no lower; from=0.1%n";

  private OptimizerNames() {}

  /**
   * An optimizer, with the step size it was given.
   *
   * @throws IllegalArgumentException if there is none of that name, or its numbers are wrong, or it
   *     does not go with the step
   */
  static Optimizer optimizer(String text, Optional<StepSize> step) {
    check(text, "optimizer", Catalogue.optimizers(), "");
    return Catalogue.optimizer(text, step);
  }

  /**
   * A step size.
   *
   * @throws IllegalArgumentException if it is no number, and there is none of that name, or its
   *     numbers are wrong
   */
  static StepSize stepSize(String text) {
    if (!isNumber(text)) {
      check(text, "step size", Catalogue.stepSizes(), " and plain numbers");
    }
    return Catalogue.stepSize(text);
  }

  private static boolean isNumber(String text) {
    try {
      return !Double.isNaN(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static void check(String text, String what, List<String> known, String more) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    if (known.contains(name)) {
      return;
    }
    List<String> near = NearNames.near(name, known);
    throw new IllegalArgumentException(
        "There is no "
            + what
            + " called '"
            + name
            + "'. "
            + (near.isEmpty()
                ? "There are " + String.join(", ", known) + more + "."
                : "Did you mean " + String.join(" or ", near) + "?"));
  }

  /** What is wrong with an option, and with what it was given. */
  static String complaint(String option, String text, IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    String quoted = "'" + text + "': ";
    return option
        + " "
        + text
        + ": "
        + (message.startsWith(quoted) ? message.substring(quoted.length()) : message);
  }
}
