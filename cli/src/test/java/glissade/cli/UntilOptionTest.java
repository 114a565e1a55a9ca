package glissade.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UntilOptionTest {

  @TempDir Path folder;

  private Ran fit(String... rules) {
    List<Object> args =
        new ArrayList<>(List.of("fit", Tables.cars(folder), "--target=mpg", "--missing=drop"));
    args.add("--optimizer=gd");
    args.addAll(List.of(rules));
    return Ran.glissade(args.toArray());
  }

  @Test
  void aGapEndsAsConverged() {
    fit("--until", "gap:1e-3").endsWith(0).says("Converged", "the gap to the optimum is 1.0e-03");
  }

  @Test
  void budgetsEndAsNotConverged() {
    fit("--until", "evaluations:4").endsWith(4).says("budget of 4 evaluations is spent");
    fit("--until", "iterations:3").endsWith(4).says("budget of 3 iterations is spent");
    fit("--until", "time:1e-9").endsWith(4).says("the time allowed, 0.0 seconds, is over");
  }

  @Test
  void oneOfSeveralIsEnoughAndAllThatAreJoinedAreNeeded() {
    fit("--until", "gap:1e-9", "--until", "iterations:1").endsWith(4).says("1 iteration");
    fit("--until", "iterations:1 and gap:1e-3").endsWith(0).says("Converged");
  }

  @Test
  void whatCannotBeReadIsSaid() {
    fit("--until", "soon").endsWith(2).says("no rule called 'soon'", "gap, gradient, step, time");
    fit("--until", "gap:-1").endsWith(2).says("gap must be over 0");
    fit("--until", "time").endsWith(2).says("'time' needs at");
    fit("--until", "patience:0").endsWith(2).says("at least 1, not 0");
    fit("--until", "gap:1e-3,part=2").endsWith(2).says("there is no part");
    fit("--until", "gap:1e-3", "--route", "memory")
        .endsWith(2)
        .says("needs the exact optimum", "--route triangle");
  }
}
