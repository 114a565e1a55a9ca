package glissade.cli;

import glissade.fold.Chunks;
import glissade.fold.ParallelFold;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.rows.DenseBatch;
import glissade.rows.SyntheticRows;
import glissade.table.TableChunk;
import glissade.table.TableOpener;
import glissade.table.TableWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes up a table whose weights are known. */
@Command(
    name = "generate",
    description = "Makes up a table with known weights: columns x1 … xd and y = w·x + b + noise.",
    sortOptions = false,
    abbreviateSynopsis = true,
    descriptionHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nFor instance%n",
    footer = {
      "  glissade generate --rows 5000 --weights 2,4,5,9,11 --intercept 2 --output y.csv",
      "  glissade generate --rows 1e7 --weights 1,-1 --noise 0.5 --output big.parquet"
    })
final class GenerateCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--rows",
      required = true,
      paramLabel = "N",
      converter = CountConverter.class,
      description = "How many rows.")
  private long rows;

  @Option(
      names = "--weights",
      required = true,
      split = ",",
      paramLabel = "W1,W2,…",
      description = "The true weights, one a column.")
  private double[] weights = {};

  @Option(
      names = "--intercept",
      paramLabel = "B",
      description = "The true intercept (${DEFAULT-VALUE}).")
  private double intercept = 0;

  @Option(
      names = "--noise",
      paramLabel = "S",
      description = "The standard deviation of the noise (${DEFAULT-VALUE}).")
  private double noise = 0;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The same seed makes up the same rows (${DEFAULT-VALUE}).")
  private long seed = 42;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "Where to write: .csv, .csv.gz or .parquet.")
  private Path output = Path.of("");

  @Option(names = "--quiet", description = "No progress and no notes.")
  private boolean quiet;

  @Mixin HelpOptions help = new HelpOptions();

  GenerateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    check();
    Targets.table(output);
    Cancellation.bySignal(console);
    long started = System.nanoTime();
    SyntheticRows made =
        new SyntheticRows(rows, weights, intercept, noise, seed, new ParallelFold(1));
    try (TableWriter writer = TableOpener.installed().create(output, columns());
        ProgressLine progress = new ProgressLine(console, quiet, "Writing", "rows", rows)) {
      write(made.chunks(), writer, progress);
      writer.commit();
    }
    if (!quiet) {
      console.note(
          "Wrote "
              + Prose.count(rows, "row")
              + " × "
              + Prose.count(weights.length + 1, "column")
              + " to "
              + output
              + " in "
              + Numbers.seconds(Duration.ofNanos(System.nanoTime() - started))
              + ".");
    }
    return ExitCode.DONE;
  }

  private void check() {
    if (rows < 0) {
      throw new UsageException("--rows cannot be negative: " + rows + ".");
    }
    for (double weight : weights) {
      finite("--weights", weight);
    }
    finite("--intercept", intercept);
    finite("--noise", noise);
    if (noise < 0) {
      throw new UsageException("--noise is a standard deviation and cannot be negative.");
    }
  }

  private static void finite(String option, double value) {
    if (!Double.isFinite(value)) {
      throw new UsageException(option + " takes finite numbers, not " + value + ".");
    }
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    for (int j = 1; j <= weights.length; j++) {
      columns.add("x" + j);
    }
    columns.add("y");
    return columns;
  }

  private static void write(Chunks<DenseBatch> batches, TableWriter writer, ProgressLine progress) {
    long first = 0;
    for (DenseBatch batch = batches.next(); batch != null; batch = batches.next()) {
      writer.append(chunk(batch, first));
      first += batch.rows();
      progress.add(batch.rows());
    }
  }

  /** The same columns: the features, and then the target. */
  private static TableChunk chunk(DenseBatch batch, long first) {
    double[][] columns = new double[batch.features() + 1][];
    for (int j = 0; j < columns.length; j++) {
      int from = batch.start() + j * batch.stride();
      columns[j] = Arrays.copyOfRange(batch.values(), from, from + batch.rows());
    }
    return new TableChunk(first, batch.rows(), columns);
  }
}
