package glissade.cli;

import glissade.explore.page.ExploreSite;
import glissade.explore.server.LocalServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Runs the other commands once, on a little data, while the JVM writes down what it has to load for
 * them. The launcher has it run once after a build; no help shows it.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FOLDER", description = "Gets some files, and can be deleted.")
  private Path folder = Path.of(".");

  @Override
  public Integer call() {
    String csv = folder.resolve("rows.csv").toString();
    String parquet = folder.resolve("rows.parquet").toString();
    String model = folder.resolve("model.json").toString();
    String predicted = folder.resolve("predicted.csv").toString();
    String report = folder.resolve("report.html").toString();
    run("demo");
    run("demo", "--report", report);
    for (String file : new String[] {csv, parquet}) {
      run("generate", "--rows=100", "--weights=1,2", "--noise=1", "--output", file);
      run("describe", file);
      run("fit", file, "--target=y", "--save", model, "--report", report);
    }
    run("forecast", csv, "--target=y");
    run("race", csv, "--target=y");
    run("predict", model, csv, "--output", predicted);
    run("explore", "--help");
    explore();
    return ExitCode.DONE;
  }

  /** The command runs until it is told to end; so this is what it shows, asked for once. */
  private static void explore() {
    ExploreSite site = new ExploreSite(ExploredRows.ofTheArticle(1));
    try (LocalServer server = LocalServer.start(site, 0, failure -> {});
        InputStream page = URI.create(server.address()).toURL().openStream()) {
      page.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String... arguments) {
    OutputStream nobody = OutputStream.nullOutputStream();
    Main.run(arguments, InputStream.nullInputStream(), nobody, nobody);
  }
}
