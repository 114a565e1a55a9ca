package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be used is refused in a sentence that says what, where, and what to do. */
class BadInputTest {

  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder;

  private Ran fit(Path source) {
    return glissade("fit", source, "--target", "y");
  }

  @Test
  void noSuchFile() {
    Tables.exact(folder);
    fit(folder.resolve("exakt.csv")).endsWith(3).says("exakt.csv does not exist", "exact.csv");
  }

  @Test
  void anEmptyFile() throws IOException {
    fit(Files.createFile(folder.resolve("empty.csv"))).endsWith(3).says("empty.csv is empty");
  }

  @Test
  void aHeaderAndNothingElse() {
    fit(Tables.lines(folder, "header.csv", "a,y")).endsWith(3).says("header.csv has no rows");
  }

  @Test
  void aRepeatedHeader() {
    fit(Tables.lines(folder, "twice.csv", "a,a,y", "1,2,3"))
        .endsWith(3)
        .says("twice.csv has two columns named `a`");
  }

  @Test
  void anUnknownTarget() {
    glissade("fit", Tables.cars(folder), "--target", "mpgg")
        .endsWith(3)
        .says("The target mpgg is not a column of cars.csv. Did you mean mpg?");
    glissade("fit", Tables.cars(folder), "--target", "price")
        .endsWith(3)
        .says("The columns are: name, mpg, displacement");
  }

  @Test
  void anUnknownFeatureOrRowWeight() {
    Path exact = Tables.exact(folder);
    glissade("fit", exact, "--target", "y", "--features", "a + bb")
        .endsWith(3)
        .says("The feature bb is not a column", "Did you mean b?");
    glissade("fit", exact, "--target", "y", "--row-weights", "w")
        .endsWith(3)
        .says("The column of row weights w is not a column");
  }

  @Test
  void textWhereNumbersAreNeeded() {
    Path cars = Tables.cars(folder);
    glissade("fit", cars, "--target", "name").endsWith(3).says("The target name", "holds text");
    glissade("fit", cars, "--target", "mpg", "--features", "weight_lb + year")
        .endsWith(3)
        .says("The feature year", "holds date");
  }

  @Test
  void aBadCellInAColumnOfNumbers() {
    String[] lines = new String[31];
    Arrays.setAll(lines, i -> i == 0 ? "a,y" : i == 17 ? "oops,3" : i + "," + 2 * i);
    fit(Tables.lines(folder, "bad.csv", lines)).endsWith(3).says("row 17", "`a`", "`oops`");
    glissade("describe", folder.resolve("bad.csv")).endsWith(0).says("stop: row 17 holds oops");
  }

  @Test
  void infinity() {
    fit(Tables.lines(folder, "inf.csv", "a,y", "1,2", "inf,3", "2,4"))
        .endsWith(3)
        .says("row 2, column a: found infinity");
  }

  @Test
  void aMissingValueUnlessItWasSaidWhatToDo() {
    glissade("fit", Tables.cars(folder), "--target", "mpg")
        .endsWith(3)
        .says("8 of 200 rows of cars.csv miss a value", "rows 4, 8", "--missing drop");
  }

