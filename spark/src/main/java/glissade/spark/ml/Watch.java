package glissade.spark.ml;

import glissade.descent.Step;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Who watches a fit, and may end it. Of the process that fits alone: it does not travel. */
public final class Watch {

  Consumer<Step> listener = step -> {};
  BooleanSupplier cancellation = () -> false;

  Watch() {}

  /** Another stage that is watched by the same. */
  Watch copy() {
    Watch copy = new Watch();
    copy.listener = listener;
    copy.cancellation = cancellation;
    return copy;
  }

  /** Whether the fit is to end: it was asked for, or its thread is to do something else. */
  boolean isCancelled() {
    return cancellation.getAsBoolean() || Thread.currentThread().isInterrupted();
  }
}
