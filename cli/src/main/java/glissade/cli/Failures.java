package glissade.cli;

import glissade.features.Formula;
import glissade.table.UnusableDataException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong in a sentence, and which exit code says so. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private final Console console;
  private final boolean debug;

  Failures(Console console, boolean debug) {
    this.console = console;
    this.debug = debug;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    console.note(message(e));
    UnmatchedArgumentException.printSuggestions(e, console.err());
    seeHelp(e.getCommandLine());
    trace(e);
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    int code = report(e);
    if (code == ExitCode.USAGE) {
      seeHelp(line);
    }
    return code;
  }

  /** Tells what went wrong in a command that was understood, and returns the exit code. */
  int report(Exception e) {
    trace(e);
    if (e instanceof UsageException || e instanceof Formula.SyntaxException) {
      console.note(message(e));
      return ExitCode.USAGE;
    }
    if (e instanceof UnusableDataException || e instanceof ArithmeticException) {
      console.note(message(e));
      return ExitCode.UNUSABLE;
    }
    console.note(
        "This should not have happened: "
            + message(e)
            + (debug ? "" : " Run it again with --debug to see where."));
    return ExitCode.FAILED;
  }

  private void seeHelp(CommandLine line) {
    console.noteLine("See " + line.getCommandSpec().qualifiedName() + " --help.");
  }

  private void trace(Exception e) {
    if (debug) {
      e.printStackTrace(console.err());
    }
  }

  private static String message(Exception e) {
    String message = e.getMessage();
    return sentence(message == null || message.isBlank() ? e.getClass().getSimpleName() : message);
  }

  /** Ends with a full stop. */
  private static String sentence(String message) {
    char last = message.isEmpty() ? '.' : message.charAt(message.length() - 1);
    return last == '.' || last == '?' || last == '\n' || last == ':' ? message : message + ".";
  }
}
