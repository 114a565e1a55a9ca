package glissade.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a launch does once everything is built. */
class LaunchTest {

  @TempDir private static Path folder;
  private static SourceTree tree;

  @BeforeAll
  static void build() throws Exception {
    tree = SourceTree.copiedTo(folder, true);
    tree.addMaven();
    Launched first = tree.launch("first");
    assertThat(first.exit()).as(first.errors()).isZero();
    tree.addTool("mvn", "echo 'there is nothing to build' >&2; exit 1");
  }

  @Test
  void saysNothingOfItsOwn() throws Exception {
    Launched launched = tree.launch("once more");
    assertThat(launched.output()).isEqualTo("[once more]\n");
    assertThat(words(launched)).isEmpty();
  }

  @Test
  void passesEveryArgumentAsItIs() throws Exception {
    Launched launched = tree.launch("two words", "", "*", "$HOME", "a\"b'c\\", "-Dx=y", "größe");
    assertThat(launched.output())
        .isEqualTo("[two words]\n[]\n[*]\n[$HOME]\n[a\"b'c\\]\n[-Dx=y]\n[größe]\n");
  }

  @Test
  void passesStandardInputAndTheExitCode() throws Exception {
    Launched launched = tree.launch(Map.of(), "x,y\n1,2\n", "input", "exit", "42");
    assertThat(launched.output()).isEqualTo("x,y\n1,2\n");
    assertThat(launched.exit()).isEqualTo(42);
  }

  /** So a signal sent to what the user started reaches the JVM. */
  @Test
  void becomesTheJvm() throws Exception {
    Launched launched = tree.launch("pid");
    assertThat(launched.output().strip()).isEqualTo(Long.toString(launched.pid()));
  }

  @Test
  void worksFromAnyFolderThroughLinks() throws Exception {
    Path away = Files.createDirectories(folder.resolve("some where/else"));
    Path linked = folder.resolve("linked");
    Files.createSymbolicLink(linked, tree.home());
    Path link = away.resolve("slide");
    Files.createSymbolicLink(link, Path.of("../../linked/glissade"));
    Process process = tree.started(away, Path.of("./slide"), Map.of(), "property", "user.dir");
    Launched launched = Launched.awaited(process, "");
    assertThat(words(launched)).isEmpty();
    assertThat(Path.of(launched.output().strip())).isEqualTo(away.toRealPath());
  }

  @Test
  void findsTheDatabaseAndLoadsItQuietly() throws Exception {
    Launched launched = tree.launch("database", "done");
    assertThat(words(launched)).isEmpty();
    assertThat(launched.output()).isEqualTo("[done]\n");
  }

  /** Unpacking it at each start would take a third of a second, and a temporary folder. */
  @Test
  void unpacksTheDatabaseOnlyOnce() throws Exception {
    Map<String, String> environment =
        Map.of("GLISSADE_JAVA_OPTS", "-Djava.io.tmpdir=" + folder.resolve("nowhere"));
    Launched launched = tree.launch(environment, "", "database", "done");
    assertThat(launched.output()).as(launched.errors()).isEqualTo("[done]\n");
  }

  /** Some machines have none that is worth it, which is then said. */
  @Test
  void usesTheVectorUnitQuietly() throws Exception {
    Launched launched = tree.launch("kernels");
    assertThat(words(launched)).isEmpty();
    assertThat(launched.output()).matches("SIMD, \\d+-bit vectors\n|scalar: (?!started|the).*\n");
  }

  @Test
  void leavesTheVectorUnitAloneForASmallDemo() throws Exception {
    assertThat(tree.launch("demo", "kernels").output()).contains("\nscalar: ");
    assertThat(tree.launch("demo", "kernels", "--rows=9").output()).doesNotContain("=scalar");
  }

