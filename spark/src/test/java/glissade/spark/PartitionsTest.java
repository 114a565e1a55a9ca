package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.model.Fit;
import glissade.model.SpreadFits;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How rows are cut into partitions is no matter to a fit but for rounding. */
class PartitionsTest {

  private static final int ROWS = 300;

  static List<SpreadFits.Case> cases() {
    return SpreadFits.cases(ROWS);
  }

  /** Those of few passes: of each, 64 partitions are 66 tasks. */
  static List<SpreadFits.Case> ofFewPasses() {
    List<String> names =
        List.of(
            "squared",
            "ridge",
            "lasso",
            "huber",
            "logistic",
            "poisson",
            "gamma",
            "squares held out",
            "weighted squares",
            "weighted logistic");
    return cases().stream().filter(one -> names.contains(one.name())).toList();
  }

  private static int[] same(int partitions) {
    int[] sizes = new int[partitions];
    Arrays.setAll(sizes, k -> ROWS * (k + 1) / partitions - ROWS * k / partitions);
    return sizes;
  }

  private static Fit fit(SpreadFits.Case one, int... sizes) {
    return one.trainer().fit(RddRows.of(one.rows(), sizes, batch -> batch));
  }

  private static void check(SpreadFits.Case one, int... sizes) {
    Fit here = one.trainer().fit(one.rows());
    Fit there = fit(one, sizes);
    assertThat(there.outcome().status()).isEqualTo(here.outcome().status());
    assertThat(there.loss())
        .isCloseTo(here.loss(), within(SpreadFits.LEAST_GAP * Math.abs(here.loss())));
    assertThat(
            SpreadFits.apart(
                one.standardised(there.coefficients()), one.standardised(here.coefficients())))
        .as("%s in %s", one, Arrays.toString(sizes))
        .isLessThanOrEqualTo(one.bound());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void one(SpreadFits.Case one) {
    check(one, same(1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void two(SpreadFits.Case one) {
    check(one, same(2));
  }

  /** Seven, some of which are empty, and one of which has nearly all rows. */
  @ParameterizedTest
  @MethodSource("cases")
  void sevenThatDiffer(SpreadFits.Case one) {
    check(one, 0, 1, ROWS - 6, 0, 2, 3, 0);
  }

  @ParameterizedTest
  @MethodSource("ofFewPasses")
  void sixtyFour(SpreadFits.Case one) {
    check(one, same(64));
  }

  @Test
  void aRowEach() {
    check(cases().get(0), same(ROWS));
  }

  @ParameterizedTest
  @MethodSource("ofFewPasses")
  void theSamePartitionsGiveTheSameBits(SpreadFits.Case one) {
    assertThat(fit(one, same(5)).coefficients()).isEqualTo(fit(one, same(5)).coefficients());
  }
}
