package glissade.simd;

import glissade.kernel.Kernels;
import glissade.kernel.KernelsContract;
import org.junit.jupiter.api.Nested;

/** The contract of the kernels, in the width of this machine and in every other. */
class VectorKernelsTest implements KernelsContract {

  @Override
  public Kernels kernels() {
    return new VectorKernels();
  }

  @Nested
  class In512Bits implements KernelsContract {

    private final Kernels kernels = Widths.kernels(512);

    @Override
    public Kernels kernels() {
      return kernels;
    }
  }

  @Nested
  class In256Bits implements KernelsContract {

    private final Kernels kernels = Widths.kernels(256);

    @Override
    public Kernels kernels() {
      return kernels;
    }
  }

  @Nested
  class In128Bits implements KernelsContract {

    private final Kernels kernels = Widths.kernels(128);

    @Override
    public Kernels kernels() {
      return kernels;
    }
  }
}
