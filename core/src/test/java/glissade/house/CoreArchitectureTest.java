package glissade.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How core is built up: the order of its packages, and which of its parts never meet. */
class CoreArchitectureTest implements HouseContract {

  /** Each may use only those above it. */
  private static final List<String> ORDER =
      List.of(
          "kernel",
          "fold",
          "rows",
          "compress",
          "loss",
          "penalty",
          "objective",
          "descent",
          "coordinate",
          "stochastic",
          "optimizer",
          "forecast",
          "table",
          "formula",
          "features",
          "model",
          "evaluation",
          "inference",
          "file");

  private static final List<DescribedPredicate<JavaClass>> STRANGERS =
      List.of(
          resideInAPackage("glissade.loss.."),
          resideInAPackage("glissade.penalty.."),
          kindsOf("glissade.optimizer.StepSize"),
          kindsOf("glissade.descent.StopRule"));

  @Test
  void packagesUseOnlyThoseAboveThem() {
    HouseRules.order("glissade", ORDER).check(classes());
  }

  @TestFactory
  Stream<DynamicTest> lossPenaltyStepSizeAndStopRuleNeverMeet() {
    return STRANGERS.stream()
        .flatMap(
            one ->
                STRANGERS.stream()
                    .filter(other -> other != one)
                    .map(
                        other ->
                            DynamicTest.dynamicTest(
                                one.getDescription() + " and " + other.getDescription(),
                                () -> HouseRules.strangers(one, other).check(classes()))));
  }

  /** A rule about names that have changed would hold of nothing. */
  @Test
  void whatTheRulesNameIsThere() {
    for (DescribedPredicate<JavaClass> part : STRANGERS.subList(2, STRANGERS.size())) {
      assertThat(classes()).as(part.getDescription()).anyMatch(part);
    }
  }

  /** The types that are one of these, and what stands inside them. */
  private static DescribedPredicate<JavaClass> kindsOf(String name) {
    return describe(
        "kinds of " + name,
        type ->
            Stream.iterate(
                    type, inner -> inner != null, inner -> inner.getEnclosingClass().orElse(null))
                .anyMatch(outer -> outer.isAssignableTo(name)));
  }
}
