package glissade.cli;

import glissade.inference.Estimate;
import glissade.inference.Extreme;
import glissade.inference.Sampling;
import glissade.inference.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A summary as one JSON object, with all digits. */
final class SummaryJson {

  private SummaryJson() {}

  static Map<String, @Nullable Object> of(Summarized summarized) {
    Summary summary = summarized.summary();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("call", summarized.call());
    summary.whyNoErrors().ifPresent(why -> object.put("whyNoErrors", why));
    object.put("rows", summary.rows());
    object.put("rank", (long) summary.rank());
    if (summary.whyNoErrors().isEmpty()) {
      object.put("degreesOfFreedom", summary.freedom());
      object.put("statistic", summary.isNormal() ? "z" : "t");
      object.put("confidence", summary.options().confidence());
      summary.options().robust().ifPresent(kind -> object.put("robust", kind.name()));
    }
    List<@Nullable Object> coefficients = new ArrayList<>();
    summary.estimates().forEach(each -> coefficients.add(coefficient(each)));
    object.put("coefficients", coefficients);
    summary
        .squares()
        .ifPresent(
            squares -> {
              object.put("residualStandardError", squares.residualError());
              object.put("rSquared", squares.rSquared());
              object.put("adjustedRSquared", squares.adjusted());
              put(object, "f", squares.f());
              object.put("fDegreesOfFreedom", squares.explaining());
              put(object, "fPValue", squares.p());
            });
    summary
        .deviance()
        .ifPresent(
            deviance -> {
              object.put("deviance", deviance.deviance());
              object.put("nullDeviance", deviance.nullDeviance());
              object.put("nullDegreesOfFreedom", deviance.nullFreedom());
              object.put("dispersion", deviance.dispersion());
            });
    putWhole(object, summary);
    return object;
  }

  private static void putWhole(Map<String, @Nullable Object> object, Summary summary) {
    summary
        .likelihood()
        .ifPresent(
            likelihood -> {
              object.put("logLikelihood", likelihood.logarithm());
              object.put("parameters", (long) likelihood.parameters());
              object.put("aic", likelihood.aic());
              object.put("bic", likelihood.bic());
            });
    summary.whyNoLikelihood().ifPresent(why -> object.put("whyNoLikelihood", why));
    summary
        .conditions()
        .ifPresent(
            conditions -> {
              object.put("condition", conditions.raw());
              object.put("conditionStandardized", conditions.standardized());
            });
    summary
        .findings()
        .ifPresent(
            findings -> {
              object.put(
                  "residualQuantiles",
                  findings.quantiles().stream().mapToDouble(value -> value).toArray());
              object.put("quantileResolution", findings.resolution());
              put(object, "durbinWatson", findings.durbinWatson());
              object.put("largestLeverage", extreme(findings.leverage()));
              object.put("largestCooksDistance", extreme(findings.distance()));
            });
  }

  private static Map<String, @Nullable Object> coefficient(Estimate estimate) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("name", estimate.name());
    put(object, "estimate", estimate.estimate());
    put(object, "exact", estimate.exact());
    estimate.digits().ifPresent(digits -> object.put("digitsExact", (long) digits));
    if (estimate.isAliased()) {
      object.put(
          "combinationOf", new LinkedHashMap<String, @Nullable Object>(estimate.combination()));
    }
    if (estimate.sampling().isPresent()) {
      Sampling sampling = estimate.sampling().get();
      object.put("standardError", sampling.error());
      object.put("statistic", sampling.statistic());
      object.put("pValue", sampling.p());
      object.put("low", sampling.low());
      object.put("high", sampling.high());
    }
    put(object, "inflation", estimate.inflation());
    return object;
  }

  private static Map<String, @Nullable Object> extreme(Extreme extreme) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("value", extreme.value());
    object.put("row", extreme.row());
    return object;
  }

  private static void put(Map<String, @Nullable Object> object, String name, OptionalDouble value) {
    if (value.isPresent()) {
      object.put(name, value.getAsDouble());
    }
  }
}
