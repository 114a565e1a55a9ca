package glissade.cli;

import glissade.model.Model;
import glissade.report.words.Prose;
import glissade.table.StreamSource;
import glissade.table.TableOpener;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** The predictions of a model for rows that arrive on standard input, written as they arrive. */
final class StreamedPredictions {

  private static final int MOST_ROWS = 4_096;

  /** How long a row may wait for others that arrive together with it. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final PredictedRows question;
  private final List<String> missingTexts;

  /**
   * @param missingTexts what counts as missing beside what is empty
   */
  StreamedPredictions(Model model, List<BesidePrediction> beside, List<String> missingTexts) {
    this.missingTexts = missingTexts;
    this.question = new PredictedRows(model, beside, "standard input");
  }

  /** Whether predictions are to be made so. */
  static boolean isAsked(List<String> locations, String output) {
    if (!output.equals("-")) {
      return false;
    }
    if (!locations.equals(List.of("-"))) {
      throw new UsageException(
          "--output - is for rows that arrive on standard input: give - in place of "
              + String.join(" ", locations)
              + ", or name a file to write to.");
    }
    return true;
  }

  /**
   * Predicts until the input ends, or nobody reads the output any more.
   *
   * @return what is to be said about it
   */
  String run(Console console, ProgressLine progress) {
    try (StreamSource source = TableOpener.installed().stream(MOST_ROWS, PATIENCE, missingTexts)) {
      Predictions.checkColumns(source, question.model().featureMap());
      PredictedRows told = source.answer(question, console.results(), progress::add);
      return "Predicted "
          + Prose.count(told.rows(), "row")
          + "."
          + Predictions.notes(question.model(), told);
    } catch (UncheckedIOException e) {
      // Why is known to the stream itself, which tells it once the command has ended.
      return "";
    }
  }
}
