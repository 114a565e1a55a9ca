package glissade.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Descent;
import glissade.descent.StopRule;
import glissade.objective.FunctionObjective;
import glissade.objective.Objective;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of schedules, and what can be chosen by name. */
class ScheduleTest {

  private static final Objective LEVEL = new FunctionObjective(1, w -> 5, w -> new double[1]);

  /** The step size a descent reports for update k. */
  private static double at(StepSize step, int k) {
    Descent descent =
        new Descent(LEVEL, new GradientDescent(step), StopRule.after(k + 1), new double[1]);
    double eta = 0;
    while (descent.hasNext()) {
      eta = descent.next().stepSize();
    }
    return eta;
  }

  @ParameterizedTest
  @CsvSource({
    "'inverse-time:from=0.8,over=100', 0, 0.8",
    "'inverse-time:from=0.8,over=100', 100, 0.4",
    "'inverse-time:from=0.8,over=100', 300, 0.2",
    "'exponential:from=0.8,factor=0.5', 0, 0.8",
    "'exponential:from=0.8,factor=0.5', 3, 0.1",
    "'exponential:from=0.8,factor=0.5', 2000, 2.2250738585072014E-308",
    "'cosine:from=0.8,over=100', 0, 0.8",
    "'cosine:from=0.8,over=100', 50, 0.4",
    "'cosine:from=0.8,over=100', 100, 0",
    "'cosine:from=0.8,over=100,floor=0.2', 50, 0.5",
    "'cosine:from=0.8,over=90,floor=0.2', 30, 0.65",
    "'cosine:from=0.8,over=100,floor=0.2', 400, 0.2",
    "'step-decay:from=0.8,every=10', 9, 0.8",
    "'step-decay:from=0.8,every=10', 10, 0.4",
    "'step-decay:from=0.8,factor=0.1,every=10', 29, 0.008",
    "'warm-up:over=4,to=0.8', 0, 0.2",
    "'warm-up:over=4,to=0.8', 2, 0.6",
    "'warm-up:over=4,to=0.8', 3, 0.8",
    "'warm-up:over=4,to=0.8', 9, 0.8",
    "'warm-up:over=4,to=(exponential:from=0.8,factor=0.5)', 2, 0.6",
    "'warm-up:over=4,to=(exponential:from=0.8,factor=0.5)', 3, 0.8",
    "'warm-up:over=4,to=(exponential:from=0.8,factor=0.5)', 4, 0.4",
    "'warm-up:over=4,to=(exponential:from=0.8,factor=0.5)', 6, 0.1",
    "'warm-up:over=2,to=(plateau:from=0.8,patience=3)', 0, 0.4",
    "'warm-up:over=2,to=(plateau:from=0.8,patience=3)', 3, 0.8",
    "'warm-up:over=2,to=(plateau:from=0.8,patience=3)', 4, 0.4",
  })
  void schedulesSayWhatTheirFormulaSays(String text, int k, double expected) {
    assertThat(at(Catalogue.stepSize(text), k)).isCloseTo(expected, within(1e-15 * expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inverse-time:from=0.1,over=50.0",
        "exponential:from=0.1,factor=0.99",
        "cosine:from=0.1,over=1000,floor=0.0",
        "step-decay:from=0.1,factor=0.5,every=100",
        "warm-up:over=100,to=(0.1)",
        "warm-up:over=100,to=(cosine:from=0.1,over=1000,floor=0.0)",
        "warm-up:over=7,to=(1/L)",
        "plateau:factor=0.5,patience=60",
        "plateau:from=0.3,factor=0.9,patience=5",
      })
  void whatIsChosenByNameHasThatName(String text) {
    StepSize step = Catalogue.stepSize(text);
    assertThat(step.name()).isEqualTo(text);
    assertThat(step.kind()).isEqualTo(StepSize.Kind.FIXED);
    assertThat(step.constant(LEVEL)).isEmpty();
    assertThat(step.isGiven()).isEqualTo(text.contains("0.1") || text.contains("from"));
  }

  @Test
  void theFirstNumberNeedsNoName() {
    assertThat(Catalogue.stepSize("exponential:0.1,factor=0.9"))
        .isEqualTo(new Exponential(0.1, 0.9));
    assertThat(Catalogue.stepSize("plateau:0.1"))
        .isEqualTo(new Plateau(OptionalDouble.of(0.1), 0.5, 60));
    assertThat(Catalogue.stepSize("warm-up:10,to=1/L"))
        .isEqualTo(new WarmUp(10, new InverseCurvature()));
    assertThat(new WarmUp(10, 0.1)).isEqualTo(Catalogue.stepSize("warm-up:10,to=0.1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inverse-time | needs from",
        "inverse-time:0.1 | needs over",
        "inverse-time:from=0.1,over=0 | must be positive and finite, not 0.0",
        "inverse-time:from=-1,over=5 | step size must be positive and finite, not -1.0",
        "exponential:from=0.1 | needs factor",
        "exponential:from=0.1,factor=1.5 | over 0 and at most 1, not 1.5",
        "exponential:from=0.1,factor=0 | over 0 and at most 1, not 0.0",
        "exponential:from=0.1,factor=x | factor must be a number, not 'x'",
        "exponential:from=0.1,faktor=0.5 | needs factor",
        "exponential:from=0.1,factor=0.5,by=2 | there is no by; it has from, factor",
        "cosine:from=0.1,over=2.5 | over must be a whole number, not 2.5",
        "cosine:from=0.1,over=0 | at least 1, not 0",
        "cosine:from=0.1,over=10,floor=0.2 | at most the first step 0.1, not 0.2",
        "cosine:from=0.1,over=10,floor=-1 | at least 0",
        "step-decay:from=0.1 | needs every",
        "step-decay:from=0.1,every=-3 | at least 1, not -3",
        "warm-up:over=10 | needs to",
        "warm-up:over=10,to=auto | leads to a number, 1/L, plateau or a schedule, not to auto",
        "warm-up:over=0,to=0.1 | at least 1, not 0",
        "warm-up:over=10,to=(cosine:from=0.1) | needs over",
        "warm-up:over=10,to=(cosine:from=0.1,over=10 | Cannot read",
        "plateau:patience=0 | at least 1, not 0",
        "plateau:from=NaN | step size must be positive and finite, not NaN",
        "plateau:factor=2 | at most 1, not 2.0",
        "sine:from=0.1 | There is no step size called 'sine'",
      })
  void whatCannotBeChosenIsToldClearly(String text, String told) {
    assertThatThrownBy(() -> Catalogue.stepSize(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nesterov | Nesterov[beta=OptionalDouble.empty, restart=NONE]",
        "nesterov:0.8 | Nesterov[beta=OptionalDouble[0.8], restart=NONE]",
        "nesterov:restart=function | Nesterov[beta=OptionalDouble.empty, restart=FUNCTION]",
        "nesterov:beta=0.7,restart=gradient | Nesterov[beta=OptionalDouble[0.7], restart=GRADIENT]",
        "nesterov-convex | NesterovConvex[restart=GRADIENT]",
        "nesterov-convex:none | NesterovConvex[restart=NONE]",
        "nesterov-convex:restart=function | NesterovConvex[restart=FUNCTION]",
        "adagrad | AdaGrad[epsilon=1.0E-16]",
        "adagrad:epsilon=0 | AdaGrad[epsilon=0.0]",
        "rmsprop:0.99 | RmsProp[rho=0.99, epsilon=1.0E-16]",
        "adam:0.8,beta2=0.99 | Adam[beta1=0.8, beta2=0.99, epsilon=1.0E-16]",
        "adam:epsilon=1e-8 | Adam[beta1=0.9, beta2=0.999, epsilon=1.0E-8]",
        "adamw | AdamW[adam=Adam[beta1=0.9, beta2=0.999, epsilon=1.0E-16], decay=0.001]",
        "adamw:0.1,beta1=0.5 | AdamW[adam=Adam[beta1=0.5, beta2=0.999, epsilon=1.0E-16], decay=0.1]",
      })
  void directionsAreChosenByName(String text, String expected) {
    GradientDescent made = (GradientDescent) Catalogue.optimizer(text, Optional.empty());
    assertThat(made.direction().toString()).isEqualTo(expected);
    assertThat(made.name()).isEqualTo(text.split(":", -1)[0]);
    assertThat(made.stepSize()).isEqualTo(new AutomaticStep());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nesterov:restart=speed | restart must be one of none, function, gradient, not 'speed'",
        "nesterov:beta=x | beta must be a number, not 'x'",
        "nesterov:beta=NaN | at least 0 and under 1, not NaN",
        "nesterov:momentum=0.9 | there is no momentum; it has beta, restart",
        "nesterov-convex:beta=0.9 | there is no beta; it has restart",
        "nesterov-convex:speed | must be one of gradient, function, none, not 'speed'",
        "adam:beta3=1 | there is no beta3; it has beta1, beta2, epsilon",
        "adamw:decay=-1 | decay must be at least 0 and under 1, not -1.0",
        "rmsprop:rho=1 | Rho must be at least 0 and under 1, not 1.0",
      })
  void directionsThatCannotBeChosenAreToldClearly(String text, String told) {
    ThrowingCallable choosing = () -> Catalogue.optimizer(text, Optional.empty());
    assertThatThrownBy(choosing)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(told);
  }

  @Test
  void aGivenScheduleIsInTheUnitsOfTheColumns() {
    assertThat(new GradientDescent(new Exponential(0.1, 0.9)).hasGivenStep()).isTrue();
    assertThat(new GradientDescent(new WarmUp(5, new InverseCurvature())).hasGivenStep()).isFalse();
    assertThat(new GradientDescent(new Plateau()).hasGivenStep()).isFalse();
  }
}
