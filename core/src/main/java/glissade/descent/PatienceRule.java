package glissade.descent;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Stops once what points are judged by has not come below its least for some iterations. */
final class PatienceRule implements StopRule.Run {

  private final long patience;
  private final Verdict.Meaning meaning;
  private double least = Double.POSITIVE_INFINITY;
  private long since;

  PatienceRule(long patience, Verdict.Meaning meaning) {
    this.patience = patience;
    this.meaning = meaning;
  }

  @Override
  public @Nullable Verdict check(Progress progress) {
    if (progress.judged() < least) {
      least = progress.judged();
      since = progress.iterations();
    }
    return progress.iterations() - since < patience
        ? null
        : new Verdict(
            meaning,
            String.format(
                Locale.ROOT,
                "%s was least after iteration %,d and has not come lower in %,d more",
                meaning == Verdict.Meaning.COMPLETED ? "the held-out loss" : "the loss",
                since,
                patience));
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    least = checkpoint.number("least", least);
    since = checkpoint.count("since", since);
  }
}
