package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCommandTest {

  @TempDir Path folder;

  private String table() throws IOException {
    StringBuilder csv = new StringBuilder("a,b,y,kind\n");
    for (int i = 0; i < 60; i++) {
      double a = Math.sin(7 * i);
      double b = 10 * Math.cos(3 * i);
      double noise = Math.sin(1000 * i);
      csv.append(a).append(',').append(b).append(',');
      csv.append(1 + 2 * a - b + noise / 3).append(',');
      csv.append(a + noise > 0 ? "up" : "down").append('\n');
    }
    Path file = folder.resolve("my rows.csv");
    Files.writeString(file, csv);
    return file.toString();
  }

  private String report() throws IOException {
    return Files.readString(folder.resolve("report.html"));
  }

  private Ran run(Object... args) {
    Object[] all = new Object[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--report";
    all[args.length + 1] = folder.resolve("report.html");
    return glissade(all);
  }

  @Test
  void theDemoHasOne() throws IOException {
    Ran ran = run("demo").endsWith(0).says("Report written to");
    assertThat(ran.out()).isEqualTo(glissade("demo").out());
    assertThat(report()).startsWith("<!DOCTYPE html>").contains("section-again", "11</td>");
    assertThat(Files.size(folder.resolve("report.html"))).isLessThan(1_000_000);
  }

  /** The lines of the terminal, to as many digits as those have, stand in the table. */
  @Test
  void theIterationsOfTheDemoAreThoseOfTheTerminal() throws IOException {
    Ran ran = run("demo").endsWith(0);
    String html = report();
    Matcher printed =
        Pattern.compile("iteration (\\d+): w = \\[([^,]+),.* b = (\\S+), loss = (\\S+)")
            .matcher(ran.out());
    int seen = 0;
    while (printed.find()) {
      Matcher row =
          Pattern.compile(
                  "<tr data-k=\""
                      + printed.group(1)
                      + "\"><td>"
                      + printed.group(1)
                      + "</td><td>([^<]+)</td><td>[^<]+</td>"
                      + "<td>0.01</td><td>([^<]+)</td>"
                      + "<td>([^<]+)</td>")
              .matcher(html);
      if (printed.group(1).equals("250")) {
        continue;
      }
      assertThat(row.find()).as("iteration %s", printed.group(1)).isTrue();
      same(printed.group(4), row.group(1));
      same(printed.group(3), row.group(2));
      same(printed.group(2), row.group(3));
      seen++;
    }
    assertThat(seen).isEqualTo(14);
  }

  private static void same(String printed, String told) {
    double number = Double.parseDouble(told);
    assertThat(Double.parseDouble(printed)).isCloseTo(number, offset(1e-4 * Math.abs(number)));
  }

  @Test
  void whatDivergedHasOneToo() throws IOException {
    run("demo", "--step", "1.5").endsWith(5);
    assertThat(report()).contains("class=\"verdict bad\"", "Diverged: the step 1.5");
    run("fit", table(), "--target", "y", "--step", "3").endsWith(5).says("Report written to");
    assertThat(report()).contains("Diverged", "What would help", "There is no model");
  }

  @Test
  void aFitIsToldWithItsCommand() throws IOException {
    run("fit", table(), "--target", "y").endsWith(0);
    assertThat(report())
        .contains("class=\"verdict good\"", "Converged after", "Left out: kind")
        .contains("glissade fit '" + folder.resolve("my rows.csv") + "' --target y --report");
  }

  @Test
  void nothingIsToldOfFoldersThatNobodyNamed() throws IOException {
    String table = table();
    run("fit", table, "--target", "y").endsWith(0);
    String typed = report().replace(folder.toString(), "");
    assertThat(typed).doesNotContain(System.getProperty("user.home") + "/");
    assertThat(typed).doesNotContain(System.getProperty("user.dir"));
    assertThat(typed).doesNotContain(System.getProperty("user.name") + "@");
  }

  @ParameterizedTest
  @CsvSource({
    "logistic, kind",
    "squared-hinge, kind",
    "softmax, kind",
    "quantile:0.5, y",
    "huber, y",
  })
  void everyLossHasOne(String loss, String target) throws IOException {
    run("fit", table(), "--target", target, "--loss", loss, "--features", "a + b").endsWith(0);
    assertThat(report()).contains("section-diagnostics", "weights-table");
  }

  @ParameterizedTest
  @CsvSource({"memory", "reread", "triangle"})
  void everyRouteHasOne(String route) throws IOException {
    run("fit", table(), "--target", "y", "--route", route).endsWith(0);
    assertThat(report()).contains("residuals-heading");
  }

  @Test
  void rowsHeldOutAreNotLookedAt() throws IOException {
    Ran ran =
        run("fit", table(), "--target", "y", "--holdout", "0.3", "--format", "json").endsWith(0);
    assertThat(report()).contains("held out; nothing is learned from them");
    Object used = ran.at("rows");
    assertThat(report()).contains("a value or held out not counted; " + used + " were used");
  }

  @Test
  void standardInputIsReadAgain() throws IOException {
    byte[] rows = Files.readAllBytes(Path.of(table()));
    Path file = folder.resolve("report.html");
    Ran.withInput(rows, "fit", "-", "--target", "y", "--report", file).endsWith(0);
    assertThat(report()).contains("residuals-heading", "standard input");
  }

  @Test
  void aForecastAndARaceHaveOne() throws IOException {
    run("forecast", table(), "--target", "y").endsWith(0).says("Report written to");
    assertThat(report()).contains("Nothing has been run", "section-optimizers", "contours");
    run("forecast", table(), "--target", "y", "--step", "5").endsWith(0);
    assertThat(report()).contains("verdict bad", "diverges");
    run("forecast", table(), "--target", "kind", "--loss", "logistic").endsWith(0);
    assertThat(report()).contains("curves nowhere more than c = 0.25");
    run("race", table(), "--target", "y", "--optimizers", "gd,cg,momentum").endsWith(0);
    assertThat(report()).contains("standings-0", "momentum", "section-contours");
  }

  @Test
  void namesAreTextEverywhere() throws IOException {
    Path file = folder.resolve("evil.csv");
    Files.writeString(file, "\"<script>alert(1)</script>\",\"y\"\"'&\"\n1,2\n2,3\n3,5\n4,4\n5,7\n");
    run("fit", file, "--target", "y\"'&").endsWith(0);
    assertThat(report())
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "y\"'&amp;");
  }

  @Test
  void whereItCannotBeWrittenIsFoundBeforeTheRun() throws IOException {
    glissade("demo", "--report", folder.resolve("demo.pdf"))
        .endsWith(2)
        .says("--report", "must end in .html");
    glissade("fit", table(), "--target", "y", "--report", folder.resolve("no/such/f.html"))
        .endsWith(3)
        .says("does not exist. Create it first.");
  }

  @Test
  void quietSaysNothingOfIt() throws IOException {
    Ran ran = run("fit", table(), "--target", "y", "--quiet").endsWith(0);
    assertThat(ran.err()).isEmpty();
    assertThat(report()).contains("section-verdict");
  }

  @Test
  void whatIsNoRunHasNone() throws IOException {
    run("fit", table(), "--target", "y", "--penalty", "lasso", "--lambdas", "5")
        .endsWith(2)
        .says("--report");
    run("fit", "-", "--target", "y", "--stream").endsWith(2).says("--report");
  }

  /** What is shown as the same in Java is Java, and arrives where the command did. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--target y",
        "--target y --step 0.001 --iterations 1_000 --standardize off",
        "--target y --optimizer momentum:0.9 --step 0.01 --no-intercept",
        "--target y --penalty elastic-net --lambda 0.1 --route memory --tolerance 1e-6",
        "--target kind --loss logistic",
        "--target kind --loss softmax",
        "--target y --loss huber:2 --features b+kind --missing drop",
        "--features y~log(a+2)*kind+poly(b,2)"
      })
  void theSameInJavaCompiles(String options) throws IOException {
    List<Object> words = new ArrayList<>(List.of("fit", table()));
    words.addAll(List.of(options.split(" ")));
    assertThat(run(words.toArray()).code()).isIn(0, 4);
    String html = report();
    String program =
        html.substring(html.indexOf("The same in Java</h3>"))
            .replaceFirst("(?s).*?<code>", "")
            .replaceFirst("(?s)</code>.*", "")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
    String source = IMPORTS + "class Same { static void run() throws Exception {" + program + "}}";
    Path file = folder.resolve("Same.java");
    Files.writeString(file, source);
    StringWriter said = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> flags = List.of("-proc:none", "-d", folder.toString(), "-cp", classPath());
      boolean compiled =
          compiler.getTask(said, files, null, flags, null, files.getJavaFileObjects(file)).call();
      assertThat(compiled).as("%s%n%s", said, program).isTrue();
    }
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static final String IMPORTS =
      "import glissade.features.*; import glissade.fold.*; import glissade.formula.*; import glissade.loss.*;"
          + " import glissade.model.*; import glissade.optimizer.*; import glissade.penalty.*;"
          + " import glissade.table.*; import java.util.*;";
}
