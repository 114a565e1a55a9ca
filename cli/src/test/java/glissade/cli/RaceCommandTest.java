package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaceCommandTest {

  @TempDir private Path folder;
  private Path cars = Path.of("");

  @BeforeEach
  void makeCars() {
    cars = Tables.cars(folder);
  }

  private Ran race(Object... more) {
    Object[] args = new Object[more.length + 6];
    System.arraycopy(
        new Object[] {"race", cars, "--target", "mpg", "--missing", "drop"}, 0, args, 0, 6);
    System.arraycopy(more, 0, args, 6, more.length);
    return glissade(args);
  }

  private static List<?> optimizers(Ran ran) {
    return (List<?>) ran.at("optimizers");
  }

  private static Object of(Ran ran, String name, String member) {
    for (Object one : optimizers(ran)) {
      if (one instanceof Map<?, ?> map && name.equals(map.get("name"))) {
        Object value = map.get(member);
        return value == null ? "null" : value;
      }
    }
    throw new AssertionError(name + " did not take part");
  }

  private static double mark(Ran ran, String name, int mark, String member) {
    Map<?, ?> met = (Map<?, ?>) ((List<?>) of(ran, name, "marks")).get(mark);
    return met.get(member) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  @Test
  void whoeverNeedsTheFewestPassesIsToldFirst() {
    Ran ran = race("--optimizers", "gd,momentum,cg").endsWith(0);
    assertThat(ran.out()).startsWith("cg needs the fewest passes to 1e-9 of the first gap");
    ran.says("momentum comes next with", "1e-3", "1e-6", "forecast", "made", "≤ 5");
    ran.says("Everybody starts at zero on standardised columns", "after 100,000 iterations");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(race("--optimizers", "gd,momentum,cg", "--quiet").endsWith(0).err()).isEmpty();
  }

  @Test
  void predictedStandsBesideWhatHappened() {
    Ran ran = race("--optimizers", "gd,cg", "--format", "json").endsWith(0);
    for (int i = 0; i < 3; i++) {
      double made = mark(ran, "gd", i, "iterations");
      assertThat(mark(ran, "gd", i, "predicted") - made).isBetween(-1.0, 1.0);
      assertThat(mark(ran, "gd", i, "passes")).isEqualTo(made + 1);
      assertThat(mark(ran, "cg", i, "iterations")).isLessThanOrEqualTo(5);
      assertThat(mark(ran, "cg", i, "bound")).isBetween(mark(ran, "cg", i, "iterations"), 5.0);
    }
    assertThat(of(ran, "gd", "status")).isEqualTo("converged");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void theBoundOfConjugateGradientIsTighterThanTheNumberOfColumns() {
    StringBuilder table = new StringBuilder("a,b,c,d,e,f,y\n");
    for (int i = 0; i < 64; i++) {
      // Columns of signs that are orthogonal: all curvatures are nearly the same.
      String row = "";
      for (int j = 0; j < 6; j++) {
        row += ((i >> j & 1) * 2 - 1) + ",";
      }
      table.append(row).append(Math.sin(i)).append('\n');
    }
    Path signs = Tables.lines(folder, "signs.csv", table.toString().split("\n"));
    Ran ran = glissade("race", signs, "--target", "y", "--optimizers", "cg", "--format", "json");
    assertThat(mark(ran, "cg", 0, "bound")).isLessThan(7);
    assertThat(mark(ran, "cg", 0, "bound")).isEqualTo(mark(ran, "cg", 0, "iterations"));
  }

  @Test
  void everybodyTakesPartUnlessChosen() {
    Ran ran = race("--format", "json").endsWith(0);
    assertThat(optimizers(ran)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(of(ran, "gd", "arrived")).isEqualTo(true);
    assertThat(of(ran, "cg", "arrived")).isEqualTo(true);
  }

  @Test
  void whoeverDoesNotArriveOrDivergesIsTold() {
    Ran ran = race("--optimizers", "gd,gd@0.001,gd@5", "--iterations", 100).endsWith(0);
    assertThat(ran.out()).startsWith("None of the 3 optimizers came down to 1e-9");
    ran.says("gd came closest, to", "Not there within 100 iterations", "and gd@0.001 (0.");
    ran.says("gd@5 never – never – never –", "gd@5 diverged: after", "over the stable limit");
    Ran json =
        race("--optimizers", "gd@0.001,gd@5", "--iterations", 100, "--format", "json").endsWith(0);
    assertThat(of(json, "gd@0.001", "arrived")).isEqualTo(false);
    assertThat(of(json, "gd@5", "status")).isEqualTo("diverged");
  }

  @Test
  void onTheColumnsAsTheyAreItIsAnotherRace() {
    Ran raw = race("--optimizers", "gd", "--standardize", "off", "--iterations", 50).endsWith(0);
    raw.says("on the columns as they are", "gd did not come down to", "(nearly all)");
  }

  @Test
  void theOptimizersAreReadWithTheirNumbersAndSteps() {
    assertThat(Entrant.parse("gd,cg")).extracting(Entrant::name).containsExactly("gd", "cg");
    assertThat(Entrant.parse("gd@0.5, momentum:beta=0.9,gd@1/L,gd"))
        .extracting(Entrant::name)
        .containsExactly("gd@0.5", "momentum:beta=0.9", "gd@1/L", "gd");
    assertThat(Entrant.parse("momentum:0.5,cg").get(0).optimizer().toString()).contains("0.5");
    assertThat(Entrant.parse("gd,gd")).hasSize(1);
    // From the second number on each has its name, so a comma never means two things.
    assertThatThrownBy(() -> Entrant.parse("momentum:0.9,gamma=2,gd"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("momentum:0.9,gamma=2: there is no gamma");
    for (String wrong : new String[] {"nothing", "gd@fast", "cg@0.1", "gd,,cg", ""}) {
      race("--optimizers", wrong).endsWith(2).says("--optimizers: ");
    }
  }

  @Test
  void oddTablesRaceToo() {
    Path single = Tables.lines(folder, "single.csv", "a,b,y", "1,2,3");
    Path constant = Tables.lines(folder, "constant.csv", "a,y", "1,0", "2,0", "3,0");
    Path wide = Tables.lines(folder, "wide.csv", "a,b,c,d,y", "1,2,0,1,3", "2,1,5,7,4");
    for (Path odd : List.of(single, wide)) {
      glissade("race", odd, "--target", "y").endsWith(0).says("passes to 1e-9 of the first gap");
    }
    glissade("race", constant, "--target", "y")
        .endsWith(0)
        .says("There is nothing to race for: the loss is at its optimum from the start.");
  }
}
