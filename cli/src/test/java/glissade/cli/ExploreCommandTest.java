package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExploreCommandTest {

  @TempDir private Path folder;

  @Test
  void theFirstLineIsTheAddressAndNothingElse() throws Exception {
    try (Shown explore = Shown.glissade("explore", "--no-browser")) {
      String address = explore.firstLine();
      assertThat(address).matches("http://127\\.0\\.0\\.1:[0-9]+/[0-9a-f]{32}/");
      assertThat(Shown.get(address).statusCode()).isEqualTo(200);
      assertThat(Shown.get(address).headers().firstValue("Content-Type").orElse(""))
          .isEqualTo("text/html; charset=utf-8");
      assertThat(Shown.get(address.replaceFirst("[0-9a-f]{32}/", "")).statusCode()).isEqualTo(403);
      Ran ran = explore.end().endsWith(0);
      assertThat(ran.out()).isEqualTo(address + "\n");
      ran.says("Open this address in a browser on this machine; Ctrl-C ends it.");
    }
  }

  @Test
  void aLinkThatWasCopiedBeforeIsGoneOnWith() throws Exception {
    for (String state : List.of("step=0.9&k=3", "http://127.0.0.1:1/token/#step=0.9&k=3")) {
      try (Shown explore = Shown.glissade("explore", "--no-browser", "--state", state)) {
        assertThat(explore.firstLine()).matches("http://127.*/[0-9a-f]{32}/#step=0\\.9&k=3");
        explore.end().endsWith(0);
      }
    }
  }

  @Test
  void aTableOfOnesOwnIsShown() throws Exception {
    Path cars = Tables.cars(folder);
    try (Shown explore =
        Shown.glissade("explore", cars, "--target", "mpg", "--missing", "drop", "--no-browser")) {
      assertThat(Shown.get(explore.firstLine()).statusCode()).isEqualTo(200);
      explore.end().endsWith(0).says("rows × ", "Left out: ", "drop");
    }
  }

  /** What the page makes of a formula is what fit makes of it. */
  @Test
  void anotherFormulaIsReadFromTheSameTable() throws Exception {
    Path cars = Tables.cars(folder);
    String formula = "mpg ~ poly(weight_lb, 2) + log(horsepower) * year(year)";
    Object[] words = {"explore", cars, "--target", "mpg", "--missing=drop", "--no-browser"};
    try (Shown explore = Shown.glissade(words)) {
      String act = explore.firstLine() + "act";
      String answer = Shown.post(act, typed(formula)).body();
      Ran fit =
          glissade("fit", cars, "--missing=drop", "--features", formula, "--format", "json")
              .endsWith(0);
      for (Object coefficient : Objects.requireNonNull((List<?>) fit.json().get("coefficients"))) {
        assertThat(answer).contains((String) ((Map<?, ?>) coefficient).get("name"));
      }
      assertThat(answer)
          .contains("glissade fit " + cars + " --missing=drop --features '" + formula)
          .contains("TableOpener.installed()", "dropped, which leaves");
      assertThat(Shown.post(act, typed("weight_lb + poly(")).body())
          .contains("found the end, expected", "glissade fit " + cars + " --missing=drop --target");
      assertThat(Shown.post(act, typed("weight_lbs")).body()).contains("Did you mean weight_lb?");
      assertThat(Shown.post(act, typed("name ~ weight_lb")).body()).contains("holds text");
      explore.end().endsWith(0);
    }
  }

  private static String typed(String formula) {
    return "{\"state\": \"\", \"action\": {\"kind\": \"set\", \"name\": \"formula\", \"value\": \""
        + formula
        + "\"}}";
  }

  @Test
  void aPortIsTakenAsAskedFor() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
      glissade("explore", "--no-browser", "--port", port)
          .endsWith(2)
          .says("Port " + port, "Choose another --port, or leave it out");
    }
    try (Shown explore = Shown.glissade("explore", "--no-browser", "--port", port)) {
      assertThat(explore.firstLine()).startsWith("http://127.0.0.1:" + port + "/");
      explore.end().endsWith(0);
    }
  }

  @Test
  void whatDoesNotGoTogetherIsToldBeforeAnythingIsShown() throws Exception {
    Path cars = Tables.cars(folder);
    glissade("explore", "--port", "70000").endsWith(2).says("--port must be from 1 to 65535");
    glissade("explore", "--port", "0").endsWith(2).says("--port must be from 1 to 65535");
    glissade("explore", "--target", "y").endsWith(2).says("--target is for rows of your own");
    glissade("explore", "--loss", "huber", "--no-intercept")
        .endsWith(2)
        .says("--loss and --no-intercept are for rows of your own");
    glissade("explore", cars).endsWith(2).says("mpg");
    glissade("explore", cars, "--target", "mpg", "--seed", "3").endsWith(2).says("--seed");
    glissade("explore", cars, "--target", "mpg", "--loss", "softmax").endsWith(2).says("softmax");
    glissade("explore", cars, "--target", "mpg").endsWith(3).says("--missing drop");
    glissade("explore", folder.resolve("none.csv"), "--target", "y").endsWith(3).says("none.csv");
    glissade("explore", cars, "--target", "mpg", "--penalty", "lasso", "--lambdas", "9")
        .endsWith(2)
        .says("--lambda");
  }

  @Test
  void ofMoreRowsThanCanBeLookedAtThereIsASample() throws Exception {
    Path many = folder.resolve("many.parquet");
    glissade("generate", "--rows", 450_000, "--weights", "1", "--output", many).endsWith(0);
    try (Shown explore = Shown.glissade("explore", many, "--target", "y", "--no-browser")) {
      explore.firstLine();
      explore.end().endsWith(0).says("The page shows a sample, 149,998 of 450,000 rows");
    }
  }

  @Test
  void controlCEndsItAsOneWhoIsDone() throws Exception {
    for (String signal : List.of("INT", "TERM")) {
      try (Started explore = Started.glissade("explore", "--no-browser")) {
        explore.awaitOnError("Ctrl-C ends it.");
        explore.signal(signal);
        assertThat(explore.exitCode()).as(signal).isZero();
      }
    }
  }

  @Test
  void eachSystemHasAWayToOpenABrowserAndOneWithoutAScreenHasNone() {
    assertThat(Browser.of("Linux", Map.of("DISPLAY", ":0")).command()).containsExactly("xdg-open");
    assertThat(Browser.of("Linux", Map.of("WAYLAND_DISPLAY", "w")).command())
        .containsExactly("xdg-open");
    assertThat(Browser.of("Linux", Map.of()).command()).isEmpty();
    assertThat(Browser.of("Mac OS X", Map.of()).command()).containsExactly("open");
    assertThat(Browser.of("Windows 11", Map.of()).command())
        .containsExactly("rundll32", "url.dll,FileProtocolHandler");
  }

  @Test
  void aBrowserThatCannotBeOpenedIsNoFailure() throws Exception {
    Path opened = folder.resolve("opened");
    Path browser = folder.resolve("browser");
    Files.writeString(
        browser,
        "#!/bin/sh\necho \"$1\" > '"
            + opened
            + ".new'\nmv '"
            + opened
            + ".new' '"
            + opened
            + "'\n");
    assertThat(browser.toFile().setExecutable(true)).isTrue();
    assertThat(new Browser(List.of()).open("http://127.0.0.1:1/")).isFalse();
    assertThat(new Browser(List.of(folder.resolve("none").toString())).open("x")).isFalse();
    assertThat(new Browser(List.of(browser.toString())).open("http://127.0.0.1:1/a/")).isTrue();
    for (int i = 0; i < 2000 && !Files.exists(opened); i++) {
      Thread.sleep(10);
    }
    assertThat(opened).hasContent("http://127.0.0.1:1/a/");
  }
}
