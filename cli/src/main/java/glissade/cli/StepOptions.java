package glissade.cli;

import glissade.model.Trainer;
import java.util.OptionalDouble;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How far a step goes, and in which coordinates. */
final class StepOptions {

  @Option(
      names = "--step",
      paramLabel = "auto|NUMBER",
      converter = StepConverter.class,
      description = {
        "The step size η of gradient descent on the mean squared error (H = 2/n·XᵀX). auto, the"
            + " default, is the best constant one, 2/(L + μ)."
      })
  OptionalDouble step = OptionalDouble.empty();

  @Option(
      names = "--standardize",
      paramLabel = "auto|on|off",
      description = {
        "Descend on columns of mean 0 and standard deviation 1; coefficients are in original units"
            + " all the same. auto, the default: on unless --step is a number, which is in raw units."
      })
  Trainer.Standardize standardize = Trainer.Standardize.AUTO;

  /**
   * What was chosen, and the rest automatic.
   *
   * @throws UsageException if the step is not a positive number
   */
  Trainer trainer(boolean noIntercept) {
    Trainer trainer = Trainer.automatic().withStandardize(standardize);
    if (noIntercept) {
      trainer = trainer.withoutIntercept();
    }
    try {
      return step.isPresent() ? trainer.withStep(step.getAsDouble()) : trainer;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  /** {@code auto} or a number. */
  static final class StepConverter implements ITypeConverter<OptionalDouble> {
    @Override
    public OptionalDouble convert(String value) {
      if (value.equalsIgnoreCase("auto")) {
        return OptionalDouble.empty();
      }
      try {
        return OptionalDouble.of(Double.parseDouble(value));
      } catch (NumberFormatException e) {
        throw new TypeConversionException("expected auto or a number but was '" + value + "'");
      }
    }
  }
}
