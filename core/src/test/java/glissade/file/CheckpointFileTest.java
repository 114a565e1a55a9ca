package glissade.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.model.Plan;
import glissade.model.Route;
import glissade.model.Trainer;
import glissade.optimizer.Catalogue;
import glissade.rows.Design;
import glissade.rows.Split;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointFileTest {

  private static final List<String> NAMES = List.of("a", "b \"x\"", "größe", "d", "e");

  @TempDir Path folder;

  private static Plan plan(Trainer trainer, String optimizer, long seed) {
    Design design = Design.random(60, 5, 100, 1, true, seed);
    Trainer chosen = trainer.withOptimizer(Catalogue.optimizer(optimizer, Optional.empty()));
    return chosen.plan(design.rows(), columns -> {});
  }

  private Path written(Plan plan, long updates) {
    Path path = folder.resolve("state.json");
    Descent descent = plan.start();
    for (long k = 0; k < updates; k++) {
      descent.next();
    }
    new CheckpointFile(plan, NAMES).write(path, descent.checkpoint());
    return path;
  }

  private static List<double[]> points(Descent descent) {
    List<double[]> points = new ArrayList<>();
    while (descent.hasNext()) {
      Step step = descent.next();
      points.add(step.at());
      points.add(new double[] {step.loss(), step.stepSize(), step.gradientNorm()});
      points.add(new double[] {(double) step.iteration(), (double) step.evaluations()});
    }
    return points;
  }

  @ParameterizedTest
  @MethodSource("everyOptimizer")
  void cutAnywhereAndReadBackARunIsTheUninterruptedOne(String optimizer) {
    Random random = new Random(11);
    for (int tries = 0; tries < 10; tries++) {
      Trainer trainer = Trainer.automatic().withIterations(40);
      Plan plan = plan(trainer, optimizer, tries);
      int cut = random.nextInt(40);
      List<double[]> whole = points(plan.start());
      Path path = written(plan, cut);
      Descent resumed = plan.resume(() -> p -> null, new CheckpointFile(plan, NAMES).read(path));
      List<double[]> rest = points(resumed);
      assertThat(rest).hasSize(3 * (40 - cut));
      for (int i = 0; i < rest.size(); i++) {
        assertThat(rest.get(i)).isEqualTo(whole.get(3 * cut + i));
      }
      Outcome expected = plan.start().outcome();
      Outcome outcome = resumed.outcome();
      assertThat(outcome.status()).isEqualTo(expected.status());
      assertThat(outcome.reason()).isEqualTo(expected.reason());
      assertThat(outcome.arrival().at()).isEqualTo(expected.arrival().at());
      assertThat(outcome.arrival().evaluations()).isEqualTo(expected.arrival().evaluations());
    }
  }

  static List<String> everyOptimizer() {
    return Catalogue.withoutRows();
  }

  @Test
  void stoppingEarlyGoesOnWithItsPatience() {
    Trainer early = Trainer.automatic().withHoldout(new Split(0.3, 1)).withEarlyStopping(15);
    Plan plan = plan(early, "gd", 1);
    Outcome whole = plan.start().outcome();
    assertThat(whole.arrival().iterations()).isGreaterThan(16);
    long cut = whole.arrival().iterations() - 7;
    Path path = written(plan, cut);
    Outcome rest =
        plan.resume(() -> p -> null, new CheckpointFile(plan, NAMES).read(path)).outcome();
    assertThat(rest.reason()).isEqualTo(whole.reason());
    assertThat(rest.arrival().at()).isEqualTo(whole.arrival().at());
    assertThat(rest.arrival().iteration()).isEqualTo(whole.arrival().iteration());
  }

  @Test
  void everyDoubleComesBackWithItsBits() {
    Plan plan = plan(Trainer.automatic(), "gd", 1);
    Map<String, double[]> values = new LinkedHashMap<>();
    values.put("odd", new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1.0 / 0, -0.0, 1e22});
    values.put("finite", new double[] {Double.MIN_VALUE, -Double.MAX_VALUE, 0.1, 1 / 3.0, 0x1p53});
    values.put("none", new double[0]);
    Path path = folder.resolve("state.json");
    CheckpointFile file = new CheckpointFile(plan, NAMES);
    file.write(path, Checkpoint.of(values));
    Map<String, double[]> read = file.read(path).values();
    assertThat(read.keySet()).containsExactlyElementsOf(values.keySet());
    values.forEach((name, numbers) -> assertThat(bits(read.get(name))).isEqualTo(bits(numbers)));
  }

  private static long[] bits(double @Nullable [] numbers) {
    return numbers == null
        ? new long[0]
        : Arrays.stream(numbers).mapToLong(Double::doubleToLongBits).toArray();
  }

  private void refused(Path path, Plan plan, List<String> names, String... phrases) {
    assertThatThrownBy(() -> new CheckpointFile(plan, names).read(path))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("state.json")
        .hasMessageContainingAll(phrases);
  }

  @Test
  void whatBelongsToAnotherRunIsRefusedAndSaidInWhat() {
    Trainer trainer = Trainer.automatic();
    Path path = written(plan(trainer, "gd", 1), 3);
    refused(path, plan(trainer, "cg", 1), NAMES, "another run: optimizer Grad", "Conjugate");
    refused(path, plan(trainer, "momentum", 1), NAMES, "optimizer Grad", "HeavyBall");
    refused(path, plan(trainer.withoutIntercept(), "cg", 1), NAMES, "another run");
    refused(path, plan(trainer, "gd", 2), NAMES, "belongs to another run");
    refused(
        path,
        plan(trainer, "gd", 1),
        List.of("a", "b", "c", "d", "e"),
        "features a, b \"x\", größe, d, e there, a, b, c, d, e here");

    Path cg = written(plan(trainer, "cg", 1), 3);
    refused(cg, plan(trainer, "cg", 2), NAMES, "run: loss at zero ");
    refused(
        cg, plan(trainer.withoutIntercept(), "cg", 1), NAMES, "intercept true there, false here");
    refused(
        cg,
        plan(trainer.withStandardize(Trainer.Standardize.OFF), "cg", 1),
        NAMES,
        "coordinates standardized there, raw here");
    refused(
        cg,
        plan(trainer.withRoute(Route.MEMORY), "cg", 1),
        NAMES,
        "route TRIANGLE there, MEMORY here");
    refused(
        cg, plan(trainer.withHoldout(new Split(0.2, 1)), "cg", 1), NAMES, "rows 60 there, 53 here");
  }

  @Test
  void otherFeaturesOfTheSameTargetAreTold() {
    Design design = Design.random(60, 5, 100, 1, false, 1);
    double[][] other = Design.random(60, 5, 100, 1, false, 2).x();
    Trainer trainer = Trainer.automatic();
    Path path = written(trainer.plan(design.rows(), columns -> {}), 2);
    Plan there = trainer.plan(new Design(other, design.y(), null).rows(), columns -> {});
    refused(path, there, NAMES, " at zero ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'' | not an object",
        "nothing | not JSON from line 1",
        "{\"format\":\"glissade-model\",\"version\":1} | does not say \"format\"",
        "{\"format\":\"glissade-checkpoint\"} | no version",
        "{\"format\":\"glissade-checkpoint\",\"version\":2} | Use a newer glissade",
        "{\"format\":\"glissade-checkpoint\",\"version\":1} | what it is the state of",
      })
  void aDamagedFileIsTold(String content, String phrase) throws IOException {
    Path path = folder.resolve("state.json");
    Files.writeString(path, content.equals("''") ? "" : content);
    refused(path, plan(Trainer.automatic(), "gd", 1), NAMES, phrase);
  }

  @Test
  void aFileCutShortOrWithoutPartsOfItsStateIsTold() throws IOException {
    Plan plan = plan(Trainer.automatic(), "cg", 1);
    Path path = written(plan, 3);
    String whole = Files.readString(path);
    Files.writeString(path, whole.substring(0, whole.length() / 2));
    refused(path, plan, NAMES, "not JSON from line");
    Files.writeString(path, whole.replaceAll("\"state\" : \\{", "\"left\" : {"));
    refused(path, plan, NAMES, "it has no state");
    Files.writeString(path, whole.replaceAll("\"value\" : \\[", "\"value\" : [\"x\", "));
    refused(path, plan, NAMES, "\"value\" is not a list of numbers");
    Files.writeString(path, whole.replace("optimizer.lastSquares", "optimizer.other"));
    Checkpoint checkpoint = new CheckpointFile(plan, NAMES).read(path);
    assertThatThrownBy(() -> plan.resume(() -> p -> null, checkpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("optimizer.lastSquares");
  }

  @Test
  void aFullDiskLosesNothingAndIsSaid() {
    Plan plan = plan(Trainer.automatic(), "gd", 1);
    Checkpoint checkpoint = plan.start().checkpoint();
    assertThatThrownBy(
            () -> new CheckpointFile(plan, NAMES).write(Path.of("/dev/full"), checkpoint))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("Cannot write /dev/full");
  }
}