  @Test
  void runsOnTheJavaOfThePathWhereJavaHomeIsNotSet() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("path of java"));
    Path link = Files.createSymbolicLink(bin.resolve("java"), Path.of(javaHome(), "bin/java"));
    Map<String, String> environment = Map.of("JAVA_HOME", "", "PATH", bin + ":" + tree.tools());
    Launched launched = tree.launch(environment, "", "property", "java.home");
    Files.delete(link);
    assertThat(launched.output().strip()).isEqualTo(Path.of(javaHome()).toRealPath().toString());
  }

  @Test
  void asksAStandInForJavaWhereItsHomeIs() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("shims"));
    Path shim = bin.resolve("java");
    Files.writeString(
        shim, "#!/usr/bin/env bash\nexec '%s/bin/java' \"$@\"\n".formatted(javaHome()));
    shim.toFile().setExecutable(true);
    Map<String, String> environment = Map.of("JAVA_HOME", "", "PATH", bin + ":" + tree.tools());
    Launched launched = tree.launch(environment, "", "property", "java.home");
    assertThat(launched.output().strip()).isEqualTo(javaHome());
  }

  @Test
  void saysHowToInstallJavaWhereThereIsNone() throws Exception {
    Launched launched = tree.launch(Map.of("JAVA_HOME", ""), "", "anything");
    assertThat(launched.exit()).isEqualTo(1);
    assertThat(launched.output()).isEmpty();
    assertThat(launched.errors())
        .contains("needs Java 17 or newer", "sudo apt install", "sudo dnf install", "brew install");
  }

  @Test
  void saysWhichJavaIsTooOld() throws Exception {
    Path old = Files.createDirectories(folder.resolve("jdk8/bin"));
    Files.createFile(old.resolve("java")).toFile().setExecutable(true);
    Files.writeString(folder.resolve("jdk8/release"), "JAVA_VERSION=\"1.8.0_412\"\n");
    Launched launched = tree.launch(Map.of("JAVA_HOME", folder.resolve("jdk8").toString()), "");
    assertThat(launched.exit()).isEqualTo(1);
    assertThat(launched.errors()).contains("JAVA_HOME has Java 8");
  }

  @Test
  void namesOnlyTheCommandOfThisSystem() throws Exception {
    SourceTree debian = SourceTree.copiedTo(Files.createDirectories(folder.resolve("d")), false);
    debian.addTool("apt-get", "exit 0");
    debian.addTool(
        "apt-cache", "echo 'openjdk-17-jdk-headless - x'; echo 'openjdk-21-jdk-headless - x'");
    Launched launched = debian.launch(Map.of("JAVA_HOME", ""), "");
    assertThat(launched.errors())
        .contains("sudo apt install openjdk-21-jdk-headless maven")
        .doesNotContain("dnf", "brew");
  }

  @Test
  void takesFurtherFlagsForTheJvm() throws Exception {
    Map<String, String> environment = Map.of("GLISSADE_JAVA_OPTS", "-Xmx77m  -Dslope=steep");
    assertThat(tree.launch(environment, "", "property", "slope").output()).isEqualTo("steep\n");
  }

  /** The JVM takes no two collectors, wherever the other one is asked for. */
  @Test
  void usesTheCollectorThatIsAskedFor() throws Exception {
    assertThat(tree.launch("collectors").output()).isEqualTo("Copy\nMarkSweepCompact\n");
    for (String variable : List.of("GLISSADE_JAVA_OPTS", "JAVA_TOOL_OPTIONS")) {
      Map<String, String> environment = Map.of(variable, "-Xmx64m -XX:+UseParallelGC");
      assertThat(tree.launch(environment, "", "collectors").output()).contains("PS Scavenge");
    }
  }

  /** DuckDB's driver would start the flight recorder, which is for those who ask for it. */
  @Test
  void leavesTheFlightRecorderToThoseWhoAskForIt() throws Exception {
    String property = "jfr.unsupported.vm";
    assertThat(tree.launch("property", property).output()).isEqualTo("true\n");
    Map<String, String> environment =
        Map.of(
            "GLISSADE_JAVA_OPTS",
            "-XX:StartFlightRecording=filename=" + folder.toRealPath().resolve("recording.jfr"));
    assertThat(tree.launch(environment, "", "property", property).output()).contains("null\n");
    assertThat(folder.resolve("recording.jfr")).isNotEmptyFile();
  }

  /** The archive takes no class from before Java 6, and picocli's own jar is for Java 5. */
  @Test
  void compilesPicocliForTheJavaThereIs() throws Exception {
    assertThat(tree.launch("class-file", "picocli/CommandLine.class").output()).isEqualTo("61\n");
  }

  @Test
  void opensFilesWithAnyNameInTheCLocale() throws Exception {
    Files.createFile(tree.home().resolve("größe.csv"));
    Map<String, String> environment = Map.of("LC_ALL", "C");
    assertThat(tree.launch(environment, "", "exists", "größe.csv").output()).isEqualTo("true\n");
  }

  private static String javaHome() {
    return System.getProperty("java.home");
  }

  /** What was said on standard error, but for what the JVM says of a variable of this machine's. */
  private static String words(Launched launched) {
    return launched.errors().replaceAll("(?m)^Picked up .*\\n", "");
  }
}
