package glissade.cli;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number that may be written 1000000, 1_000_000 or 1e6. */
final class CountConverter implements ITypeConverter<Long> {

  @Override
  public Long convert(String value) {
    try {
      return new BigDecimal(value.replace("_", "")).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new TypeConversionException("expected a whole number but was '" + value + "'");
    }
  }
}
