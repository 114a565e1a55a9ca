package glissade.cli;

import glissade.features.MissingCells;
import glissade.file.ModelFile;
import glissade.model.LinearModel;
import glissade.penalty.ElasticNet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was learned from a stream.
 *
 * @param model the average of the last half of the steps or so
 * @param penalty a ridge, or none
 * @param intercept whether the model has one
 * @param choice which columns mean what
 * @param rows how many there were, and what was missing
 * @param forgotten whether levels were learned from that the model does not name
 * @param progressive the mean loss of all rows, each predicted before it was learned from
 * @param recent the same of the last ones
 * @param cancelled whether it was ended from outside
 * @param elapsed from the start to the end
 */
record StreamResult(
    LinearModel model,
    ElasticNet penalty,
    boolean intercept,
    ColumnChoice choice,
    MissingCells rows,
    boolean forgotten,
    double progressive,
    double recent,
    boolean cancelled,
    Duration elapsed) {

  /** Why it ended. */
  String reason() {
    return cancelled ? "cancelled" : "the input ended";
  }

  /** The content of the model file. */
  Map<String, @Nullable Object> content() {
    Map<String, @Nullable Object> content = ModelFile.content(model, penalty);
    content.put("rows", rows.rowsUsed());
    Map<String, @Nullable Object> outcome = new LinkedHashMap<>();
    outcome.put("status", cancelled ? "cancelled" : "completed");
    outcome.put("reason", reason());
    outcome.put("optimizer", "online");
    outcome.put("rowsRead", rows.rows());
    outcome.put("progressiveLoss", finite(progressive));
    outcome.put("recentLoss", finite(recent));
    content.put("outcome", outcome);
    return content;
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? (Double) number : null;
  }
}
