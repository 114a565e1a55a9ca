package glissade.explore.page;

import glissade.loss.LossCatalogue;
import glissade.optimizer.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Situations of all kinds. */
final class Situations {

  private Situations() {}

  private static final List<String> FORMULAS =
      List.of("", "y ~ a*b + log(c)", "\"50 % & more\" ~ `a+b` -1", "x\n/z^2 #~20 λ·𝒳");

  static Arbitrary<Situation> any() {
    return Arbitraries.randoms().map(Situations::random);
  }

  /** One after the other, each a small change of the one before. */
  static Situation changed(Situation from, Random random) {
    return switch (random.nextInt(14)) {
      case 0 -> from.withRecipe(from.recipe().withRows(3 + random.nextInt(60)));
      case 1 -> from.withRecipe(from.recipe().withNoise(random.nextInt(20)));
      case 2 -> from.withRecipe(from.recipe().withCollinearity(random.nextDouble() * 0.99));
      case 3 -> from.withRecipe(from.recipe().withSeed(random.nextInt(1000)));
      case 4 -> from.withLoss(pick(LossCatalogue.names(), random));
      case 5 -> from.withOptimizer(pick(Catalogue.optimizers(), random));
      case 6 ->
          from.withStep(
              random.nextBoolean()
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(Math.pow(10, 3 * random.nextDouble() - 2)));
      case 7 -> from.withMomentum(OptionalDouble.of(random.nextInt(99) / 100.0));
      case 8 -> from.withStandardized(random.nextBoolean());
      case 9 -> from.withStart(start(from.recipe().features(), random));
      case 10 -> from.withEdits(edit(from, random));
      case 11 -> from.withFormula(pick(FORMULAS, random));
      case 12 -> from.withDraft(pick(FORMULAS, random));
      default -> from.withIterations(random.nextInt(60)).withAt(random.nextInt(60));
    };
  }

  private static Situation random(Random random) {
    Situation situation =
        Situation.ARTICLE
            .withIterations(40)
            .withRecipe(
                new Recipe(
                    1 + random.nextInt(20),
                    3 + random.nextInt(200),
                    random.nextDouble(),
                    0.3 * random.nextDouble(),
                    0.9 * random.nextDouble(),
                    1 + 9 * random.nextDouble(),
                    random.nextInt(Integer.MAX_VALUE)));
    for (int i = random.nextInt(12); i > 0; i--) {
      situation = changed(situation, random);
    }
    return situation
        .withPlane(random.nextBoolean() ? Situation.Plane.WEIGHTS : Situation.Plane.DIRECTIONS)
        .withShown(random.nextInt(3))
        .withLesson(random.nextInt(Lesson.COUNT + 1))
        .withRace(random.nextBoolean())
        .withDiagnostics(random.nextBoolean());
  }

  private static <T> T pick(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static Start start(int features, Random random) {
    List<Double> coefficients = new ArrayList<>();
    for (int j = 0; j <= features; j++) {
      coefficients.add(random.nextGaussian() * 1e3);
    }
    return new Start(coefficients);
  }

  private static Edits edit(Situation situation, Random random) {
    int row = random.nextInt(situation.recipe().rows() + 3);
    return random.nextInt(3) == 0
        ? situation.edits().without(row)
        : situation
            .edits()
            .with(row, 0, random.nextGaussian())
            .with(row, 1 + random.nextInt(situation.recipe().features()), random.nextGaussian());
  }
}
