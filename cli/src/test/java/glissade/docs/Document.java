package glissade.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown document of the project, and the code blocks in it. */
record Document(Path path, String text) {

  /** The root of the checkout. */
  static final Path ROOT = Path.of(System.getProperty("glissade.home"));

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  static Document of(String name) {
    Path path = ROOT.resolve(name);
    try {
      return new Document(path, Files.readString(path));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The contents of the fenced blocks of a language. */
  List<String> blocks(String language) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  /**
   * The words after {@code ./glissade} in a line. Files under {@code examples/} are those of the
   * checkout; any other file name is one in {@code folder}.
   */
  static String[] arguments(String line, Path folder) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line.replaceFirst("\\s+#.*$", ""));
    while (matcher.find()) {
      boolean quoted = matcher.group(3) == null;
      words.add(quoted ? matcher.group().replaceAll("^.|.$", "") : place(matcher.group(3), folder));
    }
    return words.subList(1, words.size()).toArray(String[]::new);
  }

  private static String place(String word, Path folder) {
    if (word.startsWith("examples/")) {
      return ROOT.resolve(word).toString();
    }
    boolean isFile = word.matches("[\\w-]+\\.(json|jsonl|csv|parquet|html|sql|onnx|pmml)");
    return isFile ? folder.resolve(word).toString() : word;
  }
}
