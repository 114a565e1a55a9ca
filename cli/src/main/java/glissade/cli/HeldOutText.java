package glissade.cli;

import glissade.descent.Outcome;
import glissade.forecast.Shrinkage;
import glissade.model.Fit;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.Optional;

/** What the rows held out said, in sentences. */
final class HeldOutText {

  private static final int SHOWN = 6;

  /** Closer than that, a part is not worth telling. */
  private static final double SAME = 1e-6;

  /** A loss under this part of that at the start is rounding. */
  private static final double PERFECT = 1e-20;

  /** The loss of fewer rows is mostly chance. */
  private static final int FEW = 10;

  private final FitResult result;
  private final HeldOut heldOut;

  HeldOutText(FitResult result, HeldOut heldOut) {
    this.result = result;
    this.heldOut = heldOut;
  }

  /** Where a run that stops early ended, as {@link Verdict} says it. */
  String verdict() {
    Outcome outcome = result.outcome();
    long best = outcome.arrival().iteration();
    String iterations =
        Prose.count(outcome.arrival().iterations(), "iteration")
            + " of "
            + result.plan().optimizer().title();
    String which =
        best == outcome.arrival().iterations()
            ? "The held-out loss fell to the end: after " + iterations + " it is "
            : "Stopped early: of " + iterations + path(best);
    return which + least() + ". " + why(outcome);
  }

  private static String path(long best) {
    return best == 0
        ? " none has a held-out loss under that of the start, "
        : " the one after " + Numbers.count(best) + " has the least held-out loss, ";
  }

  private static String why(Outcome outcome) {
    String reason = outcome.reason();
    return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
  }

  /** {@code 58000; at the exact optimum it is 61000, 5.2 % more}. */
  private String least() {
    double least = heldOut.watch().best();
    if (heldOut.atOptimum(result.fit()).isEmpty()) {
      return Numbers.significant(least, SHOWN);
    }
    double optimum = heldOut.atOptimum(result.fit()).getAsDouble();
    if (Math.max(least, optimum) <= PERFECT * heldOut.atStart(result.fit())) {
      return "zero but for rounding, and so it is at the exact optimum of the rows trained on";
    }
    String text =
        Numbers.significant(least, SHOWN)
            + "; at the exact optimum of the rows trained on it is "
            + Numbers.significant(optimum, SHOWN);
    double more = optimum / least - 1;
    if (Math.abs(more) < SAME) {
      return Numbers.significant(least, SHOWN)
          + ", the same as at the exact optimum of the rows trained on";
    }
    if (!(least > 0) || !Double.isFinite(more)) {
      return text;
    }
    if (more > 1) {
      return text + ", " + Numbers.shortest(1 + more, 2) + " times as much";
    }
    return text
        + ", "
        + Numbers.shortest(100 * Math.abs(more), 2)
        + (more < 0 ? " % less" : " % more");
  }

  /** Which rows, for the notes. */
  String rows() {
    return Prose.count(heldOut.loss().rows(), "row")
        + " of the "
        + Numbers.count(heldOut.loss().rows() + result.plan().columns().rows())
        + " "
        + (heldOut.loss().rows() == 1 ? "is" : "are")
        + " held out; nothing is learned from them."
        + (heldOut.loss().rows() < FEW
            ? " Their loss says little, since they are so few: try another --seed."
            : "");
  }

  /** The least held-out loss, and what the iterate it belongs to amounts to. */
  String explanation() {
    Fit fit = result.fit();
    StringBuilder text = new StringBuilder();
    if (!result.plan().stopsEarly()) {
      long best = heldOut.watch().bestIteration();
      text.append("The held-out loss was least ");
      text.append(best == 0 ? "at the start" : "after " + Prose.count(best, "iteration"));
      text.append(": ").append(least()).append(". ");
    }
    if (heldOut.watch().bestIteration() == 0) {
      return text.append("At the start every coefficient is zero.").toString();
    }
    Optional<Shrinkage> shrinkage = heldOut.shrinkage(fit.plan());
    if (shrinkage.isEmpty() && !fit.knowsOptimum()) {
      return text.toString().strip();
    }
    if (shrinkage.isEmpty()) {
      text.append("How many degrees of freedom that iterate has is known for methods with fixed");
      text.append(" coefficients, such as --optimizer gd.");
      return text.toString();
    }
    int all = fit.plan().objective().dimension();
    text.append("That iterate has ");
    text.append(shrinkage.get().isExact() ? "" : "about ");
    text.append(Numbers.shortest(shrinkage.get().degreesOfFreedom(), 3));
    text.append(" effective degrees of freedom of ").append(all);
    text.append(", as many as with a ridge penalty of λ = ");
    text.append(Numbers.shortest(shrinkage.get().ridge(), 3));
    text.append(
        fit.plan().coordinates().standardized()
            ? " on the standardised columns."
            : " on the columns as they are.");
    return text.toString();
  }
}
