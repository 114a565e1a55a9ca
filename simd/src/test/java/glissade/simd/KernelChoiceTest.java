package glissade.simd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The door, opened in JVMs of their own: what they say they chose, and that the bits are the same.
 */
class KernelChoiceTest {

  private static final String VECTORS = "--add-modules=jdk.incubator.vector";

  /** What was chosen, and the fingerprint of what it calculates. */
  private record Run(String chosen, List<String> fingerprint, String all) {}

  @Test
  void scalarAndVectorKernelsGiveTheSameTrianglesAndGradients() throws Exception {
    Run vector = run(VECTORS);
    Run scalar = run(VECTORS, "-Dglissade.kernels=scalar");
    assertThat(scalar.chosen).isEqualTo("scalar: asked for by -Dglissade.kernels=scalar");
    assertThat(vector.chosen).isEqualTo("SIMD, " + new VectorKernels());
    assertThat(vector.fingerprint).hasSize(3).isEqualTo(scalar.fingerprint);
  }

  @Test
  void withoutTheModuleItIsScalar() throws Exception {
    assertThat(run().chosen)
        .isEqualTo("scalar: started without --add-modules jdk.incubator.vector");
  }

  @Test
  void whatCannotBeHadIsAnError() throws Exception {
    assertThat(run("-Dglissade.kernels=simd").all)
        .contains("-Dglissade.kernels=simd cannot be had")
        .contains("started without --add-modules");
    assertThat(run("-Dglissade.kernels=fast").all)
        .contains("-Dglissade.kernels is \"fast\"; it can be scalar or simd");
  }

  private static Run run(String... flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(flags));
    command.add(Fingerprint.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String all = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    List<String> lines =
        Stream.of(all.split("\n"))
            .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
            .collect(Collectors.toList());
    return new Run(lines.get(0), lines.subList(1, lines.size()), all);
  }
}
