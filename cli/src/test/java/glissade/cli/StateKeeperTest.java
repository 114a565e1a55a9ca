package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.descent.Descent;
import glissade.file.CheckpointFile;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.rows.SyntheticRows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateKeeperTest {

  @TempDir private Path folder;

  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

  private static Plan plan() {
    return Trainer.automatic()
        .withStep(0.01)
        .withIterations(20)
        .plan(SyntheticRows.ofTheArticle(1), columns -> {});
  }

  @Test
  void whileTheRunGoesOnItsStateIsOnDiskAsOftenAsAskedFor() {
    Plan plan = plan();
    Path path = folder.resolve("state.json");
    CheckpointFile file = new CheckpointFile(plan, NAMES);
    StateKeeper keeper = new StateKeeper(path, file, Duration.ZERO);
    Descent descent = plan.start();
    keeper.begin(descent);
    assertThat(path).doesNotExist();
    for (int k = 0; k < 7; k++) {
      descent.next();
    }
    keeper.see(descent);
    // What is on disk now is all that is left of a process that is killed here.
    Descent resumed = plan.resume(() -> progress -> null, file.read(path));
    assertThat(resumed.iterations()).isEqualTo(7);
    assertThat(resumed.outcome().arrival().at()).isEqualTo(descent.outcome().arrival().at());
  }

  @Test
  void notOftenerThanAskedForButAlwaysAtTheEnd() {
    Plan plan = plan();
    Path path = folder.resolve("state.json");
    CheckpointFile file = new CheckpointFile(plan, NAMES);
    StateKeeper keeper = new StateKeeper(path, file, Duration.ofHours(1));
    Descent descent = plan.start();
    keeper.begin(descent);
    while (descent.hasNext()) {
      descent.next();
      keeper.see(descent);
    }
    assertThat(path).doesNotExist();
    keeper.finish(descent.outcome());
    assertThat(plan.resume(() -> p -> null, file.read(path)).iterations()).isEqualTo(20);
  }
}
