package glissade.cli;

import glissade.kernel.KernelChoice;
import glissade.report.words.Prose;
import glissade.table.NearNames;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The {@code glissade} command. */
public final class Main {

  private static final List<String> COMMANDS =
      List.of(
          "demo",
          "describe",
          "forecast",
          "fit",
          "race",
          "explore",
          "predict",
          "evaluate",
          "export",
          "generate");

  /** Those that fold what they read. */
  private static final List<String> FOLDING = List.of("fit", "forecast", "race");

  /** Bytes. Of less there is little to fold. */
  private static final long LARGE_FILE = 8L << 20;

  private static final int WIDEST_HELP = 100;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs one command on the standard streams, and returns its exit code. */
  public static int run(String[] args) {
    StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    Console console = new Console(terminal(Terminal.detect(), args), out, err);
    prepare(args);
    int code = run(args, console);
    IOException failure = out.failure();
    if (failure != null && code == ExitCode.DONE) {
      console.note("Cannot write to standard output: " + failure.getMessage() + ".");
      code = ExitCode.UNUSABLE;
    }
    return code;
  }

  /**
   * Has the kernels compiled while the arguments are parsed and the file is opened, where there is
   * enough to read to make up for it.
   */
  private static void prepare(String[] args) {
    if (args.length > 0 && FOLDING.contains(args[0]) && namesLargeFile(args)) {
      Thread thread = new Thread(KernelChoice::prepare, "glissade-kernels");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static boolean namesLargeFile(String[] args) {
    for (String arg : args) {
      if (new File(arg).length() >= LARGE_FILE) {
        return true;
      }
    }
    return false;
  }

  /**
   * Runs one command in this process.
   *
   * @param args as on the command line
   * @param in what {@code -} reads; becomes {@link System#in} while the command runs
   * @param out gets the results, in UTF-8
   * @param err gets everything else
   * @return the exit code
   */
  public static int run(String[] args, InputStream in, OutputStream out, OutputStream err) {
    InputStream before = System.in;
    System.setIn(in);
    try {
      return run(args, new Console(terminal(Terminal.none(), args), out, err));
    } finally {
      System.setIn(before);
    }
  }

  static int run(String[] args, Console console) {
    try {
      if (args.length > 0 && !isCommand(args[0])) {
        return unknown(args[0], console);
      }
      return args.length == 1 && args[0].equals("demo")
          ? demo(console)
          : commandLine(args, console).execute(args);
    } catch (OutOfMemoryError e) {
      console.note(
          "There is not enough memory for this. GLISSADE_JAVA_OPTS=-Xmx8g gives it 8 GB; fit with"
              + " --route reread needs next to none.");
      return ExitCode.FAILED;
    } finally {
      console.flush();
    }
  }

  private static boolean isCommand(String word) {
    return word.startsWith("-") || COMMANDS.contains(word) || word.equals("rehearse");
  }

  private static int unknown(String word, Console console) {
    List<String> near = NearNames.near(word, COMMANDS);
    console.note(
        "There is no command '"
            + word
            + "'. "
            + (near.isEmpty()
                ? "There are " + Prose.list(COMMANDS) + "."
                : "Did you mean " + String.join(" or ", near) + "?"));
    console.noteLine("See glissade --help.");
    return ExitCode.USAGE;
  }

  /** The demo as it stands, without the parser: loading that takes longer than the demo itself. */
  private static int demo(Console console) {
    try {
      return new DemoCommand(console).call();
    } catch (RuntimeException e) {
      return new Failures(console, false).report(e);
    }
  }

  /** Bold letters are decided on before the arguments are parsed: complaints may be bold too. */
  private static Terminal terminal(Terminal terminal, String[] args) {
    return Arrays.asList(args).contains("--no-color") ? terminal.withoutColor() : terminal;
  }

  private static CommandLine commandLine(String[] args, Console console) {
    CommandLine line = new CommandLine(new RootCommand(console));
    String asked = args.length > 0 ? args[0] : "";
    // Reading a command's annotations takes milliseconds, so only the one that is asked for is
    // read.
    for (String name : COMMANDS.contains(asked) ? List.of(asked) : COMMANDS) {
      line.addSubcommand(name, command(name, console));
    }
    if (asked.equals("rehearse")) {
      line.addSubcommand(new RehearseCommand());
    }
    Failures failures = new Failures(console, Arrays.asList(args).contains("--debug"));
    Help.Ansi ansi = console.terminal().color() ? Help.Ansi.ON : Help.Ansi.OFF;
    line.setColorScheme(Help.defaultColorScheme(ansi));
    line.setUsageHelpWidth(Math.min(WIDEST_HELP, Math.max(60, console.terminal().columns())));
    line.setOut(console.out());
    line.setErr(console.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setParameterExceptionHandler(failures);
    line.setExecutionExceptionHandler(failures);
    return line;
  }

  private static Object command(String name, Console console) {
    return switch (name) {
      case "demo" -> new DemoCommand(console);
      case "describe" -> new DescribeCommand(console);
      case "forecast" -> new ForecastCommand(console);
      case "fit" -> new FitCommand(console);
      case "race" -> new RaceCommand(console);
      case "explore" -> new ExploreCommand(console);
      case "predict" -> new PredictCommand(console);
      case "evaluate" -> new EvaluateCommand(console);
      case "export" -> new ExportCommand(console);
      case "generate" -> new GenerateCommand(console);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
