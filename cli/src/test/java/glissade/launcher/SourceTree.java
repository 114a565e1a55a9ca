package glissade.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A copy of the tree without tests, whose command line is one small class that tells what it was
 * given.
 */
final class SourceTree {

  private static final Path ORIGINAL = Path.of(System.getProperty("glissade.home", ".."));
  private static final String PATH = Objects.requireNonNull(System.getenv("PATH"));

  /** What the launcher may start besides Java and Maven. */
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "cp",
          "cut",
          "date",
          "env",
          "find",
          "ln",
          "mkdir",
          "mv",
          "nice",
          "readlink",
          "rm",
          "sleep",
          "sort",
          "tail");

  private final Path home;
  private final Path tools;
  private final Path mavenRuns;

  private SourceTree(Path folder) {
    home = folder.resolve("a tree with spaces, and a comma");
    tools = folder.resolve("tools");
    mavenRuns = folder.resolve("maven-runs");
  }

  /**
   * Copies the whole tree: every module with its own main sources, but for the command line's.
   *
   * @param folder an empty one
   * @param withSources false for modules that are as good as empty, and soon built
   */
  static SourceTree copiedTo(Path folder, boolean withSources) throws IOException {
    SourceTree tree = new SourceTree(folder);
    Files.createDirectories(tree.home);
    Files.createDirectories(tree.tools);
    for (String name : TOOLS) {
      tree.addTool(name);
    }
    copy(ORIGINAL.resolve("glissade"), tree.home.resolve("glissade"));
    copy(ORIGINAL.resolve("pom.xml"), tree.home.resolve("pom.xml"));
    copy(ORIGINAL.resolve(".mvn"), tree.home.resolve(".mvn"));
    for (Path module : modules()) {
      Path copied = tree.home.resolve(module.getFileName());
      copy(module.resolve("pom.xml"), copied.resolve("pom.xml"));
      if (withSources && !module.endsWith("cli")) {
        copy(module.resolve("src/main"), copied.resolve("src/main"));
      } else {
        Files.createDirectories(copied.resolve("src/main/java"));
      }
    }
    tree.write("");
    return tree;
  }

  /** Where the copy stands. */
  Path home() {
    return home;
  }

  /** Where the commands stand that a launch may find. */
  Path tools() {
    return tools;
  }

  /** Adds a command that a launch may find, as a shell script. */
  void addTool(String name, String script) throws IOException {
    Path tool = tools.resolve(name);
    Files.writeString(tool, "#!/bin/sh\n" + script + "\n");
    tool.toFile().setExecutable(true);
  }

  /** Adds a command of this machine. */
  void addTool(String name) throws IOException {
    addTool(name, "exec '%s' \"$@\"".formatted(onPath(name)));
  }

  /** Adds Maven, and counts how often it is run. */
  void addMaven() throws IOException {
    addTool(
        "mvn",
        "echo run >>'%s'\nPATH='%s'\nexec '%s' \"$@\"".formatted(mavenRuns, PATH, onPath("mvn")));
  }

  /** How often Maven was run. */
  int mavenRuns() throws IOException {
    return Files.exists(mavenRuns) ? Files.readAllLines(mavenRuns).size() : 0;
  }

  /** Writes the command line's one class, with a statement to begin with. */
  void write(String statement) throws IOException {
    Path main = home.resolve("cli/src/main/java/glissade/cli/Main.java");
    Files.createDirectories(Objects.requireNonNull(main.getParent()));
    try (var template = SourceTree.class.getResourceAsStream("Main.java.txt")) {
      String source = new String(Objects.requireNonNull(template).readAllBytes(), UTF_8);
      Files.writeString(main, source.replace("/* first */", statement));
    }
  }

  /** Launches and waits. */
  Launched launch(String... arguments) throws Exception {
    return launch(Map.of(), "", arguments);
  }

  /**
   * Launches and waits.
   *
   * @param environment what is different for this launch; an empty value removes
   */
  Launched launch(Map<String, String> environment, String input, String... arguments)
      throws Exception {
    return Launched.awaited(started(home, home.resolve("glissade"), environment, arguments), input);
  }

  /** Launches from a folder, by the path given. */
  Process started(Path from, Path script, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Map<String, String> changes = new HashMap<>();
    changes.put("PATH", tools.toString());
    changes.put("JAVA_HOME", System.getProperty("java.home"));
    changes.put("GLISSADE_JAVA_OPTS", "");
    // Nothing is left running in a folder that is about to be deleted, but where a test waits.
    changes.put("GLISSADE_ARCHIVE", "off");
    changes.putAll(environment);
    ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
    builder.environment().putAll(changes);
    builder.environment().values().removeIf(String::isEmpty);
    return builder.start();
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> entries = Files.list(ORIGINAL)) {
      return entries.filter(entry -> Files.exists(entry.resolve("pom.xml"))).sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(path, target);
      }
    }
  }

  private static Path onPath(String name) {
    return Stream.of(PATH.split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is missing"));
  }
}
