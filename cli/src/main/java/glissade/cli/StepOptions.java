package glissade.cli;

import glissade.descent.Optimizer;
import glissade.model.Trainer;
import glissade.optimizer.GradientDescent;
import glissade.optimizer.StepSize;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which way to go, how far a step goes, and in which coordinates. */
final class StepOptions {

  @Option(
      names = "--optimizer",
      paramLabel = "auto|NAME",
      description = {
        "Which way to go: one of those below, with its numbers as in momentum:0.95. auto, the"
            + " default: gd if there is a --step, else cg."
      })
  private @Nullable String optimizer;

  @Option(
      names = "--step",
      paramLabel = "auto|NUMBER|NAME",
      converter = StepConverter.class,
      description = {
        "The step size η on the mean squared error (H = 2/n·XᵀX): a number, or a rule of those"
            + " below. auto, the default, is the best one the optimizer knows."
      })
  private @Nullable StepSize step;

  @Option(
      names = "--standardize",
      paramLabel = "auto|on|off",
      description = {
        "Descend on columns of mean 0 and standard deviation 1; coefficients are in original units"
            + " all the same. auto, the default: on unless --step is a number, which is in raw units."
      })
  Trainer.Standardize standardize = Trainer.Standardize.AUTO;

  @ArgGroup(validate = false)
  StochasticOptions stochastic = new StochasticOptions();

  /**
   * What was chosen, and the rest automatic.
   *
   * @param seed for what is left to chance, if it was given
   * @throws UsageException if there is no such optimizer, or it does not go with the step
   */
  Trainer trainer(boolean noIntercept, @Nullable Long seed) {
    stochastic.check(optimizer);
    Trainer trainer = Trainer.automatic().withStandardize(standardize);
    if (noIntercept) {
      trainer = trainer.withoutIntercept();
    }
    if (optimizer != null && !optimizer.equalsIgnoreCase("auto")) {
      return trainer.withOptimizer(
          StochasticOptions.isOne(optimizer)
              ? optimizer(stochastic.complete(optimizer, step, seed), Optional.empty())
              : optimizer(StochasticOptions.seeded(optimizer, seed), Optional.ofNullable(step)));
    }
    return step == null ? trainer : trainer.withOptimizer(new GradientDescent(step));
  }

  private static Optimizer optimizer(String name, Optional<StepSize> step) {
    try {
      return OptimizerNames.optimizer(name, step);
    } catch (IllegalArgumentException e) {
      throw new UsageException(OptimizerNames.complaint("--optimizer", name, e), e);
    }
  }

  /** {@code auto}, a number, or the name of a rule. */
  static final class StepConverter implements ITypeConverter<@Nullable StepSize> {
    @Override
    public @Nullable StepSize convert(String value) {
      if (value.equalsIgnoreCase("auto")) {
        return null;
      }
      try {
        return OptimizerNames.stepSize(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
