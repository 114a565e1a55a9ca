package glissade.optimizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The tables of docs/optimizers.md. */
final class OptimizerDocument {

  private static final Path DOCUMENT =
      Path.of(System.getProperty("glissade.home")).resolve("docs/optimizers.md");

  private OptimizerDocument() {}

  static String text() {
    try {
      return Files.readString(DOCUMENT);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The cells of the rows of the table that follows a comment {@code <!-- name -->}. */
  static List<List<String>> table(String name) {
    List<List<String>> lines = lines(name);
    return lines.subList(2, lines.size());
  }

  /** The cells of its first line. */
  static List<String> header(String name) {
    return lines(name).get(0);
  }

  private static List<List<String>> lines(String name) {
    String mark = "<!-- table: " + name + " -->\n";
    int from = text().indexOf(mark);
    if (from < 0) {
      throw new IllegalStateException("no " + mark.strip() + " in " + DOCUMENT);
    }
    return text()
        .substring(from + mark.length())
        .lines()
        .dropWhile(String::isBlank)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(cells -> cells.subList(1, cells.size() - 1))
        .map(cells -> cells.stream().map(cell -> cell.replace("`", "")).toList())
        .toList();
  }
}
