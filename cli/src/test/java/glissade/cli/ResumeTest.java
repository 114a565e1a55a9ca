package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumeTest {

  @TempDir private Path folder;
  private Path cars = Path.of("");
  private Path state = Path.of("");

  @BeforeEach
  void makeCars() {
    cars = Tables.cars(folder);
    state = folder.resolve("state.json");
  }

  private Ran fit(Object... more) {
    Object[] args = new Object[more.length + 6];
    System.arraycopy(
        new Object[] {"fit", cars, "--target", "mpg", "--missing", "drop"}, 0, args, 0, 6);
    System.arraycopy(more, 0, args, 6, more.length);
    return glissade(args);
  }

  @ParameterizedTest
  @CsvSource({"gd, 1", "gd, 37", "momentum, 12", "cg, 1", "cg, 3"})
  void aRunThatWasCutAndResumedWritesTheSameModelByteForByte(String optimizer, int cut) {
    Path whole = folder.resolve("whole.json");
    Path parts = folder.resolve("parts.json");
    Path wholeTrace = folder.resolve("whole.jsonl");
    Path rest = folder.resolve("rest.jsonl");
    fit("--optimizer", optimizer, "--iterations", 60, "--save", whole, "--trace", wholeTrace)
        .endsWith(0);
    fit("--optimizer", optimizer, "--iterations", cut, "--checkpoint", state)
        .endsWith(0)
        .says("The state of the run is in " + state);
    fit("--optimizer", optimizer, "--iterations", 60, "--resume", state, "--save", parts)
        .endsWith(0)
        .says("Went on from " + state, "Made the 60 iterations");
    assertThat(Tables.read(parts)).isEqualTo(Tables.read(whole));
    fit("--optimizer", optimizer, "--iterations", 60, "--resume", state, "--trace", rest);
    List<String> expected = Tables.read(wholeTrace).lines().skip(cut).toList();
    assertThat(Tables.read(rest).lines().toList()).isEqualTo(expected);
  }

  @Test
  void overTheRowsAndWithRowsHeldOutItGoesOnAsWell() {
    List<Object[]> ways = new ArrayList<>();
    ways.add(new Object[] {"--route", "memory", "--optimizer", "cg"});
    ways.add(new Object[] {"--early-stopping", "--format", "json"});
    ways.add(new Object[] {"--holdout", 0.3, "--optimizer", "gd", "--format", "json"});
    for (Object[] way : ways) {
      Path whole = folder.resolve("whole.json");
      Path parts = folder.resolve("parts.json");
      String expected = more(way, "--iterations", 30, "--save", whole).endsWith(0).out();
      more(way, "--iterations", 4, "--checkpoint", state).endsWith(0);
      Ran rest = more(way, "--iterations", 30, "--resume", state, "--save", parts).endsWith(0);
      assertThat(Tables.read(parts)).isEqualTo(Tables.read(whole));
      if (expected.startsWith("{")) {
        assertThat(rest.out()).isEqualTo(expected);
      }
    }
  }

  private Ran more(Object[] way, Object... rest) {
    Object[] all = new Object[way.length + rest.length];
    System.arraycopy(way, 0, all, 0, way.length);
    System.arraycopy(rest, 0, all, way.length, rest.length);
    return fit(all);
  }

  @Test
  void aSpentBudgetCanBeRaised() {
    fit("--optimizer", "gd", "--tolerance", "1e-12", "--iterations", 50, "--checkpoint", state)
        .endsWith(4);
    Ran ran =
        fit("--optimizer", "gd", "--resume", state, "--checkpoint", state, "--format", "json")
            .endsWith(0);
    Ran once = fit("--optimizer", "gd", "--format", "json");
    assertThat(ran.out()).isEqualTo(once.out());
    // What converged is a state too, and a stricter tolerance goes on from it.
    fit("--optimizer", "gd", "--resume", state, "--tolerance", "1e-13").endsWith(0);
  }

  @Test
  void aCancelledRunGoesOnFromWhereItWas() throws Exception {
    Object[] slow = {
      "fit", cars, "--target", "mpg", "--missing", "drop", "--step", "1e-9", "--tolerance", "0"
    };
    List<Object> args = new ArrayList<>(List.of(slow));
    args.addAll(List.of("--iterations", "1e15", "--checkpoint", state));
    try (Started started = Started.glissade(args.toArray())) {
      started.awaitOnError("Descending");
      started.signal("INT");
      assertThat(started.exitCode()).isEqualTo(130);
    }
    Ran first = new Ran(0, Tables.read(state), "");
    double made = ((Number) ((List<?>) first.at("state", "iterations")).get(0)).doubleValue();
    assertThat(made).isGreaterThan(100);
    args.set(args.size() - 3, String.format("%.0f", made + 5));
    args.addAll(List.of("--resume", state, "--trace", folder.resolve("t.jsonl")));
    glissade(args.toArray()).endsWith(4);
    List<String> lines = Tables.read(folder.resolve("t.jsonl")).lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).startsWith(String.format("{\"iteration\":%.0f,", made));
  }

  @Test
  void whatBelongsToAnotherRunIsRefused() throws Exception {
    fit("--optimizer", "gd", "--iterations", 5, "--checkpoint", state).endsWith(0);
    fit("--optimizer", "cg", "--resume", state)
        .endsWith(3)
        .says("belongs to another run: optimizer", "Resume with the data and the options");
    fit("--optimizer", "gd", "--features", "horsepower", "--resume", state).endsWith(3);
    fit("--optimizer", "gd", "--holdout", 0.2, "--resume", state).endsWith(3);
    fit("--resume", folder.resolve("none.json")).endsWith(3).says("There is no checkpoint file");
    String written = Tables.read(state);
    Files.writeString(state, written.substring(0, written.length() - 20));
    fit("--optimizer", "gd", "--resume", state).endsWith(3).says("not JSON from line");
    Files.writeString(state, written.replace("\"version\" : 1", "\"version\" : 2"));
    fit("--optimizer", "gd", "--resume", state).endsWith(3).says("Use a newer glissade");
    Files.writeString(state, written.replace("\"bestIteration\"", "\"other\""));
    fit("--optimizer", "gd", "--resume", state)
        .endsWith(3)
        .says("Cannot go on from", "says nothing of bestIteration");
    fit("--checkpoint", folder.resolve("state.txt")).endsWith(2).says("must end in .json");
  }

  @Test
  void aRunThatDivergesLeavesNoState() {
    fit("--step", 10, "--checkpoint", state).endsWith(5);
    assertThat(state).doesNotExist();
  }
}
