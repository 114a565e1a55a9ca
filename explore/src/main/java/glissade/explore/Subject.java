package glissade.explore;

import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import java.util.List;
import java.util.Optional;

/**
 * What the page is about: rows, what they are called, and what is to be minimised on them.
 *
 * @param source where they are from, as told to people
 * @param target what is predicted
 * @param features what from, one name for each design column
 * @param rows the design, in memory
 * @param all how many rows the source has: more than are here where these are a sample
 * @param trainer the loss and the penalty, and whether there is an intercept; nothing else is
 *     chosen
 * @param intercept whether the model has one
 * @param isGenerated whether these are the article's own rows, so that others can be made up
 * @param words what follows {@code glissade fit} on the command line for the same model: source,
 *     target and the rest, each as typed; empty for the article's rows
 * @param origin the table they are from, where another formula can be tried
 */
public record Subject(
    String source,
    String target,
    List<String> features,
    InMemoryRows rows,
    long all,
    Trainer trainer,
    boolean intercept,
    boolean isGenerated,
    List<String> words,
    Optional<Origin> origin) {

  public Subject {
    features = List.copyOf(features);
    words = List.copyOf(words);
  }

  /** Rows that are what they are: no formula made them. */
  public Subject(
      String source,
      String target,
      List<String> features,
      InMemoryRows rows,
      long all,
      Trainer trainer,
      boolean intercept,
      boolean isGenerated,
      List<String> words) {
    this(
        source,
        target,
        features,
        rows,
        all,
        trainer,
        intercept,
        isGenerated,
        words,
        Optional.empty());
  }

  /** Whether some rows of the source are not here. */
  public boolean isSample() {
    return rows.count() < all;
  }
}
