package glissade.report;

import glissade.house.HouseContract;
import glissade.house.HouseRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class HouseTest implements HouseContract {

  /** Each may use only those above it. */
  private static final List<String> ORDER =
      List.of("words", "markup", "chart", "run", "slice", "diagnostics", "picture", "page");

  @Test
  void packagesUseOnlyThoseAboveThem() {
    HouseRules.order("glissade.report", ORDER).check(classes());
  }
}
