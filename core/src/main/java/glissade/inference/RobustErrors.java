package glissade.inference;

/**
 * Standard errors that do not suppose that all rows err by as much: the covariance of the
 * coefficients is (X̃ᵀVX̃)⁻¹ X̃ᵀΩX̃ (X̃ᵀVX̃)⁻¹, Ω the squares of what each row pulls by, counted as
 * follows. Source: White, A heteroskedasticity-consistent covariance matrix estimator and a direct
 * test for heteroskedasticity, Econometrica 48 (1980); MacKinnon and White, Some
 * heteroskedasticity-consistent covariance matrix estimators with improved finite sample
 * properties, Journal of Econometrics 29 (1985).
 */
public enum RobustErrors {
  /** As they are. */
  HC0,
  /** Times n/(n − p). */
  HC1,
  /** Over 1 − h, h the leverage of the row. */
  HC2,
  /** Over (1 − h)². */
  HC3;

  /** Whether what a row counts is divided by 1 − h, which is 0 where its fit is exact. */
  boolean divides() {
    return this == HC2 || this == HC3;
  }

  /** What the square of a row of this leverage counts. */
  double counted(double leverage) {
    return switch (this) {
      case HC0, HC1 -> 1;
      case HC2 -> 1 / (1 - leverage);
      case HC3 -> 1 / ((1 - leverage) * (1 - leverage));
    };
  }

  /** What the covariance is multiplied by in the end. */
  double factor(long rows, long freedom) {
    return this == HC1 ? (double) rows / (double) freedom : 1;
  }
}
