package glissade.explore;

import glissade.loss.Loss;
import glissade.rows.InMemoryRows;
import java.util.List;

/**
 * What the page is about: rows, and what they are called.
 *
 * @param source where they are from, as told to people
 * @param target what is predicted
 * @param features what from, one name for each design column
 * @param rows the design, in memory
 * @param all how many rows the source has: more than are here where these are a sample
 * @param loss what a wrong prediction costs
 * @param intercept whether the model has one
 * @param isGenerated whether these are the article's own rows, so that others can be made up
 * @param words what follows {@code glissade fit} on the command line for the same model: source,
 *     target and the rest, each as typed; empty for the article's rows
 */
public record Subject(
    String source,
    String target,
    List<String> features,
    InMemoryRows rows,
    long all,
    Loss loss,
    boolean intercept,
    boolean isGenerated,
    List<String> words) {

  public Subject {
    features = List.copyOf(features);
    words = List.copyOf(words);
  }
}
