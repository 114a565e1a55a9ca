package glissade.data;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** Names and texts as they are written in SQL. */
final class Sql {

  private Sql() {}

  /** A quoted identifier: {@code Body Mass (g)} becomes {@code "Body Mass (g)"}. */
  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String names(Collection<String> names) {
    return names.stream().map(Sql::name).collect(Collectors.joining(", "));
  }

  static String text(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  static String texts(Collection<String> texts) {
    return texts.stream().map(Sql::text).collect(Collectors.joining(", "));
  }

  /** A file as DuckDB's readers take it: they would expand {@code [1]} or {@code *} in its name. */
  static String file(Path path) {
    return text(path.toString().replaceAll("[\\[*?]", "[$0]"));
  }

  static String files(Collection<Path> paths) {
    return paths.stream().map(Sql::file).collect(Collectors.joining(", ", "[", "]"));
  }
}