  @Test
  void aTruncatedParquetFile() throws IOException {
    Path whole = folder.resolve("whole.parquet");
    glissade("generate", "--rows", 100, "--weights", 1, "--output", whole).endsWith(0);
    Path cut = folder.resolve("cut.parquet");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(whole), 300));
    fit(cut).endsWith(3).says("cut.parquet");
  }

  @Test
  void aModelOfANewerVersionOrNoModelAtAll() {
    Path exact = Tables.exact(folder);
    Path output = folder.resolve("p.csv");
    Path newer =
        Tables.lines(folder, "newer.json", "{\"format\": \"glissade-model\", \"version\": 99}");
    glissade("predict", newer, exact, "--output", output).endsWith(3).says("version 99", "newer");
    glissade("predict", Tables.lines(folder, "no.json", "[1]"), exact, "--output", output)
        .endsWith(3)
        .says("no.json is not a glissade model");
    glissade("predict", exact, exact, "--output", output).endsWith(3).says("not a glissade model");
    glissade("predict", folder.resolve("none.json"), exact, "--output", output)
        .endsWith(3)
        .says("There is no model file", "--save");
    assertThat(output).doesNotExist();
  }

  @Test
  void predictingWithAColumnMissing() {
    Path model = folder.resolve("model.json");
    glissade("fit", Tables.exact(folder), "--target", "y", "--save", model).endsWith(0);
    Path other = Tables.lines(folder, "other.csv", "a,B,c", "1,2,3");
    glissade("predict", model, other, "--output", folder.resolve("p.csv"))
        .endsWith(3)
        .says("The feature b is not a column of other.csv", "Did you mean B?");
  }

  @Test
  void anOutputFolderThatDoesNotExist() {
    Path exact = Tables.exact(folder);
    Path nowhere = folder.resolve("nowhere");
    glissade("fit", exact, "--target", "y", "--save", nowhere.resolve("m.json"))
        .endsWith(3)
        .says("nowhere does not exist. Create it first");
    glissade("fit", exact, "--target", "y", "--trace", nowhere.resolve("t.jsonl"))
        .endsWith(3)
        .says("nowhere does not exist");
    glissade("generate", "--rows", 3, "--weights", 1, "--output", nowhere.resolve("g.csv"))
        .endsWith(3)
        .says("nowhere does not exist");
    glissade("fit", exact, "--target", "y", "--save", folder.resolve("m.txt"))
        .endsWith(2)
        .says("must end in .json");
    Path folderOfThatName = folder.resolve("m.json");
    assertThat(folderOfThatName.toFile().mkdir()).isTrue();
    glissade("fit", exact, "--target", "y", "--save", folderOfThatName)
        .endsWith(3)
        .says("it is a folder");
  }

  @Test
  void aFullDisk() {
    Path exact = Tables.exact(folder);
    Path model = folder.resolve("model.json");
    glissade("fit", exact, "--target", "y", "--save", FULL)
        .endsWith(3)
        .says("Converged", "Cannot write /dev/full", "no space is left");
    glissade("fit", exact, "--target", "y", "--trace", FULL, "--save", model)
        .endsWith(3)
        .says("Cannot write /dev/full");
    glissade("fit", exact, "--target", "y", "--save", model).endsWith(0);
    glissade("predict", model, exact, "--output", FULL).endsWith(3).says("/dev/full", "space");
    glissade("generate", "--rows", 99, "--weights", 1, "--output", FULL)
        .endsWith(3)
        .says("/dev/full", "space");
  }

  @Test
  void valuesThatOverflowWhenSquared() {
    Path weighted =
        Tables.lines(folder, "w.csv", "a,y,w", "1e300,1,1e300", "2e300,2,1e300", "3e300,1,1e300");
    glissade("fit", weighted, "--target", "y", "--row-weights", "w").endsWith(3).says("overflow");
  }

  @Test
  void aTargetWhoseSquareOverflows() {
    fit(Tables.lines(folder, "huge.csv", "a,y", "1,1e200", "2,3e200", "4,2e200"))
        .endsWith(3)
        .says("The target y of huge.csv is about 2.2e200 in size", "--query");
  }

  @Test
  void aCoefficientBeyondADouble() {
    fit(Tables.lines(folder, "tiny.csv", "a,y", "1e-200,1e150", "-2e-200,2e150", "3e-200,4e150"))
        .endsWith(3)
        .says("A coefficient is beyond what a double can hold");
  }

  @Test
  void rowWeightsThatAddUpToNothing() {
    Path none = Tables.lines(folder, "w.csv", "a,y,w", "1,2,0", "2,3,0");
    glissade("fit", none, "--target", "y", "--row-weights", "w").endsWith(3).says("add up to zero");
  }

  @Test
  void formulasThatCannotBeRead() {
    Path exact = Tables.exact(folder);
    glissade("fit", exact, "--target", "y", "--features", "a & b")
        .endsWith(2)
        .says("found '&' at character 3", "fit --help");
    glissade("fit", exact, "--target", "y", "--features", "a + y")
        .endsWith(2)
        .says("Column y is the target");
    glissade("fit", exact, "--target", "y", "--row-weights", "y")
        .endsWith(2)
        .says("cannot be both");
  }

  @Test
  void choicesThatExcludeEachOther() {
    Path exact = Tables.exact(folder);
    glissade("fit", exact, "--target", "y", "--optimizer", "cg", "--step", 0.1)
        .endsWith(2)
        .says("a step cannot be given");
    glissade("fit", exact, "--target", "y", "--threads", 0).endsWith(2).says("at least 1");
    glissade("fit", exact, "--target", "y", "--step", "soon")
        .endsWith(2)
        .says("There is no step size called 'soon'");
    glissade("fit", exact, "--target", "y", "--tolerance", -1).endsWith(2).says("tolerance");
    glissade("fit", exact, "--target", "y", "--missing", "guess").endsWith(2).says("guess");
  }
}
