package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be fitted is fitted, and said plainly. */
class OddInputTest {

  @TempDir private Path folder;

  private Ran fit(String... lines) {
    return glissade("fit", Tables.lines(folder, "odd.csv", lines), "--target", "y").endsWith(0);
  }

  private Ran json() {
    return glissade("fit", folder.resolve("odd.csv"), "--target", "y", "--format", "json");
  }

  @Test
  void aConstantTarget() {
    fit("x,y", "1,5", "2,5", "3,5").says("The target y is 5 in every row", "perfect fit");
    assertThat(json().number("intercept")).isCloseTo(5, within(1e-14));
  }

  @Test
  void aConstantFeature() {
    fit("x,c,y", "1,3,2", "2,3,4.5", "3,3,5", "4,3,9")
        .says("c is 3 in every row", "0.518750 and the coefficients equal the exact optimum to 15");
    assertThat(json().number("intercept")).isCloseTo(-0.25, within(1e-13));
  }

  @Test
  void theSameColumnInTwoUnits() {
    fit("weight_lb,weight_kg,y", "100,45.36,2", "200,90.72,4.5", "300,136.08,5", "401,181.8936,9")
        .says("weight_kg = 0.4536 × weight_lb", "least norm on standardised columns");
  }

  @Test
  void aColumnThatIsASum() {
    fit("a,b,c,y", "1,2,4,1", "2,1,4,3", "4,4,9,2", "3,5,9,4", "7,1,9,0").says("c = 1 + a + b");
  }

  @Test
  void fewerRowsThanColumns() {
    fit("a,b,c,d,y", "1,2,3,4,5", "2,3,1,5,7").says("2 rows cannot tell 5 coefficients", "Aliased");
  }

  @Test
  void aSingleRow() {
    fit("a,b,y", "1,2,3").says("There is a single row", "1 row × 3 columns");
    assertThat(json().number("intercept")).isCloseTo(3, within(1e-14));
  }

  @Test
  void nothingToPredictFrom() {
    fit("y", "1", "2", "6").says("the model is the mean of the target");
    assertThat(json().number("intercept")).isCloseTo(3, within(1e-14));
    glissade("fit", folder.resolve("odd.csv"), "--target", "y", "--no-intercept")
        .endsWith(3)
        .says("nothing to fit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"e150", "e-150", "e0"})
  void hugeAndTinyValues(String exponent) {
    fit("a,y", "1" + exponent + ",1", "-2" + exponent + ",2", "3" + exponent + ",4");
    fit("a,y", "1,1" + exponent, "-2,2" + exponent, "3,4" + exponent);
    double intercept = json().number("intercept");
    assertThat(intercept / Double.parseDouble("1" + exponent)).isCloseTo(40 / 19.0, within(1e-13));
  }

  @Test
  void booleansAreNumbers() {
    fit("on,y", "true,3", "false,1", "true,3.5", "false,1.5");
    assertThat(json().number("intercept")).isCloseTo(1.25, within(1e-14));
  }

  @Test
  void namesWithSpacesAndUnits() {
    Path odd = Tables.lines(folder, "odd.csv", "Body Mass (g),y", "1,2", "2,4", "3,7");
    glissade("fit", odd, "--target", "y", "--features", "\"Body Mass (g)\"")
        .endsWith(0)
        .says("Body Mass (g)");
  }
}
