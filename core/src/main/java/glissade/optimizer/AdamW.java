package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Objective;
import java.util.Optional;

/**
 * AdamW: {@link Adam} with decoupled weight decay, θ ← θ + ηd − (η/η₀)λθ with Adam's d and η₀ the
 * largest step size so far, which but for a warm-up is the first. This is not Adam on a loss with a
 * ridge penalty: the decay is not divided by √v̂. As in its paper, and unlike in PyTorch, which
 * decays by ηλθ, λ is a part of θ and has no unit. Where it converges, it is to the least value of
 * F among points with every |θⱼ| ≤ η₀/λ: to the optimum of F itself if that is one of them. It gets
 * there only as η comes down. One evaluation an iteration. Sources: Loshchilov and Hutter,
 * Decoupled weight decay regularization, ICLR 2019, algorithm 2; Xie and Li, Implicit bias of
 * AdamW: ℓ∞ norm constrained optimization, ICML 2024.
 *
 * @param adam β₁, β₂ and ε
 * @param decay λ, at least 0 and under 1
 */
public record AdamW(Adam adam, double decay) implements Direction {

  /** λ, a thousandth. */
  public static final double USUAL = 0.001;

  public AdamW {
    Positive.checkPart("The decay", decay);
  }

  /** The usual Adam, λ = 0.001. */
  public AdamW() {
    this(new Adam(), USUAL);
  }

  static AdamW of(Choice choice) {
    double decay = choice.number("decay", USUAL);
    return new AdamW(Adam.of(choice), decay);
  }

  @Override
  public String name() {
    return "adamw";
  }

  @Override
  public String title() {
    return "AdamW";
  }

  @Override
  public Optional<String> refuses(StepSize.Kind kind) {
    return adam.refuses(kind);
  }

  @Override
  public GradientDescent automatic(Objective objective) {
    return new GradientDescent(this, new Plateau());
  }

  @Override
  public Run start(int dimension) {
    Run without = adam.start(dimension);
    return new Run() {
      private double largest;

      @Override
      public void turn(Point here, double[] direction) {
        without.turn(here, direction);
      }

      @Override
      public void step(Point here, Line line, double eta, Point next) {
        largest = Math.max(largest, eta);
        line.arrive(eta);
        double part = largest > 0 ? decay * (eta / largest) : 0;
        double[] from = here.at();
        double[] to = next.at();
        for (int j = 0; j < to.length; j++) {
          to[j] = Math.fma(-part, from[j], to[j]);
        }
        next.moved();
      }

      @Override
      public void exchange(Checkpoint checkpoint) {
        without.exchange(checkpoint);
        largest = checkpoint.number("largestStep", largest);
      }
    };
  }
}
