package glissade.stochastic;

import glissade.descent.Checkpoint;
import glissade.descent.Stateful;
import java.util.Arrays;

/** How a gradient becomes a step, variable by variable; what it remembers stays with it. */
abstract class Rule implements Stateful {

  /** The rules there are. */
  enum Kind {
    /** ηg. */
    PLAIN,
    /** An average of the last gradients, each β of the next: Polyak (1964), Sutskever (2013). */
    MOMENTUM,
    /** The same, looking ahead: Nesterov (1983), as in Sutskever et al. (2013). */
    NESTEROV,
    /** ηg/√Σg²: Duchi, Hazan and Singer (2011). */
    ADAGRAD,
    /** ηm̂/√v̂, averages of g and g²: Kingma and Ba (2015). */
    ADAM
  }

  /** Moments of gradients by variable, as many as the kind has. */
  private final double[][] memory;

  private Rule(int size, int moments) {
    this.memory = new double[moments][size];
  }

  /** One run of a rule. */
  static Rule of(Kind kind, int size) {
    return switch (kind) {
      case PLAIN -> new Plain(size);
      case MOMENTUM -> new Momentum(size, false);
      case NESTEROV -> new Momentum(size, true);
      case ADAGRAD -> new AdaGrad(size);
      case ADAM -> new Adam(size);
    };
  }

  /** What z is to be diminished by. */
  abstract double change(int j, double eta, double g);

  /** What the steps of variable j are scaled by, as the last change left it. */
  double scale(int j) {
    return 1;
  }

  /**
   * The step that goes with a step η of the plain rule.
   *
   * @param gradient the size of a derivative of one mini-batch
   * @param updates of one epoch
   */
  double stepLike(double eta, double gradient, double updates) {
    return eta;
  }

  /** Whether a step is ηg and nothing else. */
  boolean isPlain() {
    return memory.length == 0;
  }

  double[] moment(int k) {
    return memory[k];
  }

  /** Forgets everything. */
  void restart() {
    for (double[] moment : memory) {
      Arrays.fill(moment, 0);
    }
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    for (int k = 0; k < memory.length; k++) {
      checkpoint.vector("moment" + k, memory[k]);
    }
  }

  private static final class Plain extends Rule {
    Plain(int size) {
      super(size, 0);
    }

    @Override
    double change(int j, double eta, double g) {
      return eta * g;
    }
  }

  private static final class Momentum extends Rule {
    private static final double BETA = 0.9;
    private final boolean ahead;
    private final double[] mean = moment(0);

    Momentum(int size, boolean ahead) {
      super(size, 1);
      this.ahead = ahead;
    }

    @Override
    double change(int j, double eta, double g) {
      mean[j] = Math.fma(BETA, mean[j], (1 - BETA) * g);
      return eta * (ahead ? Math.fma(BETA, mean[j], (1 - BETA) * g) : mean[j]);
    }
  }

  private static final class AdaGrad extends Rule {
    private final double[] squares = moment(0);

    AdaGrad(int size) {
      super(size, 1);
    }

    @Override
    double change(int j, double eta, double g) {
      squares[j] = Math.fma(g, g, squares[j]);
      return g == 0 ? 0 : eta * g / Math.sqrt(squares[j]);
    }

    @Override
    double scale(int j) {
      return squares[j] == 0 ? 0 : 1 / Math.sqrt(squares[j]);
    }

    /** After a tenth of an epoch its steps are as long. */
    @Override
    double stepLike(double eta, double gradient, double updates) {
      return eta * gradient * Math.sqrt(Math.max(1, updates / 10));
    }
  }

  private static final class Adam extends Rule {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private final double[] mean = moment(0);
    private final double[] square = moment(1);

    /** β₁ᵏ and β₂ᵏ, k the updates of this variable; 0 stands for k = 0. */
    private final double[] power1 = moment(2);

    private final double[] power2 = moment(3);

    Adam(int size) {
      super(size, 4);
    }

    @Override
    double change(int j, double eta, double g) {
      power1[j] = power1[j] == 0 ? BETA_1 : Math.max(power1[j] * BETA_1, 1e-300);
      power2[j] = power2[j] == 0 ? BETA_2 : Math.max(power2[j] * BETA_2, 1e-300);
      mean[j] = Math.fma(BETA_1, mean[j], (1 - BETA_1) * g);
      square[j] = Math.fma(BETA_2, square[j], (1 - BETA_2) * g * g);
      return eta * scale(j) * mean[j] / (1 - power1[j]);
    }

    @Override
    double scale(int j) {
      return square[j] == 0 ? 0 : Math.sqrt((1 - power2[j]) / square[j]);
    }

    @Override
    double stepLike(double eta, double gradient, double updates) {
      return eta * gradient;
    }
  }
}
