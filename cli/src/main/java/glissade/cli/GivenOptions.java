package glissade.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that stood on the command line. */
final class GivenOptions {

  private final List<String> names = new ArrayList<>();

  GivenOptions(CommandSpec spec) {
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!names.contains(option.longestName())) {
        names.add(option.longestName());
      }
    }
  }

  /** Those that are none of these. */
  List<String> other(Set<String> known) {
    return names.stream().filter(name -> !known.contains(name)).toList();
  }

  /** Those that are some of these. */
  List<String> among(Set<String> some) {
    return names.stream().filter(some::contains).toList();
  }
}
