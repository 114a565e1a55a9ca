package glissade.simd;

import static org.assertj.core.api.Assertions.assertThat;

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
    String before = System.getProperty(Width.PROPERTY);
    System.setProperty(Width.PROPERTY, Integer.toString(bits));
    try {
      Class<?> again = new Again().loadClass(VectorKernels.class.getName());
      Kernels kernels = (Kernels) again.getDeclaredConstructor().newInstance();
      // The width is read when it is first needed, which has to be now.
      assertThat(kernels).hasToString(bits + "-bit vectors");
      return kernels;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      if (before == null) {
        System.clearProperty(Width.PROPERTY);
      } else {
        System.setProperty(Width.PROPERTY, before);
      }
    }
  }

  private static final class Again extends ClassLoader {

    Again() {
      super(VectorKernels.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("glissade.simd.") || findLoadedClass(name) != null) {
        return super.loadClass(name, resolve);
      }
      String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
      try (InputStream in = VectorKernels.class.getResourceAsStream(file)) {
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
