package glissade.cli;

import glissade.explore.Subject;
import glissade.explore.page.ExploreSite;
import glissade.explore.server.LocalServer;
import glissade.model.Trainer;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.table.Passwords;
import glissade.table.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a descent in the browser, to play with. */
@Command(
    name = "explore",
    description = {
      "Gradient descent to play with, on a page in the browser. The first line printed is its address."
          + " Only this machine can open it; nothing leaves it. Ctrl-C ends it."
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = LossNames.HELP + "%nFor instance%n",
    footer = {
      "  glissade explore                           the article's example",
      "  glissade explore cars.csv --target mpg --missing drop",
      "  glissade explore penguins.csv --target sex --loss logistic",
      "  glissade explore --port 8080 --no-browser",
      "  glissade explore --state 'step=0.9&k=3'    where a copied link left off"
    })
final class ExploreCommand implements Callable<Integer> {

  /** Of the page, not of the model. */
  private static final Set<String> OF_THE_PAGE = Set.of("--no-browser", "--no-color", "--debug");

  /** Followed by a value: of the page too, or told with each formula. */
  private static final Set<String> TOLD_APART =
      Set.of("--port", "--state", "--target", "--features");

  /** What goes with the article's rows. */
  private static final Set<String> WITHOUT_SOURCE =
      Set.of("--port", "--seed", "--state", "--no-browser", "--no-color", "--debug");

  /** As in the demo. */
  private static final long SEED = 42;

  private final Console console;

  @Parameters(arity = "0..*", paramLabel = "SOURCE", description = SourceOptions.SOURCE)
  private List<String> locations = new ArrayList<>();

  @Mixin private SourceOptions source = new SourceOptions();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The same seed makes up the same rows where no SOURCE is named (42).")
  private @Nullable Long seed;

  @Option(
      names = "--state",
      paramLabel = "LINK",
      description = {
        "Begin where a link that was copied from the page left off; what stands after its # is"
            + " enough."
      })
  private String state = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(validate = false, heading = "%nWhat to fit%n")
  private ColumnOptions columns = new ColumnOptions();

  @ArgGroup(validate = false, heading = "%nWhat to minimise%n")
  private LossOptions loss = new LossOptions();

  @ArgGroup(validate = false, heading = "%nHow to show it%n")
  private PageOptions page = new PageOptions();

  @Mixin HelpOptions help = new HelpOptions();

  ExploreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    check();
    Cancellation cancellation = Cancellation.bySignal(console);
    if (locations.isEmpty()) {
      return show(ExploredRows.ofTheArticle(seed == null ? SEED : seed), cancellation);
    }
    ExploredRows.Typed typed = new ExploredRows.Typed(spec, locations, words());
    ExploredRows rows = new ExploredRows(console, columns, loss, typed);
    // Open as long as the page: it can be read again with another formula.
    try (TableSource opened = source.open(locations)) {
      return show(rows.read(opened), cancellation);
    }
  }

  private int show(Subject subject, Cancellation cancellation) {
    try (LocalServer server = page.serve(new ExploreSite(subject), console, help.debug)) {
      // Before anybody is told that Ctrl-C ends it.
      CountDownLatch end = new CountDownLatch(1);
      cancellation.keepBestPoint(end::countDown);
      String address = server.address() + fragment();
      console.line(address);
      console.flush();
      note(subject, page.open(address));
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.DONE;
  }

  /** The state as part of an address: the page itself says what of it cannot be. */
  private String fragment() {
    String text = state.substring(state.indexOf('#') + 1);
    return text.isEmpty() ? "" : "#" + text.replaceAll("[^\\w=&.,:;~+%-]", "");
  }

  private void check() {
    columns.check();
    if (loss.isSoftmax()) {
      throw new UsageException(
          "The page draws losses of one score, and softmax has one for each class. Choose another"
              + " --loss; glissade fit has softmax.");
    }
    loss.on(Trainer.automatic(), null);
    if (loss.penalty.path() > 0) {
      throw new UsageException("The page shows one λ at a time. Choose --lambda, not --lambdas.");
    }
    List<String> given = new GivenOptions(spec).other(WITHOUT_SOURCE);
    if (locations.isEmpty() && !given.isEmpty()) {
      throw new UsageException(
          "Without a SOURCE the page is about the article's rows, and "
              + Prose.list(given)
              + (given.size() == 1 ? " is" : " are")
              + " for rows of your own. Name their SOURCE.");
    }
    if (!locations.isEmpty() && seed != null) {
      throw new UsageException(
          "--seed makes up rows, and a SOURCE brings its own. Keep the one that is meant.");
    }
  }

  /** What was typed, without target and features and what is about the page. */
  private List<String> words() {
    List<String> words = new ArrayList<>();
    boolean value = false;
    List<String> typed = spec.commandLine().getParseResult().originalArgs();
    for (String word : typed.subList(1 + typed.indexOf(spec.name()), typed.size())) {
      boolean isTold = TOLD_APART.contains(word.split("=", 2)[0]);
      if (!value && !isTold && !OF_THE_PAGE.contains(word)) {
        words.add(Passwords.masked(word));
      }
      value = !value && TOLD_APART.contains(word);
    }
    return words;
  }

  private void note(Subject subject, boolean opened) {
    String rows =
        subject.isSample()
            ? "The page shows a sample, "
                + Numbers.count(subject.rows().count())
                + " of "
                + Prose.count(subject.all(), "row")
                + ", the same ones every time; fit takes all. "
            : "";
    console.note(
        rows
            + (opened
                ? "The page opens in the browser; Ctrl-C ends it."
                : "Open this address in a browser on this machine; Ctrl-C ends it."));
  }
}
