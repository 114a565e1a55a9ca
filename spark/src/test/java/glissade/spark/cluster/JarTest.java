package glissade.spark.cluster;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import glissade.cli.Main;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.file.ModelFile;
import glissade.kernel.KernelChoice;
import glissade.model.LinearModel;
import glissade.penalty.ElasticNet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What glissade-spark.jar carries. These tests run on it: the class path has it and no class it was
 * made of.
 */
@Tag("jar")
class JarTest {

  private static final String SHADED = "glissade/shaded/";
  private static final Pattern LISTED =
      Pattern.compile("^([\\w.-]+):([\\w.-]+):([\\w.-]+)$", Pattern.MULTILINE);

  private static final Path JAR = Path.of(System.getProperty("glissade.jar", ""));

  @Test
  void everyClassIsGlissadesOrHasAGlissadeName() throws IOException {
    assertThat(entries(JAR))
        .allMatch(name -> name.startsWith("glissade/") || name.startsWith("META-INF/"));
    assertThat(classes(JAR)).allMatch(name -> name.startsWith("glissade/"));
  }

  @Test
  void noClassOfSparksIsInIt() throws IOException {
    Set<String> theirs = new HashSet<>();
    for (Path jar : SparkInstallation.jars()) {
      theirs.addAll(classes(jar));
    }
    assertThat(theirs).hasSizeGreaterThan(50_000);
    assertThat(theirs.removeAll(classes(JAR))).isFalse();
  }

  @Test
  void neitherSparkNorDuckDbIsInIt() throws IOException {
    assertThat(entries(JAR))
        .noneMatch(name -> name.contains("duckdb") || name.contains("org/apache/spark"));
  }

  @Test
  void carriesWhatItListsAndNothingElse() throws IOException {
    Set<String> left =
        classes(JAR).stream()
            .filter(name -> name.startsWith(SHADED))
            .collect(toCollection(TreeSet::new));
    Map<String, Path> listed = listed();
    assertThat(listed)
        .containsKeys(
            "org.ejml:ejml-ddense", "info.picocli:picocli", "tools.jackson.core:jackson-core");
    listed.forEach(
        (name, jar) -> {
          Set<String> renamed = renamed(jar);
          assertThat(left).as(name).containsAnyElementsOf(renamed);
          left.removeAll(renamed);
        });
    assertThat(left).isEmpty();
  }

  /**
   * Of JLine it has two classes with what they need, so that terminals and native code are missing.
   */
  @Test
  void noOtherLibraryIsCutDown() throws IOException {
    Set<String> carried = classes(JAR);
    Map<String, Path> listed = listed();
    listed.remove("org.jline:jline-terminal");
    listed.forEach((name, jar) -> assertThat(carried).as(name).containsAll(renamed(jar)));
  }

  @Test
  void listSaysUnderWhichLicenceEachLibraryIs() throws IOException {
    String list = list();
    List<String> lines = list.substring(list.indexOf("\n\n")).strip().lines().toList();
    assertThat(lines).hasSize(2 * listed().size());
    for (int i = 1; i < lines.size(); i += 2) {
      assertThat(lines.get(i))
          .matches(" +(Apache License 2.0|MIT License|BSD License); https?://.*");
    }
  }

  /**
   * A class that is not renamed where it is used, or was left out though it is used, would only be
   * missed when it is asked for.
   */
  @Test
  void nothingThatIsUsedIsMissing() {
    StringWriter missing = new StringWriter();
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    String spark = String.join(":", SparkInstallation.jars().stream().map(Path::toString).toList());
    int code =
        jdeps.run(
            new PrintWriter(missing),
            new PrintWriter(missing),
            "--multi-release",
            "base",
            "-verbose:class",
            "-cp",
            spark,
            JAR.toString());
    assertThat(code).isZero();
    List<String> users =
        missing
            .toString()
            .lines()
            .filter(line -> line.startsWith(" ") && line.contains("not found"))
            .map(line -> line.strip().replaceFirst(" .*", ""))
            .distinct()
            .toList();
    // How progressbar finds out how wide a terminal is: it is told. What EJML needs for Matlab's
    // files: Glissade has none. Models are exported elsewhere, which the command says.
    assertThat(users)
        .containsExactlyInAnyOrder(
            "glissade.cli.ExportCommand",
            "glissade.shaded.me.tongfei.progressbar.TerminalUtils",
            "glissade.shaded.org.ejml.ops.MatrixIO$MflAccess",
            "glissade.shaded.org.ejml.ops.MatrixIO$MflAccess$IO");
  }

