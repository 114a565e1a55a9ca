package glissade.kernel;

class ScalarKernelsTest implements KernelsContract {

  @Override
  public Kernels kernels() {
    return ScalarKernels.INSTANCE;
  }
}
