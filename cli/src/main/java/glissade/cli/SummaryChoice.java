package glissade.cli;

import glissade.inference.RobustErrors;
import glissade.inference.Summary;
import glissade.inference.SummaryOptions;
import glissade.model.Fit;
import glissade.rows.Rows;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whether a fit is summarised as in R, and how. */
final class SummaryChoice {

  @Option(
      names = "--summary",
      description = {
        "Print standard errors, p-values, confidence intervals and all else that summary() of R's lm"
            + " and glm prints, and how near descent came to the exact optimum."
      })
  private boolean summary;

  @Option(
      names = "--confidence",
      paramLabel = "C",
      description = "The confidence of the intervals (0.95). Prints the summary.")
  private @Nullable Double confidence;

  @Option(
      names = "--robust",
      paramLabel = "HC0|HC1|HC2|HC3",
      description = {
        "Standard errors that do not suppose that all rows err by as much. Prints the summary."
      })
  private @Nullable RobustErrors robust;

  private boolean isAsked() {
    return summary || confidence != null || robust != null;
  }

  /**
   * Finds out before anything is read whether what was asked for can be.
   *
   * @throws UsageException if not
   */
  void check(LossOptions loss) {
    if (isAsked()) {
      options();
      loss.refuseSoftmax("--summary");
    }
  }

  private SummaryOptions options() {
    try {
      SummaryOptions usual = SummaryOptions.USUAL;
      return new SummaryOptions(
          confidence == null ? usual.confidence() : confidence, Optional.ofNullable(robust));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--confidence: " + e.getMessage(), e);
    }
  }

  /**
   * The summary, if it was asked for and there is a model.
   *
   * @param rows those the fit was made of, while they can be gone through
   * @param spec knows what was typed
   */
  @Nullable Summarized of(Fit fit, Supplier<Rows> rows, CommandSpec spec) {
    return isAsked() && fit.outcome().hasUsablePoint()
        ? new Summarized(new Again(spec, "fit").command(), Summary.of(fit, rows.get(), options()))
        : null;
  }
}
