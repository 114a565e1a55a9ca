package glissade.simd;

import glissade.kernel.Kernels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The vector kernels in other widths than the machine's own. The width is a constant of the class,
 * so each width needs the class once more, from a loader of its own.
 */
final class Widths {

  private Widths() {}

  static Kernels kernels(int bits) {
    String before = System.getProperty(VectorKernels.BITS);
    System.setProperty(VectorKernels.BITS, Integer.toString(bits));
    try {
      Class<?> again = new Again().loadClass(VectorKernels.class.getName());
      return (Kernels) again.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      if (before == null) {
        System.clearProperty(VectorKernels.BITS);
      } else {
        System.setProperty(VectorKernels.BITS, before);
      }
    }
  }

  private static final class Again extends ClassLoader {

    Again() {
      super(VectorKernels.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(VectorKernels.class.getName()) || findLoadedClass(name) != null) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = VectorKernels.class.getResourceAsStream("VectorKernels.class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] code = in.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
