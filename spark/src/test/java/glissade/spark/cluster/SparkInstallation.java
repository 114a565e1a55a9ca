package glissade.spark.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder as that of a Spark that was installed: of links to the jars that Maven has. */
record SparkInstallation(Path home) {

  /** Spark's own jars and all they need. */
  static List<Path> jars() {
    try {
      String jars = Files.readString(Path.of(System.getProperty("glissade.jars-of-spark", "")));
      return Stream.of(jars.strip().split(File.pathSeparator)).map(Path::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes one in an empty folder. */
  static SparkInstallation in(Path home) throws IOException {
    Path folder = Files.createDirectories(home.resolve("jars"));
    for (Path jar : jars()) {
      Files.createSymbolicLink(folder.resolve(jar.getFileName()), jar);
    }
    return new SparkInstallation(home);
  }

  /** For {@code java -cp}. */
  String classPath() {
    return home.resolve("jars") + "/*";
  }
}
