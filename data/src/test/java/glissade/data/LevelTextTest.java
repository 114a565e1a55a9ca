package glissade.data;

import static glissade.data.Given.file;
import static glissade.data.Given.open;
import static org.assertj.core.api.Assertions.assertThat;

import glissade.table.Levels;
import glissade.table.TableSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The text of a number, as Java writes it and as SQL does: a model's levels are looked up by it.
 */
class LevelTextTest {

  @TempDir Path folder;

  @Test
  void javaAndSqlWriteNumbersAlike() {
    List<Double> numbers = new ArrayList<>(List.of(0.0, -0.0, 1e-4, 1e-5, 2e-3, 0.1));
    numbers.addAll(List.of(1e14, 1e15, 1e16, 1.5e16, 1e22, 1e300, -7.25, -1e-7));
    numbers.addAll(List.of(Double.MIN_VALUE, Double.MAX_VALUE, Math.PI, -1e100, 123456.789));
    SplittableRandom random = new SplittableRandom(7);
    while (numbers.size() < 5000) {
      double any = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(any)) {
        numbers.add(any);
        numbers.add(random.nextInt(100_000) / 1000.0);
        numbers.add(random.nextDouble() * Math.pow(10, random.nextInt(-20, 20)));
      }
    }
    String[] lines = new String[numbers.size() + 1];
    lines[0] = "x";
    for (int i = 0; i < numbers.size(); i++) {
      lines[i + 1] = Double.toString(numbers.get(i));
    }
    try (TableSource source = open(file(folder, "x.csv", lines))) {
      List<String> written = source.levels(List.of("x")).get(0).levels().values();
      assertThat(written)
          .containsExactlyElementsOf(
              numbers.stream()
                  .map(number -> number + 0.0)
                  .distinct()
                  .sorted()
                  .map(Levels::text)
                  .toList());
    }
  }
}
