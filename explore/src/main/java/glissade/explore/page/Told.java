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
record Told(Table table, String trainerLoss, Optional<Story> story, String reason) {}
