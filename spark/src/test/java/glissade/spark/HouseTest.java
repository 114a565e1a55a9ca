package glissade.spark;

import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import glissade.house.HouseContract;
import org.junit.jupiter.api.Test;

class HouseTest implements HouseContract {

  @Test
  void tablesKnowNothingOfEstimators() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("glissade.spark")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("glissade.spark.ml..")
        .check(classes());
  }
}
