package glissade.inference;

/**
 * What a likelihood leaves and explains, as R's {@code summary} of {@code glm} tells it. Source:
 * McCullagh and Nelder, Generalized Linear Models, 2nd edition, section 2.3.
 *
 * @param deviance twice what the log-likelihood of a model that fits every row perfectly has more
 * @param nullDeviance that of the best model without features; without an intercept that of a score
 *     of 0
 * @param nullFreedom the degrees of freedom of that
 * @param dispersion φ, the variance of a row over V(μ)/weight: 1 where that is known, else
 *     Pearson's Σ weight·(y − μ)²/V(μ)/(n − p)
 */
public record DevianceStatistics(
    double deviance, double nullDeviance, long nullFreedom, double dispersion) {}
