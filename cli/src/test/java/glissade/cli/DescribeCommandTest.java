package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeCommandTest {

  @TempDir private Path folder;

  @Test
  void everyColumnHasALine() {
    Ran ran = glissade("describe", Tables.cars(folder)).endsWith(0);
    assertThat(ran.out()).startsWith("cars.csv: 200 rows × 7 columns.");
    assertThat(ran.out().lines())
        .anyMatch(line -> line.matches(" +name +text +200 levels +leave it out"))
        .anyMatch(line -> line.matches(" +mpg +numbers +[\\d.]+ to [\\d.]+ +4 +need --missing"))
        .anyMatch(line -> line.matches(" +weight_lb +integers +\\d+ to \\d+ +use it"))
        .anyMatch(line -> line.matches(" +year +date +1970-01-01 to 1982-01-01 +leave it out"));
    ran.says("Values are missing in mpg and horsepower", "--missing drop");
  }

  @Test
  void aConstantColumnIsNamedOne() {
    glissade("describe", Tables.lines(folder, "c.csv", "a,b", "1,7", "2,7"))
        .endsWith(0)
        .says("use it (constant)");
  }

  @Test
  void aColumnWithoutAValueStopsAFit() {
    glissade("describe", Tables.lines(folder, "c.csv", "a,b", "1,", "2,")).endsWith(0).says("b");
  }

  @Test
  void aQueryIsDescribedAsItsResult() {
    glissade("describe", Tables.cars(folder), "--query", "SELECT mpg * 2 AS m FROM source")
        .endsWith(0)
        .says("200 rows × 1 column", "m numbers");
  }

  @Test
  void withoutASourceItIsWrongUsage() {
    glissade("describe").endsWith(2).says("SOURCE");
  }

  @Test
  void columnsThatAreCombinationsOfOthersAreNamed() {
    glissade(
            "describe",
            Tables.lines(
                folder,
                "c.csv",
                "a,b,c,k,t,s",
                "1,5,-3,7,1,x",
                "2,3,1,7,2,y",
                "3,8,-2,7,6,x",
                "4,1,7,7,24,x",
                "5,9,1,7,,y",
                "6,2,10,7,720,z",
                "7,2,12,7,5040,z"))
        .endsWith(0)
        .says("c = 2 × a − b", "one choice of many", "s text 3 levels use it with `.`");
    Ran none =
        glissade("describe", Tables.lines(folder, "d.csv", "a,b", "1,2", "2,3", "4,1", "8,2"));
    assertThat(none.out() + none.err()).contains("use it").doesNotContain("one choice");
  }
}
