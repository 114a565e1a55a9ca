package glissade.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule finds what is wrong on purpose in the fixtures, and nothing else there. */
class HouseRulesTest {

  private static final String FIXTURE = HouseRulesTest.class.getPackageName() + ".fixture";

  @Test
  void aPackageThatIsNotNullMarked() {
    assertThat(complaints(HouseRules.NULL_MARKED, ""))
        .singleElement()
        .asString()
        .contains("Unmarked");
  }

  @Test
  void printing() {
    ArchRule rule = HouseRules.noPrintingOutside("glissade.cli..");
    assertThat(complaints(rule, "")).singleElement().asString().contains("Talkative.say()");
    assertThat(complaints(HouseRules.noPrintingOutside(FIXTURE + ".printing.."), "")).isEmpty();
  }

  @Test
  void namesThatFitAnything() {
    assertThat(complaints(HouseRules.TELLING_NAMES, ".naming"))
        .hasSize(3)
        .anyMatch(line -> line.contains("RowHelper is a “helper”"))
        .anyMatch(line -> line.contains("Weighing is a “util”"))
        .anyMatch(line -> line.contains("package-info is a “util”"));
  }

  @Test
  void packagesInACycle() {
    assertThat(complaints(HouseRules.noCyclesUnder(FIXTURE), ""))
        .singleElement()
        .asString()
        .contains("cycle.left", "cycle.right");
  }

  @Test
  void aSecondImporter() {
    ArchRule rule = HouseRules.onlyImporterOf("java.util.zip..", FIXTURE + ".order.upper..");
    assertThat(complaints(rule, "")).isNotEmpty().allMatch(line -> line.contains("Lower"));
    ArchRule kept = HouseRules.onlyImporterOf("java.util.zip..", FIXTURE + ".order.lower..");
    assertThat(complaints(kept, "")).isEmpty();
  }

  @Test
  void anArrowAgainstTheOrder() {
    ArchRule wrong = HouseRules.order(FIXTURE + ".order", List.of("upper", "lower", "unlisted"));
    assertThat(complaints(wrong, ".order")).isNotEmpty().allMatch(line -> line.contains("Lower"));
    ArchRule right = HouseRules.order(FIXTURE + ".order", List.of("lower", "upper", "unlisted"));
    assertThat(complaints(right, ".order")).isEmpty();
  }

  @Test
  void aPackageMissingFromTheOrder() {
    ArchRule rule = HouseRules.order(FIXTURE + ".order", List.of("lower", "upper"));
    assertThat(complaints(rule, ".order")).isNotEmpty().allMatch(line -> line.contains("unlisted"));
  }

  @Test
  void strangersThatMeet() {
    ArchRule rule =
        HouseRules.strangers(
            resideInAPackage(FIXTURE + ".order.upper.."),
            resideInAPackage(FIXTURE + ".order.lower.."));
    assertThat(complaints(rule, "")).isNotEmpty().allMatch(line -> line.contains("Lower"));
  }

  private static List<String> complaints(ArchRule rule, String under) {
    JavaClasses classes = new ClassFileImporter().importPackages(FIXTURE + under);
    return rule.evaluate(classes).getFailureReport().getDetails();
  }
}
