package glissade.report.run;

import glissade.kernel.KernelChoice;
import java.util.ArrayList;
import java.util.List;

/**
 * What it takes to do a run again, and what it took.
 *
 * @param command for a shell
 * @param java a program that does the same
 * @param facts data, seed, timings, in order
 */
public record Provenance(String command, String java, List<Fact> facts) {

  public Provenance {
    facts = List.copyOf(facts);
  }

  /** Something with its name. */
  public record Fact(String name, String text) {}

  /** With the software and the machine as far as they decide what came out, or how soon. */
  public List<Fact> allFacts() {
    List<Fact> all = new ArrayList<>(facts);
    String version = Provenance.class.getPackage().getImplementationVersion();
    all.add(new Fact("Glissade", version == null ? "built from source" : version));
    all.add(
        new Fact(
            "Java",
            System.getProperty("java.version") + ", " + System.getProperty("java.vm.name")));
    all.add(
        new Fact("System", System.getProperty("os.name") + ", " + System.getProperty("os.arch")));
    all.add(new Fact("Kernels", KernelChoice.describe()));
    return all;
  }
}
