package glissade.cli;

import picocli.CommandLine.Option;

/**
 * What every command understands. {@code --debug} and {@code --no-color} are looked for before the
 * arguments are parsed; they stand here to be known and described.
 */
final class HelpOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(names = "--no-color", description = "No bold letters (as NO_COLOR=1 does).")
  boolean noColor;

  @Option(names = "--debug", description = "Show the stack trace of a failure.")
  boolean debug;
}
