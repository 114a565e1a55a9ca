package glissade.cli;

import glissade.file.ModelFile;
import glissade.model.Model;
import glissade.table.Passwords;
import glissade.table.TableSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Applies a model to a table. */
@Command(
    name = "predict",
    description = {
      "Copies a table and adds the column `prediction`; for classes also `probability` of the positive"
          + " one, or of each."
    },
    sortOptions = false,
    abbreviateSynopsis = true,
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nFor instance%n",
    footer = {
      "  glissade predict mpg.json cars.csv --output predicted.csv",
      "  glissade predict mpg.json 'cars-*.parquet' --output predicted.parquet",
      "  glissade predict mpg.json cars.csv --intervals both --output predicted.csv",
      "  tail -f clicks.csv | glissade predict bought.json - --output -"
    })
final class PredictCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(index = "0", paramLabel = "MODEL.json", description = "What fit --save wrote.")
  private Path model = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "SOURCE",
      description = SourceOptions.SOURCE)
  private List<String> locations = new ArrayList<>();

  @Mixin private SourceOptions source = new SourceOptions();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = {
        "Where to write: .csv, .csv.gz or .parquet, or a new table of a PostgreSQL database,"
            + " jdbc:postgresql://HOST/DATABASE?table=NAME. With - as source, - writes CSV to standard"
            + " output, rows as they arrive."
      })
  private String output = "";

  @ArgGroup(validate = false)
  private BesideOptions beside = new BesideOptions();

  @Option(names = "--quiet", description = "No progress and no notes.")
  private boolean quiet;

  @Mixin HelpOptions help = new HelpOptions();

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean streamed = StreamedPredictions.isAsked(locations, output);
    if (!streamed) {
      Targets.table(output);
    }
    Model read = ModelFile.readAny(model);
    List<BesidePrediction> told = beside.of(model, read);
    Cancellation.bySignal(console);
    if (streamed) {
      return stream(read, told);
    }
    long started = System.nanoTime();
    Predictions predictions;
    if (IndexedTraining.isNamed(locations)) {
      if (beside.isAsked()) {
        throw new UsageException(
            "--intervals and --contributions are for tables, and a libsvm file is none.");
      }
      String summary = new IndexedPredictions(read, locations).write(Path.of(output));
      if (!quiet) {
        console.note(summary);
      }
      return ExitCode.DONE;
    }
    try (TableSource opened = source.open(locations, read.featureMap());
        ProgressLine progress = new ProgressLine(console, quiet, "Predicting", "rows", -1)) {
      predictions = new Predictions(read, told, opened.counted(progress::add));
      predictions.write(output);
    }
    if (!quiet) {
      console.note(predictions.summary(Passwords.masked(output), System.nanoTime() - started));
    }
    return ExitCode.DONE;
  }

  private int stream(Model read, List<BesidePrediction> told) {
    String summary;
    try (ProgressLine progress = new ProgressLine(console, quiet, "Predicting", "rows", -1)) {
      summary =
          new StreamedPredictions(read, told, source.missingTexts(read.featureMap()))
              .run(console, progress);
    }
    if (!quiet && !summary.isEmpty()) {
      console.note(summary);
    }
    return ExitCode.DONE;
  }
}
