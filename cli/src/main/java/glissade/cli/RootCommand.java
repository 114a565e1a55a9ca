package glissade.cli;

import glissade.kernel.KernelChoice;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What stands before the commands. */
@Command(
    name = "glissade",
    versionProvider = RootCommand.Version.class,
    headerHeading = "%nGradient descent for linear models.%n%n",
    synopsisHeading = "",
    customSynopsis = "  glissade COMMAND …",
    commandListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nFor instance%n",
    footer = {
      "  glissade demo                              the article's example",
      "  glissade describe cars.csv                 what is in a table",
      "  glissade fit cars.csv --target mpg         a model of one column by the others",
      "  glissade race cars.csv --target mpg        which optimizer gets there first",
      "  glissade export mpg.json --onnx mpg.onnx   a model for other programs",
      "  glissade explore                           the article's example, to play with",
      "",
      "Each command has its own help: glissade fit --help"
    })
final class RootCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec.
  RootCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(console.err());
    return ExitCode.USAGE;
  }

  /** Read only when it is asked for. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "glissade " + (version == null ? "(built from source)" : version),
        "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"),
        "Kernels: " + KernelChoice.describe()
      };
    }
  }
}
