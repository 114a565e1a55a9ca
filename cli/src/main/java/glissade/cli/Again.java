package glissade.cli;

import glissade.model.Plan;
import glissade.report.run.Provenance;
import glissade.report.run.Provenance.Fact;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.report.words.Shell;
import glissade.table.Passwords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** How a command is run again, and what it took. */
final class Again {

  private final String command;
  private String java = "";
  private final List<Fact> facts = new ArrayList<>();

  /**
   * @param spec knows what was typed; null where nothing was parsed
   * @param otherwise the command without options, where nothing was parsed
   */
  Again(@Nullable CommandSpec spec, String otherwise) {
    List<String> typed =
        spec == null || spec.commandLine().getParseResult() == null
            ? List.of(otherwise)
            : spec.commandLine().getParseResult().originalArgs();
    this.command = Shell.command("glissade", typed.stream().map(Passwords::masked).toList());
  }

  /** The command, as it was typed. */
  String command() {
    return command;
  }

  /** With a program that does the same. */
  Again inJava(String program) {
    java = program;
    return this;
  }

  Again fact(String name, String text) {
    facts.add(new Fact(name, text));
    return this;
  }

  /** What becomes of the rows, and by what. */
  Again plan(Plan plan) {
    String route = plan.choice().route().name().toLowerCase(Locale.ROOT);
    return fact("Route", route + ": " + plan.choice().reason())
        .fact("Optimizer", Prose.capital(plan.optimizer().title()))
        .fact("Coordinates", plan.coordinates().name());
  }

  Again took(String what, Duration time) {
    return fact(what, Numbers.seconds(time));
  }

  Provenance provenance() {
    return new Provenance(command, java, facts);
  }
}
