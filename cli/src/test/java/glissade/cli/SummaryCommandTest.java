package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code fit --summary} prints; whether it is right stands in SummaryReferenceTest. */
class SummaryCommandTest {

  @TempDir private Path folder;

  private Ran fit(Object... further) {
    Object[] arguments = new Object[6 + further.length];
    Object[] first = {"fit", Tables.cars(folder), "--target", "mpg", "--missing", "drop"};
    System.arraycopy(first, 0, arguments, 0, 6);
    System.arraycopy(further, 0, arguments, 6, further.length);
    return glissade(arguments);
  }

  @Test
  void itIsTheTablePeopleKnow() {
    Ran ran = fit("--summary").endsWith(ExitCode.DONE);
    ran.says(
        "Call: glissade fit",
        "Residuals min 1Q median 3Q max",
        "estimate std. error t p (intercept)",
        "95 % from to VIF exact digits (intercept)",
        "on 187 degrees of freedom",
        "p <2.2e-16",
        "AIC",
        "Durbin–Watson",
        "largest Cook’s distance");
  }

  @Test
  void confidenceAndRobustErrorsAskForItToo() {
    fit("--confidence", "0.9").endsWith(ExitCode.DONE).says("90 % from");
    fit("--robust", "hc3").endsWith(ExitCode.DONE).says("Standard errors are robust (HC3)");
  }

  @Test
  void columnsThatAreCombinationsOfOthersAreNamed() {
    Ran ran =
        fit("--query", "SELECT *, 2 * weight_lb AS double FROM source", "--summary")
            .endsWith(ExitCode.DONE);
    ran.says("double NA NA", "Without a coefficient of their own: double = 2 × weight_lb.");
  }

  @Test
  void whatHasNoErrorsSaysWhy() {
    fit("--summary", "--penalty", "ridge", "--lambda", "0.1")
        .endsWith(ExitCode.DONE)
        .says("The penalty draws the coefficients towards 0", "exact digits");
    fit("--summary", "--iterations", "2").endsWith(ExitCode.DONE).says("did not converge");
    fit("--summary", "--early-stopping").endsWith(ExitCode.DONE).says("did not converge");
    Ran json = fit("--summary", "--loss", "huber", "--format", "json").endsWith(ExitCode.DONE);
    assertThat(json.at("summary", "whyNoErrors").toString()).contains("is no likelihood");
    Map<?, ?> summary = (Map<?, ?>) json.at("summary");
    assertThat(summary.containsKey("aic") || summary.containsKey("deviance")).isFalse();
  }

  @Test
  void rowsHeldOutAreNotCounted() {
    Ran ran =
        fit(
                "--summary",
                "--holdout",
                "0.3",
                "--format",
                "json",
                "--iterations",
                "50",
                "--tolerance",
                "1e-10")
            .endsWith(ExitCode.DONE);
    double rows = ran.number("summary", "rows");
    assertThat(rows).isBetween(110.0, 160.0);
    assertThat(ran.number("summary", "degreesOfFreedom")).isEqualTo(rows - 5);
  }

  @Test
  void whatCannotBeSummarisedIsRefusedBeforeAnythingIsRead() {
    fit("--confidence", "95").endsWith(ExitCode.USAGE).says("between 0 and 1");
    fit("--summary", "--loss", "softmax").endsWith(ExitCode.USAGE).says("--summary goes with");
    fit("--summary", "--penalty", "lasso", "--lambdas", "5")
        .endsWith(ExitCode.USAGE)
        .says("Leave out --summary");
  }
}
