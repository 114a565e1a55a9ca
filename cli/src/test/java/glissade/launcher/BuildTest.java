package glissade.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * When a launch builds, and what it does when it cannot. What is tried here is a shell script and
 * Maven, so one JDK is enough: {@code verify} leaves the tag out on the others.
 */
@Tag("build")
class BuildTest {

  @TempDir private Path folder;
  private SourceTree tree;

  @BeforeEach
  void copy() throws Exception {
    tree = SourceTree.copiedTo(folder, false);
  }

  /** In the end of a working day: broken, repaired, changed. */
  @Test
  void buildsWhatChangedAndRunsNothingThatDoesNotCompile() throws Exception {
    tree.addMaven();
    tree.write("int steps = \"many\";");
    Launched broken = tree.launch("x");
    assertThat(broken.exit()).isEqualTo(1);
    assertThat(broken.output()).isEmpty();
    assertThat(broken.errors()).contains("Main.java:[10,17]", "String cannot be converted to int");

    tree.write("");
    Launched repaired = tree.launch("x");
    assertThat(repaired.output()).isEqualTo("[x]\n");
    assertThat(repaired.errors()).contains("glissade: building");

    tree.write("System.out.println(\"changed\");");
    assertThat(tree.launch("x").output()).isEqualTo("changed\n[x]\n");
    assertThat(tree.mavenRuns()).isEqualTo(3);

    assertThat(tree.launch("x").output()).isEqualTo("changed\n[x]\n");
    assertThat(tree.mavenRuns()).isEqualTo(3);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "has no flock")
  void buildsOnceForTwoLaunchesAtTheSameMoment() throws Exception {
    tree.addTool("flock");
    buildOnceForTwo();
  }

  @Test
  void buildsOnceForTwoWhereThereIsNoFlock() throws Exception {
    // Left by one that was killed: no process has this number.
    Path lock = tree.home().resolve("target/launcher/lock.pid");
    Files.createDirectories(tree.home().resolve("target/launcher"));
    Files.createSymbolicLink(lock, Path.of("99999999"));
    buildOnceForTwo();
    assertThat(Files.isSymbolicLink(lock)).isFalse();
  }

  private void buildOnceForTwo() throws Exception {
    tree.addMaven();
    Path script = tree.home().resolve("glissade");
    Process one = tree.started(folder, script, Map.of(), "one");
    Process other = tree.started(folder, script, Map.of(), "other");
    assertThat(Launched.awaited(one, "").output()).isEqualTo("[one]\n");
    assertThat(Launched.awaited(other, "").output()).isEqualTo("[other]\n");
    assertThat(tree.mavenRuns()).isEqualTo(1);
  }

  @Test
  void saysHowToInstallMavenWhereThereIsNone() throws Exception {
    Launched launched = tree.launch("x");
    assertThat(launched.exit()).isEqualTo(1);
    assertThat(launched.output()).isEmpty();
    assertThat(launched.errors()).contains("Maven 3.8 or newer", "sudo apt install");
  }

  @Test
  void buildsAgainAfterABuildThatWasKilled() throws Exception {
    tree.addTool(
        "mvn",
        "mkdir -p cli/target/launcher; echo half >cli/target/launcher/glissade-cli.jar; kill -9 $PPID");
    assertThat(tree.launch("x").exit()).isNotZero();
    tree.addMaven();
    assertThat(tree.launch("x").output()).isEqualTo("[x]\n");
  }
}
