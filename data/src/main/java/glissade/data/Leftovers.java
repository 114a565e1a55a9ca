package glissade.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Temporary files and folders, which are gone when the program is, however it ends. */
final class Leftovers {

  private static final Set<Path> PATHS = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> PATHS.forEach(Leftovers::delete), "leftovers"));
  }

  private Leftovers() {}

  /** Promises that {@code path}, if it exists then, is deleted when the program ends. */
  static void expect(Path path) {
    PATHS.add(path);
  }

  /** Deletes {@code path} now, with everything in it; it need not exist. */
  static void remove(Path path) {
    delete(path);
    PATHS.remove(path);
  }

  /** Takes back the promise: the file has become something to keep. */
  static void keep(Path path) {
    PATHS.remove(path);
  }

  private static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(path)) {
      for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      // Nothing that can be done about a temporary file, and nothing the user asked for is lost.
    }
  }
}
