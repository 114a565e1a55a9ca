package glissade.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A module's classes, found from where one of its tests was compiled to. */
final class HouseClasses {

  /** Reading them takes a quarter of a second, and there are many rules. */
  private static final Map<Path, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

  private HouseClasses() {}

  /** What stands in {@code classes} beside the folder that holds the test. */
  static JavaClasses besides(Class<?> test) {
    return imported(folderOf(test).resolveSibling("classes"));
  }

  /** What was compiled with the test, without what is wrong on purpose. */
  static JavaClasses withTestsOf(Class<?> test) {
    return imported(folderOf(test));
  }

  private static JavaClasses imported(Path folder) {
    return IMPORTED.computeIfAbsent(
        folder,
        path ->
            new ClassFileImporter()
                .withImportOption(location -> !location.contains("/house/fixture/"))
                .importPath(path));
  }

  private static Path folderOf(Class<?> test) {
    try {
      return Path.of(test.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
