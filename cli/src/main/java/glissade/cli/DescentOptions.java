package glissade.cli;

import glissade.descent.StopRule;
import glissade.model.Route;
import glissade.model.Trainer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How to descend, and until when. */
final class DescentOptions {

  @ArgGroup(validate = false)
  StepOptions steps = new StepOptions();

  @Option(
      names = "--route",
      paramLabel = "auto|triangle|dual|memory|reread",
      converter = RouteConverter.class,
      description = {
        "What becomes of the rows: folded to a triangle; kept, and their transpose folded; kept, or"
            + " read again, and gone through at every iteration. auto, the default, takes what pays,"
            + " and says why."
      })
  @Nullable Route route;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      converter = CountConverter.class,
      description = {
        "Exactly N updates; with --tolerance at most N. Unless given: until converged, at most"
            + " 100,000, or 10,000 that go through the rows."
      })
  private @Nullable Long iterations;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      description = {
        "Converged when the gradient is at most X of its scale, whatever the units of the columns:"
            + " 1e-12, or 1e-8 where every iteration goes through the rows."
      })
  private @Nullable Double tolerance;

  @ArgGroup(validate = false)
  UntilOption until = new UntilOption();

  /**
   * What was chosen.
   *
   * @throws UsageException if a number is out of range or two choices exclude each other
   */
  Trainer trainer(boolean noIntercept, @Nullable Long seed) {
    try {
      Trainer trainer = steps.trainer(noIntercept, seed);
      if (route != null) {
        trainer = trainer.withRoute(route);
      }
      Long epochs = steps.stochastic.epochs;
      if (iterations != null && epochs != null) {
        throw new UsageException(
            "--iterations and --epochs say the same of a stochastic optimizer. Keep one of them.");
      }
      Long most = iterations == null ? epochs : iterations;
      if (most != null) {
        trainer = trainer.withIterations(most);
      }
      if (tolerance != null) {
        trainer = trainer.withTolerance(tolerance);
      }
      Optional<StopRule> rule = until.rule();
      return rule.isPresent() ? trainer.withUntil(rule.get()) : trainer;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  /** {@code auto} or a route. */
  static final class RouteConverter implements ITypeConverter<@Nullable Route> {
    @Override
    public @Nullable Route convert(String value) {
      if (value.equalsIgnoreCase("auto")) {
        return null;
      }
      for (Route route : Route.values()) {
        if (route.name().equalsIgnoreCase(value)) {
          return route;
        }
      }
      throw new TypeConversionException(
          "expected auto, triangle, dual, memory or reread but was '" + value + "'");
    }
  }
}
