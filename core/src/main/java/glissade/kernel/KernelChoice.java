package glissade.kernel;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The one door to the vector unit: which kernels run here, and why. All kinds return the same bits,
 * so the choice is about speed alone.
 *
 * <p>{@code -Dglissade.kernels=scalar} or {@code simd} asks for one of them.
 */
public final class KernelChoice {

  /** The system property that asks for one kind. */
  public static final String PROPERTY = "glissade.kernels";

  private static final String INCUBATOR = "jdk.incubator.vector";
  private static final String SIMD = "glissade.simd.VectorKernels";

  /** Three panels of columns: every loop of the fold is run. */
  private static final int PREPARED_SIZE = 12;

  /**
   * Whole vectors, as in nearly all tiles: with a rest, slower loops come of it, since the compiler
   * takes the rest for as frequent as it was here.
   */
  private static final int PREPARED_ROWS = 64;

  /** As many as the launcher's JVM compiles them after; they take it milliseconds. */
  private static final int PREPARED_FOLDS = 24;

  private static final KernelChoice CHOSEN = of(System.getProperty(PROPERTY, ""));

  private final @Nullable Kernels kernels;
  private final String description;

  /**
   * @param kernels null if what was asked for cannot be had
   * @param description what was chosen and why, or what is wrong
   */
  private KernelChoice(@Nullable Kernels kernels, String description) {
    this.kernels = kernels;
    this.description = description;
  }

  /**
   * What runs here and why, as in “SIMD, 512-bit vectors” or “scalar: started without --add-modules
   * jdk.incubator.vector”.
   *
   * @throws IllegalArgumentException if the system property asks for what cannot be had
   */
  public static String describe() {
    kernels();
    return CHOSEN.description;
  }

  /**
   * Chooses, and folds a few small tiles, so that the loops are compiled when the first rows come.
   * For a thread of its own while those are still far. Changes no result.
   */
  public static void prepare() {
    Kernels kernels = CHOSEN.kernels;
    if (kernels == null || kernels == Kernels.scalar()) {
      return;
    }
    double[] r = new double[PREPARED_SIZE * PREPARED_SIZE];
    double[] tile = new double[PREPARED_SIZE * PREPARED_ROWS];
    for (int fold = 0; fold < PREPARED_FOLDS; fold++) {
      Arrays.fill(tile, 1);
      for (int j = 0; j < PREPARED_SIZE; j++) {
        tile[j * PREPARED_ROWS + j] = 2;
      }
      kernels.fold(r, PREPARED_SIZE, tile, 0, PREPARED_ROWS, PREPARED_ROWS, false);
    }
  }

  static Kernels kernels() {
    if (CHOSEN.kernels == null) {
      throw new IllegalArgumentException(CHOSEN.description);
    }
    return CHOSEN.kernels;
  }

  /**
   * @param asked scalar, simd, or nothing for whichever is faster
   */
  static KernelChoice of(String asked) {
    return switch (asked) {
      case "scalar" -> scalar("asked for by -D" + PROPERTY + "=scalar");
      case "" -> simd();
      case "simd" -> {
        KernelChoice choice = simd();
        yield choice.kernels == Kernels.scalar()
            ? new KernelChoice(
                null, "-D" + PROPERTY + "=simd cannot be had. It would be " + choice.description)
            : choice;
      }
      default ->
          new KernelChoice(
              null, "-D" + PROPERTY + " is \"" + asked + "\"; it can be scalar or simd.");
    };
  }

  private static KernelChoice scalar(String why) {
    return new KernelChoice(Kernels.scalar(), "scalar: " + why);
  }

  /** The vector kernels, by name: core is compiled and runs without them. */
  private static KernelChoice simd() {
    try {
      // Not initialised yet: that would need the incubator module.
      Class<?> type = Class.forName(SIMD, false, KernelChoice.class.getClassLoader());
      if (!incubatorIsThere()) {
        return scalar("started without --add-modules " + INCUBATOR);
      }
      Kernels kernels = (Kernels) type.getDeclaredConstructor().newInstance();
      return new KernelChoice(kernels, "SIMD, " + kernels);
    } catch (ClassNotFoundException e) {
      return scalar("the simd module is not on the class path");
    } catch (InvocationTargetException e) {
      return e.getCause() instanceof UnsupportedOperationException slower
          ? scalar(String.valueOf(slower.getMessage()))
          : scalar("the vector kernels did not start: " + e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      return scalar("the vector kernels did not load: " + e);
    }
  }

  /**
   * Asked for when the JVM starts, the module costs every start its boot layer from the JVM's own
   * archive, and a warning. Where our launcher has opened that door, it is brought in now instead,
   * by what the JDK itself uses to bring in a module late.
   */
  private static boolean incubatorIsThere() {
    if (ModuleLayer.boot().findModule(INCUBATOR).isPresent()) {
      return true;
    }
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, INCUBATOR);
      return true;
    } catch (ReflectiveOperationException notOpened) {
      return false;
    }
  }

  @Override
  public String toString() {
    return description;
  }
}
