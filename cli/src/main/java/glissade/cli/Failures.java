package glissade.cli;

import glissade.features.MissingValuesException;
import glissade.formula.Formula;
import glissade.table.Passwords;
import glissade.table.UnusableDataException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong in a sentence, and which exit code says so. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

  /** How picocli lists the constants of an enum. */
  private static final Pattern CONSTANTS =
      Pattern.compile("expected one of \\[([^]]*)] \\(case-insensitive\\)");

  private final Console console;
  private final boolean debug;

  Failures(Console console, boolean debug) {
    this.console = console;
    this.debug = debug;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    console.note(inSmallLetters(message(e)));
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
    if (e instanceof MissingValuesException) {
      withoutThem(line);
    }
    return code;
  }

  /** Tells what went wrong in a command that was understood, and returns the exit code. */
  int report(Exception e) {
    if (console.hasEnded()) {
      return ExitCode.CANCELLED;
    }
    trace(e);
    if (e instanceof CancellationException) {
      console.note(Cancellation.WITHOUT_RESULT);
      return ExitCode.CANCELLED;
    }
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

  /** The command that leaves out the rows with missing values, to be copied. */
  private void withoutThem(CommandLine line) {
    if (line.getParseResult() != null && !line.getParseResult().hasMatchedOption("--missing")) {
      console.noteLine("");
      console.noteLine(
          "  " + new Again(line.getCommandSpec(), "fit").command() + " --missing drop");
    }
  }

  private void seeHelp(CommandLine line) {
    console.noteLine("See " + line.getCommandSpec().qualifiedName() + " --help.");
  }

  private void trace(Exception e) {
    if (debug) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      console.err().print(Passwords.masked(trace.toString()));
    }
  }

  private static String message(Exception e) {
    String message = e.getMessage();
    return sentence(
        message == null || message.isBlank()
            ? e.getClass().getSimpleName()
            : Passwords.masked(message));
  }

  /** {@code expected on or off}, as one would type it, rather than {@code one of [ON, OFF]}. */
  private static String inSmallLetters(String message) {
    Matcher words = CONSTANTS.matcher(message);
    if (!words.find()) {
      return message;
    }
    String list = words.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
    int last = list.lastIndexOf(", ");
    String told = last < 0 ? list : list.substring(0, last) + " or " + list.substring(last + 2);
    return words.replaceFirst("expected " + Matcher.quoteReplacement(told));
  }

  /** Ends with a full stop. */
  private static String sentence(String message) {
    char last = message.isEmpty() ? '.' : message.charAt(message.length() - 1);
    return last == '.' || last == '?' || last == '\n' || last == ':' ? message : message + ".";
  }
}
