package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same fit with any number of threads, on the vector unit and without it: the same bits. And on
 * any JDK, since the bits are written down here.
 */
class SameBitsTest {

  private static final List<String> SCALAR = List.of("-Dglissade.kernels=scalar");
  private static final List<String> SIMD =
      List.of("--add-modules", "jdk.incubator.vector", "-Dglissade.kernels=simd");

  /** Rows enough for several chunks, the last of which is not a whole number of lanes. */
  private static Path rows(Path folder) {
    Path made = folder.resolve("made.parquet");
    Ran.glissade(
            "generate",
            "--rows=50003",
            "--weights=2,4,-5,9,0.25,1,7",
            "--intercept=2",
            "--noise=1",
            "--seed=12",
            "--output",
            made)
        .endsWith(0);
    return made;
  }

  @Test
  void threadsAndKernelsChangeNothing(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path rows = rows(folder);
    for (String route : List.of("triangle", "memory")) {
      List<String> expected = fit(SCALAR, rows, route, 1);
      assertThat(fit(SCALAR, rows, route, 3)).isEqualTo(expected);
      for (int threads : new int[] {1, 2, 3, 8}) {
        assertThat(fit(SIMD, rows, route, threads)).isEqualTo(expected);
      }
    }
  }

  @Test
  void everyJdkComesToTheSame(@TempDir Path folder) throws IOException, InterruptedException {
    assertThat(fit(SIMD, rows(folder), "triangle", 2))
        .containsExactly(
            "0x1.00b0ffc727cdap1",
            "0x1.ff5f01e646ab1p0",
            "0x1.0066b40d7a283p2",
            "-0x1.409f362d55559p2",
            "0x1.20057b3ed5614p3",
            "0x1.fbbd625527b1dp-3",
            "0x1.01a50e1f2f917p0",
            "0x1.c02723f1d1cefp2",
            "0x1.01c3982f851f9p0");
  }

  /** Intercept, weights and loss, to the last bit. */
  private static List<String> fit(List<String> kernels, Path rows, String route, int threads)
      throws IOException, InterruptedException {
    Ran ran =
        Started.withFlags(
            kernels,
            "fit",
            rows,
            "--target=y",
            "--format=json",
            "--route",
            route,
            "--threads",
            threads);
    ran.endsWith(0);
    List<String> bits = new ArrayList<>();
    bits.add(Double.toHexString(ran.number("intercept")));
    for (Object coefficient : (List<?>) ran.at("coefficients")) {
      Object value = ((Map<?, ?>) coefficient).get("value");
      bits.add(value instanceof Double number ? Double.toHexString(number) : "no number");
    }
    bits.add(Double.toHexString(ran.number("outcome", "loss")));
    return bits;
  }
}
