package glissade.spark.ml;

import glissade.descent.Optimizer;
import glissade.descent.Step;
import glissade.model.Route;
import glissade.model.Trainer;
import glissade.optimizer.Catalogue;
import glissade.optimizer.GradientDescent;
import glissade.optimizer.StepSize;
import glissade.penalty.ElasticNet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.shared.HasWeightCol;

/**
 * What is minimised, and how. What is minimised is
 *
 * <pre>L(b, w) + λ(α‖w‖₁ + (1 − α)/2 ‖w‖²)</pre>
 *
 * with L the mean loss over the rows, each counted with its weight; of squares the mean of (b + w·φ
 * − y)², <em>without</em> the ½ that Spark has. λ is {@code regParam}, α {@code elasticNetParam},
 * and with {@code standardization} a weight counts per standard deviation (over n) of its column.
 * Spark scales squares by the target too: {@link glissade.penalty.OtherTools} says which λ and α
 * are which in Spark's LinearRegression and LogisticRegression.
 *
 * @param <S> the estimator
 */
public interface DescentParams<S> extends RowParams<S>, HasWeightCol {

  /** What is left to be chosen. */
  String AUTO = "auto";

  /** All of them. */
  DescentChoices descentChoices();

  @Override
  default Param<String> weightCol() {
    return descentChoices().weightCol;
  }

  /** Spark's way to hand over a parameter that is here already. */
  @Override
  default void org$apache$spark$ml$param$shared$HasWeightCol$_setter_$weightCol_$eq(
      Param<String> ignored) {}

  /** Who watches a fit. */
  Watch watch();

  /**
   * Tells somebody of every update of a fit, on the thread that fits. Not a parameter: it is not
   * saved, and goes along with copies.
   */
  default S setStepListener(Consumer<Step> listener) {
    watch().listener = listener;
    return stage();
  }

  /**
   * Asked before every update; once it says so, the fit ends with the best point so far. Not a
   * parameter either.
   */
  default S setCancellation(BooleanSupplier asked) {
    watch().cancellation = asked;
    return stage();
  }

  /** What a wrong prediction costs: {@code huber}, {@code huber:1.5}. */
  default Param<String> loss() {
    return descentChoices().loss;
  }

  /** See {@link #loss()}. */
  default String getLoss() {
    return getOrDefault(loss());
  }

  /** Sets {@link #loss()}. */
  default S setLoss(String value) {
    set(loss(), value);
    return stage();
  }

  /** λ. */
  default DoubleParam regParam() {
    return descentChoices().regParam;
  }

  /** See {@link #regParam()}. */
  default double getRegParam() {
    return (Double) getOrDefault(regParam());
  }

  /** Sets {@link #regParam()}. */
  default S setRegParam(double value) {
    set(regParam(), value);
    return stage();
  }

  /** α: 0 for ridge, 1 for the lasso. */
  default DoubleParam elasticNetParam() {
    return descentChoices().elasticNetParam;
  }

  /** See {@link #elasticNetParam()}. */
  default double getElasticNetParam() {
    return (Double) getOrDefault(elasticNetParam());
  }

  /** Sets {@link #elasticNetParam()}. */
  default S setElasticNetParam(double value) {
    set(elasticNetParam(), value);
    return stage();
  }

  /** Whether there is an intercept, which is never penalised. */
  default BooleanParam fitIntercept() {
    return descentChoices().fitIntercept;
  }

  /** See {@link #fitIntercept()}. */
  default boolean getFitIntercept() {
    return (Boolean) getOrDefault(fitIntercept());
  }

  /** Sets {@link #fitIntercept()}. */
  default S setFitIntercept(boolean value) {
    set(fitIntercept(), value);
    return stage();
  }

  /** Whether the penalty counts a weight per standard deviation of its column. */
  default BooleanParam standardization() {
    return descentChoices().standardization;
  }

  /** See {@link #standardization()}. */
  default boolean getStandardization() {
    return (Boolean) getOrDefault(standardization());
  }

  /** Sets {@link #standardization()}. */
  default S setStandardization(boolean value) {
    set(standardization(), value);
    return stage();
  }

  /** The most updates; unless set, 100,000, or 10,000 that go through the rows. */
  default IntParam maxIter() {
    return descentChoices().maxIter;
  }

  /** See {@link #maxIter()}; unless it is set there is none to get. */
  default int getMaxIter() {
    return (Integer) getOrDefault(maxIter());
  }

  /** Sets {@link #maxIter()}. */
  default S setMaxIter(int value) {
    set(maxIter(), value);
    return stage();
  }

