package glissade.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The door as core alone sees it; the simd module tests what lies behind it. */
class KernelChoiceTest {

  @Test
  void coreAloneIsScalarAndSaysWhy() {
    assertThat(KernelChoice.of("")).hasToString("scalar: the simd module is not on the class path");
    assertThat(Kernels.best()).isSameAs(Kernels.scalar());
  }

  @Test
  void whoAsksForScalarIsToldSo() {
    assertThat(KernelChoice.of("scalar"))
        .hasToString("scalar: asked for by -Dglissade.kernels=scalar");
  }

  @Test
  void whatCannotBeHadIsNotReplacedInSilence() {
    assertThat(KernelChoice.of("simd"))
        .hasToString(
            "-Dglissade.kernels=simd cannot be had. It would be scalar: the simd module is not on"
                + " the class path");
    assertThat(KernelChoice.of("fast"))
        .hasToString("-Dglissade.kernels is \"fast\"; it can be scalar or simd.");
  }

  /** Also where nothing has to be prepared. */
  @Test
  void preparesWithoutAWord() {
    KernelChoice.prepare();
    assertThat(KernelChoice.describe()).isNotEmpty();
  }
}
