package glissade.formula;

import java.util.Locale;

/** The functions of one number that a formula may hold, each as {@link StrictMath} has it. */
public enum Function {
  /** The natural logarithm, of positive numbers. */
  LOG,
  /** The logarithm to base 2, of positive numbers: that to base e divided by log(2). */
  LOG2,
  /** The logarithm to base 10, of positive numbers. */
  LOG10,
  /** log(1 + x), of numbers over −1. */
  LOG1P,
  /** e to the power of x. */
  EXP,
  /** eˣ − 1. */
  EXPM1,
  /** The square root, of numbers that are not negative. */
  SQRT,
  /** The absolute value. */
  ABS,
  /** The sine, of radians. */
  SIN,
  /** The cosine, of radians. */
  COS;

  /** The value at x; not finite where x is outside of the function's domain, or too large. */
  double at(double x) {
    return switch (this) {
      case LOG -> StrictMath.log(x);
      case LOG2 -> StrictMath.log(x) / StrictMath.log(2);
      case LOG10 -> StrictMath.log10(x);
      case LOG1P -> StrictMath.log1p(x);
      case EXP -> StrictMath.exp(x);
      case EXPM1 -> StrictMath.expm1(x);
      case SQRT -> StrictMath.sqrt(x);
      case ABS -> StrictMath.abs(x);
      case SIN -> StrictMath.sin(x);
      case COS -> StrictMath.cos(x);
    };
  }

  /** What a formula calls it: {@code log1p}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
