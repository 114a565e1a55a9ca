package glissade.cli;

import glissade.table.ColumnSummary;
import glissade.table.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what is in a table, and what a fit would do with it. */
@Command(
    name = "describe",
    description = "Columns, types, ranges, what is missing, and what fit would do with each.",
    sortOptions = false,
    abbreviateSynopsis = true,
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nFor instance%n",
    footer = {
      "  glissade describe cars.csv",
      "  glissade describe 'flights-*.parquet'",
      "  glissade describe shop.duckdb --query 'FROM orders WHERE paid'",
      "  zcat cars.json.gz | glissade describe - --input-format json"
    })
final class DescribeCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "SOURCE", description = SourceOptions.SOURCE)
  private List<String> locations = new ArrayList<>();

  @Mixin private SourceOptions source = new SourceOptions();

  @Mixin HelpOptions help = new HelpOptions();

  DescribeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (TableSource opened = source.open(locations)) {
      List<ColumnSummary> summaries = summaries(opened);
      String collinear;
      try (ProgressLine progress = new ProgressLine(console, false, "Reading", "rows", -1)) {
        collinear = CollinearColumns.text(opened.counted(progress::add), summaries);
      }
      List<String> levels = levels(opened, summaries);
      new Description(opened.name(), summaries, collinear, levels).print(console);
    }
    return ExitCode.DONE;
  }

  private List<ColumnSummary> summaries(TableSource opened) {
    try (ProgressLine progress = new ProgressLine(console, false, "Reading", "%", 100)) {
      return opened.summarize(share -> progress.reach((long) (100 * share)));
    }
  }

  /** What is to be said of the levels of what may be categories. */
  private static List<String> levels(TableSource opened, List<ColumnSummary> summaries) {
    List<String> categories =
        summaries.stream()
            .filter(Description::isCategory)
            .map(each -> each.column().name())
            .toList();
    return opened.levels(categories).stream()
        .map(found -> RareLevels.of(found, found.levels().values().get(0)))
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
