package glissade.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of loaded classes that the launcher has the JVM make in the background. */
class ArchiveTest {

  private static final Map<String, String> WITH_ARCHIVE = Map.of("GLISSADE_ARCHIVE", "");

  @TempDir private Path folder;
  private SourceTree tree;

  @BeforeEach
  void copy() throws Exception {
    tree = SourceTree.copiedTo(folder, false);
    tree.addMaven();
  }

  @Test
  void isUsedOnceMadeAndMadeAnewAfterEachBuild() throws Exception {
    assertThat(launch("x").output()).isEqualTo("[x]\n");
    Path first = made();
    assertThat(shared()).isTrue();
    assertThat(archives()).containsExactly(first);

    tree.write("System.out.println(\"changed\");");
    assertThat(launch("x").output()).isEqualTo("changed\n[x]\n");
    Path second = made();
    assertThat(second).isNotEqualTo(first);
    assertThat(shared()).isTrue();

    Files.delete(second);
    Files.writeString(second, "not an archive".repeat(10_000));
    Launched broken = launch("x", "exit", "7");
    assertThat(broken.output()).isEqualTo("changed\n[x]\n");
    assertThat(broken.exit()).isEqualTo(7);
    assertThat(broken.errors()).doesNotContain("archive", "cache", "warning");
  }

  @Test
  void isNotTriedAgainWhereTheJvmMakesNone() throws Exception {
    tree.write("if (arguments[0].equals(\"rehearse\")) System.exit(1);");
    assertThat(launch("x").output()).isEqualTo("[x]\n");
    assertThat(Files.size(made())).isZero();
    assertThat(launch("x").output()).isEqualTo("[x]\n");
  }

  /** Root may write anywhere, so what is asked for is that nothing depends on writing. */
  @Test
  void isDoneWithoutInAFolderThatCannotBeWritten() throws Exception {
    assertThat(tree.launch("x").output()).isEqualTo("[x]\n");
    Path jars = jars();
    Files.createFile(jars.resolve("nobody"));
    Files.setPosixFilePermissions(jars, PosixFilePermissions.fromString("r-xr-xr-x"));
    tree.addTool("mkdir", "exit 1");
    try {
      Launched launched = launch("x", "exit", "3");
      assertThat(launched.output()).isEqualTo("[x]\n");
      assertThat(launched.errors()).doesNotContain("glissade", "mkdir");
      assertThat(launched.exit()).isEqualTo(3);
      assertThat(archives()).isEmpty();
    } finally {
      Files.setPosixFilePermissions(jars, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private Launched launch(String... arguments) throws Exception {
    return tree.launch(WITH_ARCHIVE, "", arguments);
  }

  /**
   * Whether classes now come from that archive: the top one of two on Java 17, which leaves out
   * those of jars with a space in their path, the only one on 25.
   */
  private boolean shared() throws Exception {
    Path log = folder.resolve("classes.log");
    Map<String, String> environment =
        Map.of("GLISSADE_ARCHIVE", "", "GLISSADE_JAVA_OPTS", "-Xlog:class+load:file=" + log);
    tree.launch(environment, "", "x");
    return Files.readAllLines(log).stream()
        .anyMatch(
            line ->
                line.contains("source: shared objects file (top)")
                    || line.contains("glissade.cli.Main source: shared objects file"));
  }

  /** Waits for the archive. */
  private Path made() throws Exception {
    for (int i = 0; i < 600; i++) {
      List<Path> archives = archives();
      if (!archives.isEmpty() && !Files.exists(Path.of(archives.get(0) + ".new"))) {
        return archives.get(0);
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no archive after a minute");
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(jars())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("archive-"))
          .filter(Files::isRegularFile)
          .toList();
    }
  }

  /** Where the jars of the last build are. */
  private Path jars() throws IOException {
    Path built = tree.home().resolve("target/launcher");
    return built.resolve(Files.readString(built.resolve("built")).strip());
  }
}
