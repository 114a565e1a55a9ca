package glissade.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/formulas.md shows can be read, and nothing that can be read is not shown. */
class FormulaDocumentTest {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private static List<String> lines() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "formulas.md"));
  }

  private static List<String> section(String title) throws IOException {
    return lines().stream()
        .dropWhile(line -> !line.equals("## " + title))
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .toList();
  }

  private static Stream<String> codes(String text) {
    return CODE.matcher(text).results().map(result -> result.group(1));
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Formula first =
        Formula.parse(lines().stream().filter(line -> line.startsWith("    ")).findFirst().get());
    assertThat(first.terms()).hasSize(7);
    assertThat(first.target()).isEqualTo("price");
    Stream<String> rows =
        Stream.concat(section("Terms").stream(), section("Factors").stream())
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(0, line.indexOf(" |")));
    List<String> written = rows.flatMap(FormulaDocumentTest::codes).toList();
    assertThat(written).hasSizeGreaterThan(18);
    assertThat(written)
        .allSatisfy(
            text ->
                assertThat(Formula.parse(text.startsWith("+") ? "a " + text : text)).isNotNull());
  }

  @Test
  void everyFunctionIsNamed() throws IOException {
    String factors = String.join("\n", section("Factors"));
    Set<String> named =
        Pattern.compile("[a-zA-Z0-9]+")
            .matcher(factors)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    assertThat(named).containsAll(FactorParser.FUNCTIONS);
    assertThat(Stream.of(Function.values()).map(Function::word)).allMatch(named::contains);
    assertThat(Stream.of(DatePart.values()).map(DatePart::word)).allMatch(named::contains);
    assertThat(factors).contains("`I(");
    assertThat(String.join("\n", section("Terms")))
        .contains(String.format(Locale.ROOT, "%,d", Formula.MOST_TERMS));
  }
}
