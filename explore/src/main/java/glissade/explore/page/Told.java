package glissade.explore.page;

import glissade.report.run.Story;
import java.util.Optional;

/**
 * What came of a {@link Situation}.
 *
 * @param table the rows
 * @param trainerLoss what a row costs, by its name
 * @param story of the run, if there was one
 * @param reason why there was none, in a sentence; empty if there was
 */
record Told(Table table, String trainerLoss, Optional<Story> story, String reason) {

  /** The same with at most so many iterates; this, if there are no more. */
  Told thinned(int count) {
    Optional<Story> fewer = story.map(run -> run.thinned(count));
    return fewer.equals(story) ? this : new Told(table, trainerLoss, fewer, reason);
  }
}
