package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.fold.Journey;
import glissade.rows.SpreadRows;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where rows are is no matter to a fit: neither to where it arrives nor to how. */
class SpreadFitsTest {

  private static final int ROWS = 400;

  /** One partition, two, one that has nearly all between empty ones, a row each at the ends. */
  private static final List<int[]> PARTITIONS =
      List.of(
          new int[] {ROWS},
          new int[] {ROWS / 2, ROWS / 2},
          new int[] {0, 1, ROWS - 2, 0, 1, 0},
          new int[] {57, 57, 57, 57, 57, 57, 58},
          sixtyFour());

  private static int[] sixtyFour() {
    int[] sizes = new int[64];
    Arrays.setAll(sizes, k -> ROWS * (k + 1) / 64 - ROWS * k / 64);
    return sizes;
  }

  static List<SpreadFits.Case> cases() {
    return SpreadFits.cases(ROWS);
  }

  private static Fit fit(SpreadFits.Case one, int[] partitions) {
    return one.trainer().fit(SpreadRows.of(one.rows(), partitions, new Journey()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheSameButForRounding(SpreadFits.Case one) {
    Fit here = one.trainer().fit(one.rows());
    for (int[] partitions : PARTITIONS) {
      Fit there = fit(one, partitions);
      assertThat(there.outcome().status()).isEqualTo(here.outcome().status());
      assertThat(there.loss())
          .isCloseTo(here.loss(), within(SpreadFits.LEAST_GAP * Math.abs(here.loss())));
      assertThat(
              SpreadFits.apart(
                  one.standardised(there.coefficients()), one.standardised(here.coefficients())))
          .as("%s in %s", one, Arrays.toString(partitions))
          .isLessThanOrEqualTo(one.bound());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSamePartitionsGiveTheSameBits(SpreadFits.Case one) {
    int[] partitions = PARTITIONS.get(3);
    assertThat(fit(one, partitions).coefficients()).isEqualTo(fit(one, partitions).coefficients());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noRowComesToThisMachine(SpreadFits.Case one) {
    SpreadRows rows = SpreadRows.of(one.rows(), 3);
    Fit fit = one.trainer().fit(rows);
    assertThat(fit.outcome().hasUsablePoint()).isTrue();
    assertThat(rows.timesCollected()).isZero();
    assertThat(rows.timesKept()).isEqualTo(fit.plan().choice().route() == Route.TRIANGLE ? 0 : 1);
  }
}