  @Test
  void servicesAreFoundUnderTheirNewNames() throws IOException {
    Set<String> services =
        entries(JAR).stream()
            .filter(name -> name.matches("META-INF/services/.+"))
            .collect(toCollection(TreeSet::new));
    assertThat(services).allMatch(name -> name.startsWith("META-INF/services/glissade."));
    assertThat(services).isNotEmpty();
    for (String file : services) {
      Class<?> service = loaded(file.substring("META-INF/services/".length()));
      long provided =
          ServiceLoader.load(service).stream()
              .filter(provider -> isFromJar(provider.type()))
              .count();
      assertThat(provided).as(file).isPositive();
    }
  }

  @Test
  void vectorUnitIsFoundByName() {
    assertThat(isFromJar(KernelChoice.class)).isTrue();
    assertThat(KernelChoice.describe()).doesNotContain("class path", "did not load");
  }

  /** picocli makes its help, and the options, from annotations and by names. */
  @Test
  void commandsRunOnIt() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = Main.run(new String[] {"fit", "--help"}, InputStream.nullInputStream(), out, out);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("--optimizer", "--penalty");
    assertThat(code).isZero();
  }

  @Test
  void exportingIsLeftToGlissadeWithoutSpark(@TempDir Path folder) {
    FeatureMap map = new FeatureMap(List.of("x"), "y", null, Missing.FAIL, null);
    Path model = folder.resolve("model.json");
    ModelFile.write(
        model, ModelFile.content(new LinearModel(map, 1, new double[1]), ElasticNet.none()));
    String[] command = {"export", model.toString(), "--sql", folder.resolve("m.sql").toString()};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = Main.run(command, InputStream.nullInputStream(), out, out);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("without Spark");
    assertThat(code).isEqualTo(2);
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }

  private static boolean isFromJar(Class<?> type) {
    return type.getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .getPath()
        .endsWith("glissade-spark.jar");
  }

  private static String list() throws IOException {
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      ZipEntry entry = jar.getEntry("META-INF/glissade/carries.txt");
      return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Each listed library, and the jar that Maven has of it. */
  private static Map<String, Path> listed() throws IOException {
    Map<String, Path> jars = new TreeMap<>();
    Path repository = Path.of(System.getProperty("glissade.repository", ""));
    Matcher line = LISTED.matcher(list());
    while (line.find()) {
      Path folder =
          repository
              .resolve(line.group(1).replace('.', '/'))
              .resolve(line.group(2))
              .resolve(line.group(3));
      Path jar = folder.resolve(line.group(2) + "-" + line.group(3) + ".jar");
      assertThat(jar).isRegularFile();
      jars.put(line.group(1) + ":" + line.group(2), jar);
    }
    return jars;
  }

  private static Set<String> renamed(Path jar) {
    return classes(jar).stream().map(name -> SHADED + name).collect(toCollection(TreeSet::new));
  }

  /** Without those for newer JVMs, and descriptions of modules and packages. */
  private static Set<String> classes(Path jar) {
    return entries(jar).stream()
        .filter(
            name ->
                name.endsWith(".class")
                    && !name.startsWith("META-INF/")
                    && !name.endsWith("-info.class"))
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> entries(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new AssertionError(path + " is not there: mvn package makes it");
    }
    try (ZipFile jar = new ZipFile(path.toFile());
        Stream<? extends ZipEntry> all = jar.stream()) {
      return all.filter(entry -> !entry.isDirectory())
          .map(ZipEntry::getName)
          .collect(toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new AssertionError(path + " cannot be read", e);
    }
  }
}
