package glissade.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** What every module keeps to. A module's test class implements this and needs nothing more. */
public interface HouseContract {

  /** The classes of this module: not its tests, not what it depends on. */
  default JavaClasses classes() {
    return HouseClasses.besides(getClass());
  }

  @Test
  default void thereAreClassesToLookAt() {
    assertThat(classes()).isNotEmpty();
  }

  @Test
  default void everyPackageIsNullMarked() {
    HouseRules.NULL_MARKED.check(classes());
  }

  @Test
  default void onlyTheCommandLinePrints() {
    HouseRules.noPrintingOutside("glissade.cli..").check(classes());
  }

  @Test
  default void namesSayWhatThingsAre() {
    HouseRules.TELLING_NAMES.check(classes());
  }

  @Test
  default void testsAreNamedAsWellAsTheRest() {
    HouseRules.TELLING_NAMES.check(HouseClasses.withTestsOf(getClass()));
  }

  @Test
  default void packagesHaveNoCycles() {
    HouseRules.noCyclesUnder("glissade").check(classes());
  }

  @Test
  default void onlySimdImportsTheVectorApi() {
    HouseRules.onlyImporterOf("jdk.incubator.vector..", "glissade.simd..").check(classes());
  }
}
