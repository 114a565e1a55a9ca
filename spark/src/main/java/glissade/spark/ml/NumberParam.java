package glissade.spark.ml;

import java.util.Locale;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.util.Identifiable;

/** A number in a range, with a message that says which. */
final class NumberParam extends DoubleParam {

  private final double least;
  private final double most;

  /** From {@code least} to {@code most}, both included; infinity is never in the range. */
  NumberParam(Identifiable stage, String name, String doc, double least, double most) {
    super(stage, name, doc);
    this.least = least;
    this.most = most;
  }

  @Override
  public void validate(Object value) {
    double number = (Double) value;
    if (!(number >= least && number <= most && Double.isFinite(number))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: found %s, expected a finite number%s.",
              name(),
              value,
              most < Double.POSITIVE_INFINITY
                  ? " from " + least + " to " + most
                  : " that is at least " + least));
    }
  }
}
