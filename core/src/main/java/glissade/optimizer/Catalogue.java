package glissade.optimizer;

import glissade.coordinate.CoordinateDescent;
import glissade.coordinate.DualCoordinateDescent;
import glissade.coordinate.ProximalNewton;
import glissade.descent.Optimizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every optimizer and step size there is, by the name it has on a command line. */
public final class Catalogue {

  private static final Map<String, Function<Choice, Direction>> DIRECTIONS = new LinkedHashMap<>();
  private static final Map<String, Function<Choice, Optimizer>> SEARCHES = new LinkedHashMap<>();
  private static final Map<String, Function<Choice, StepSize>> STEPS = new LinkedHashMap<>();

  static {
    DIRECTIONS.put("gd", choice -> new Steepest());
    DIRECTIONS.put("momentum", HeavyBall::of);
    DIRECTIONS.put("nesterov", Nesterov::of);
    DIRECTIONS.put("nesterov-convex", NesterovConvex::of);
    DIRECTIONS.put("adagrad", AdaGrad::of);
    DIRECTIONS.put("rmsprop", RmsProp::of);
    DIRECTIONS.put("adam", Adam::of);
    DIRECTIONS.put("adamw", AdamW::of);

    SEARCHES.put("cg", choice -> new ConjugateGradient());
    SEARCHES.put("ncg", NonlinearConjugateGradient::of);
    SEARCHES.put("lbfgs", LBfgs::of);
    SEARCHES.put("newton", Newton::of);
    SEARCHES.put("ista", choice -> new Ista());
    SEARCHES.put("fista", choice -> new Fista());
    SEARCHES.put("cd", choice -> new CoordinateDescent());
    SEARCHES.put("interior-point", choice -> new InteriorPoint());
    SEARCHES.put("prox-newton", choice -> new ProximalNewton());

    SEARCHES.put("sgd", Stochastic::sgd);
    SEARCHES.put("sgd-momentum", Stochastic::momentum);
    SEARCHES.put("sgd-nesterov", Stochastic::nesterov);
    SEARCHES.put("sgd-adagrad", Stochastic::adagrad);
    SEARCHES.put("sgd-adam", Stochastic::adam);
    SEARCHES.put("asgd", Stochastic::averaged);
    SEARCHES.put("svrg", Stochastic::svrg);
    SEARCHES.put("saga", Stochastic::saga);
    SEARCHES.put("dual-cd", choice -> new DualCoordinateDescent(choice.count("seed", 1)));

    STEPS.put("auto", choice -> new AutomaticStep());
    STEPS.put("1/L", choice -> new InverseCurvature());
    STEPS.put("backtracking", Backtracking::of);
    STEPS.put("exact", choice -> new ExactStep());
    STEPS.put("bb1", choice -> new BarzilaiBorwein(BarzilaiBorwein.Formula.LONG));
    STEPS.put("bb2", choice -> new BarzilaiBorwein(BarzilaiBorwein.Formula.SHORT));
    STEPS.put("adgd", AdGD::of);
    STEPS.put("polyak", Polyak::of);
    STEPS.put("inverse-time", InverseTime::of);
    STEPS.put("exponential", Exponential::of);
    STEPS.put("cosine", Cosine::of);
    STEPS.put("step-decay", StepDecay::of);
    STEPS.put("warm-up", WarmUp::of);
    STEPS.put("plateau", Plateau::of);
  }

  private Catalogue() {}

  /** The names of all optimizers: those that take a step size first. */
  public static List<String> optimizers() {
    return Stream.concat(directions().stream(), SEARCHES.keySet().stream()).toList();
  }

  /** The names of those that descend on any function: all but those that go row by row. */
  public static List<String> withoutRows() {
    return optimizers().stream()
        .filter(name -> !optimizer(name, Optional.empty()).needsRows())
        .toList();
  }

  /** The names of the directions, which take a step size. */
  public static List<String> directions() {
    return List.copyOf(DIRECTIONS.keySet());
  }

  /** The names of the step sizes beside plain numbers. */
  public static List<String> stepSizes() {
    return List.copyOf(STEPS.keySet());
  }

  /**
   * An optimizer by name.
   *
   * @param text as {@link Choice} reads it: {@code gd}, {@code momentum:0.95}
   * @param step its step size; automatic if none was chosen
   * @throws IllegalArgumentException if there is none of that name, or it does not go with the step
   */
  public static Optimizer optimizer(String text, Optional<StepSize> step) {
    Choice choice = Choice.parse(text);
    Function<Choice, Direction> direction = DIRECTIONS.get(choice.name());
    if (direction != null) {
      Direction made = direction.apply(choice);
      choice.checkAllTaken();
      return new GradientDescent(made, step.orElseGet(AutomaticStep::new));
    }
    Optimizer search = made(SEARCHES, choice, "optimizer");
    if (step.isPresent()) {
      String title = search.title();
      throw new IllegalArgumentException(
          Character.toUpperCase(title.charAt(0))
              + title.substring(1)
              + " finds its own step sizes, so a step cannot be given. Leave the step out, or"
              + " choose gd.");
    }
    return search;
  }

  /**
   * A step size: a number, or a name with its numbers.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static StepSize stepSize(String text) {
    Double number = number(text);
    return number == null ? made(STEPS, Choice.parse(text), "step size") : new ConstantStep(number);
  }

  private static @Nullable Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static <T> T made(Map<String, Function<Choice, T>> known, Choice choice, String what) {
    Function<Choice, T> found = known.get(choice.name());
    if (found == null) {
      throw new IllegalArgumentException(
          "There is no "
              + what
              + " called '"
              + choice.name()
              + "'. There are "
              + String.join(", ", known.keySet())
              + (what.equals("optimizer")
                  ? ", " + String.join(", ", DIRECTIONS.keySet())
                  : " and plain numbers")
              + ".");
    }
    T made = found.apply(choice);
    choice.checkAllTaken();
    return made;
  }
}
