package glissade.benchmarks;

import com.microsoft.playwright.Page;
import glissade.browser.Chromium;
import glissade.browser.View;
import glissade.browser.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody waits for who looks at pictures: from moving the slider of the step size to the
 * pictures drawn for it, from the command to its page, and for a report. In a real Chromium, which
 * is running already; the command is started as people start it, by the launcher.
 */
final class PageTimes {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/\\w+/\\S*");

  private static final String WEIGHTS =
      String.join(",", IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).toList());

  private static final String SLIDER = "#step-place";
  private static final String PICTURE = "svg[data-chart='contours']";

  /** Moves the slider and waits for the frame in which the picture is another one. */
  private static final String REDRAW =
      """
      async ([slider, picture, times]) => {
        const input = document.querySelector(slider);
        const drawn = () => document.querySelector(picture).closest('[data-hash]').dataset.hash;
        const changed = before => new Promise(resolve => {
          const observer = new MutationObserver(() => {
            if (drawn() !== before) { observer.disconnect(); resolve(); }
          });
          observer.observe(document.body,
            {subtree: true, childList: true, attributes: true, characterData: true});
        });
        const painted = () =>
          new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
        const taken = [];
        for (let i = 0; i < times; i++) {
          // Stable steps and divergent ones, never the same twice in a row.
          const part = 0.2 + 0.75 * ((i * 0.618) % 1);
          const value = Number(input.min) + part * (Number(input.max) - Number(input.min));
          const redrawn = changed(drawn());
          const start = performance.now();
          input.value = Math.round(value);
          input.dispatchEvent(new Event('input', {bubbles: true}));
          await redrawn;
          await painted();
          taken.push(performance.now() - start);
        }
        return taken;
      }""";

  private final Path glissade;
  private final Path folder;
  private final int runs;

  private PageTimes(Path glissade, Path folder, int runs) {
    this.glissade = glissade;
    this.folder = folder;
    this.runs = runs;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("pages");
    try (Chromium chromium = Chromium.started()) {
      System.out.println("Chromium " + chromium.version());
      new PageTimes(Path.of("glissade").toAbsolutePath(), folder, Integer.parseInt(args[0]))
          .measure(chromium);
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private void measure(Chromium chromium) throws Exception {
    Path table = folder.resolve("table.csv");
    run("generate", "--rows", "5000", "--weights", WEIGHTS, "--noise", "1", "--output", table);
    tell("slider to redrawn pictures, 5,000 × 20", redraws(chromium, table), 50);
    tell("command to first page, the article's data", firstPages(chromium), 1000);
    Path report = folder.resolve("report.html");
    tell("report of 1,000 iterations, with the command", commands(report), 500);
    System.out.printf(Locale.ROOT, "  its size %,d bytes (< 1 MB)%n", Files.size(report));
    tell("the same command without a report", commands(null), Double.NaN);
  }

  private List<Double> redraws(Chromium chromium, Path table) throws Exception {
    try (Shown shown = new Shown("explore", "--no-browser", table, "--target", "y");
        Window window = chromium.open(shown.address(), View.WIDE)) {
      Page page = window.page();
      page.waitForSelector(SLIDER + "[aria-valuetext]");
      // The one that is looked at; others follow once the hand rests.
      page.locator(PICTURE).scrollIntoViewIfNeeded();
      List<Object> what = List.of(SLIDER, PICTURE, 5 + 10 * runs);
      List<Double> taken = new ArrayList<>();
      for (Object each : (List<?>) page.evaluate(REDRAW, what)) {
        taken.add(((Number) each).doubleValue());
      }
      // The first ones are those of a JVM that has hardly begun.
      return taken.subList(5, taken.size());
    }
  }

  private List<Double> firstPages(Chromium chromium) throws Exception {
    List<Double> taken = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      try (Shown shown = new Shown("explore", "--no-browser");
          Window window = chromium.open(shown.address(), View.WIDE)) {
        window.page().waitForSelector(PICTURE);
        taken.add((System.nanoTime() - start) / 1e6);
      }
    }
    return taken;
  }

  private List<Double> commands(@Nullable Path report) throws Exception {
    List<Double> taken = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      if (report == null) {
        run("demo");
      } else {
        run("demo", "--report", report);
      }
      taken.add((System.nanoTime() - start) / 1e6);
    }
    return taken;
  }

  private ProcessBuilder command(Object... args) {
    List<String> words = new ArrayList<>(List.of(glissade.toString()));
    Stream.of(args).map(Object::toString).forEach(words::add);
    return new ProcessBuilder(words);
  }

  private void run(Object... args) throws Exception {
    Process process =
        command(args)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command(args).command()) + " failed");
    }
  }

  private static void tell(String what, List<Double> taken, double target) {
    double[] sorted = taken.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double median = sorted[sorted.length / 2];
    System.out.printf(
        Locale.ROOT,
        "%-46s %6.1f ms [%.1f ms..%.1f ms]%s%n",
        what,
        median,
        sorted[0],
        sorted[sorted.length - 1],
        Double.isNaN(target)
            ? ""
            : String.format(
                Locale.ROOT, "  ≤ %.0f ms: %s", target, median <= target ? "met" : "missed"));
  }

  /** A command that shows a page, until it is closed. */
  private final class Shown implements AutoCloseable {

    private final Process process;

    Shown(Object... args) throws IOException {
      process = command(args).redirectErrorStream(true).start();
    }

    URI address() throws IOException {
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher found = ADDRESS.matcher(line);
        if (found.find()) {
          return URI.create(found.group());
        }
      }
      throw new IllegalStateException("it ended without printing an address");
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().join();
    }
  }
}
