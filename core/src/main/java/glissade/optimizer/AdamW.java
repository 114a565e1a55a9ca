package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Objective;
import java.util.Optional;

/**
 * AdamW: {@link Adam} with decoupled weight decay, d = −m̂/(√v̂ + ε) − λθ. This is not Adam on a
 * loss with a ridge penalty: the decay is not divided by √v̂. Where it converges, it is to the
 * least value of F among points with every |θⱼ| ≤ 1/λ: to the optimum of F itself if that is one of
 * them, which is a matter of the units of the coordinates. One evaluation an iteration. Sources:
 * Loshchilov and Hutter, Decoupled weight decay regularization, ICLR 2019; Xie and Li, Implicit
 * bias of AdamW: ℓ∞ norm constrained optimization, ICML 2024.
 *
 * @param adam β₁, β₂ and ε
 * @param decay λ, at least 0 and under 1
 */
public record AdamW(Adam adam, double decay) implements Direction {

  /** λ = 0.01, which keeps every |θⱼ| under 100. */
  public static final double USUAL = 0.01;

  public AdamW {
    Positive.checkPart("The decay", decay);
  }

  /** The usual Adam, λ = 0.01. */
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
      @Override
      public void turn(Point here, double[] direction) {
        without.turn(here, direction);
        double[] at = here.at();
        for (int j = 0; j < direction.length; j++) {
          direction[j] = Math.fma(-decay, at[j], direction[j]);
        }
      }

      @Override
      public void exchange(Checkpoint checkpoint) {
        without.exchange(checkpoint);
      }
    };
  }
}
