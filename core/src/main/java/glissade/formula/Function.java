package glissade.formula;

/** The functions of one number that a formula may hold. */
public enum Function {
  /** The natural logarithm, of positive numbers. */
  LOG,
  /** The logarithm to base 2, of positive numbers. */
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
  COS
}