  /** When the gradient counts as zero; unless set, 1e-12, or 1e-8 over the rows. */
  default DoubleParam tol() {
    return descentChoices().tol;
  }

  /** See {@link #tol()}; unless it is set there is none to get. */
  default double getTol() {
    return (Double) getOrDefault(tol());
  }

  /** Sets {@link #tol()}. */
  default S setTol(double value) {
    set(tol(), value);
    return stage();
  }

  /**
   * How to descend: {@value #AUTO}, or any name of {@link Catalogue}. Those that go by single rows
   * or columns collect the rows to the driver where they fit in half of its memory, and are refused
   * otherwise.
   */
  default Param<String> optimizer() {
    return descentChoices().optimizer;
  }

  /** See {@link #optimizer()}. */
  default String getOptimizer() {
    return getOrDefault(optimizer());
  }

  /** Sets {@link #optimizer()}. */
  default S setOptimizer(String value) {
    set(optimizer(), value);
    return stage();
  }

  /** The step size: {@value #AUTO}, a number, or a rule of {@link Catalogue}. */
  default Param<String> step() {
    return descentChoices().step;
  }

  /** See {@link #step()}. */
  default String getStep() {
    return getOrDefault(step());
  }

  /** Sets {@link #step()}. */
  default S setStep(String value) {
    set(step(), value);
    return stage();
  }

  /** What to descend in: {@value #AUTO}, {@code standardized} or {@code raw}. */
  default Param<String> coordinates() {
    return descentChoices().coordinates;
  }

  /** See {@link #coordinates()}. */
  default String getCoordinates() {
    return getOrDefault(coordinates());
  }

  /** Sets {@link #coordinates()}. */
  default S setCoordinates(String value) {
    set(coordinates(), value);
    return stage();
  }

  /** What becomes of the rows: {@value #AUTO} or any {@link Route}. */
  default Param<String> route() {
    return descentChoices().route;
  }

  /** See {@link #route()}. */
  default String getRoute() {
    return getOrDefault(route());
  }

  /** Sets {@link #route()}. */
  default S setRoute(String value) {
    set(route(), value);
    return stage();
  }

  /** Sets the column of row weights. */
  default S setWeightCol(String value) {
    set(weightCol(), value);
    return stage();
  }

  /** Sets {@link #columns()}. */
  default S setColumns(String... value) {
    set(columns(), value);
    return stage();
  }

  /**
   * Sets {@link #formula()}.
   *
   * @throws IllegalArgumentException if it cannot be read, saying at which character
   */
  default S setFormula(String value) {
    set(formula(), value);
    return stage();
  }

  /** Sets {@link #offsetCol()}. */
  default S setOffsetCol(String value) {
    set(offsetCol(), value);
    return stage();
  }

  /** Whether rows carry weights. */
  default boolean isWeighted() {
    return isDefined(weightCol()) && !getOrDefault(weightCol()).isEmpty();
  }

  /**
   * All that was chosen but for the loss.
   *
   * @throws IllegalArgumentException if choices exclude each other
   */
  default Trainer trainer() {
    Trainer trainer =
        Trainer.automatic()
            .withStandardize(
                switch (getCoordinates()) {
                  case "standardized" -> Trainer.Standardize.ON;
                  case "raw" -> Trainer.Standardize.OFF;
                  default -> Trainer.Standardize.AUTO;
                })
            .withPenalty(
                getRegParam() == 0
                    ? ElasticNet.none()
                    : new ElasticNet(
                        getRegParam(), getElasticNetParam(), getStandardization(), List.of()));
    trainer = getFitIntercept() ? trainer : trainer.withoutIntercept();
    trainer = isDefined(maxIter()) ? trainer.withAtMost(getMaxIter()) : trainer;
    trainer = isDefined(tol()) ? trainer.withTolerance(getTol()) : trainer;
    if (!getRoute().equals(AUTO)) {
      trainer = trainer.withRoute(Route.valueOf(getRoute().toUpperCase(Locale.ROOT)));
    }
    Optional<Optimizer> chosen = chosenOptimizer();
    return chosen.isPresent() ? trainer.withOptimizer(chosen.get()) : trainer;
  }

  /** The optimizer with its step size, if either was chosen. */
  private Optional<Optimizer> chosenOptimizer() {
    Optional<StepSize> size =
        getStep().equals(AUTO) ? Optional.empty() : Optional.of(Catalogue.stepSize(getStep()));
    return getOptimizer().equals(AUTO)
        ? size.map(GradientDescent::new)
        : Optional.of(Catalogue.optimizer(getOptimizer(), size));
  }
}
