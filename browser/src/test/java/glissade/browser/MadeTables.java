package glissade.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Small tables like those that people have: units that do not fit together, noise, columns that
 * nearly depend on each other.
 */
final class MadeTables {

  private static final int ROWS = 300;

  private MadeTables() {}

  /** Weight in pounds, power, litres and years; what a gallon is good for. */
  static Path cars(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder text = new StringBuilder("weight,power,litres,year,mpg\n");
    for (int i = 0; i < ROWS; i++) {
      double size = random.nextGaussian();
      double weight = 2970 + 840 * (size + 0.2 * random.nextGaussian());
      double power = 104 + 38 * (size + 0.5 * random.nextGaussian());
      double litres = 3.2 + 1.5 * (size + 0.25 * random.nextGaussian());
      double year = 76 + 3.7 * random.nextGaussian();
      double mpg =
          23.5
              - 0.006 * (weight - 2970)
              - 0.01 * (power - 104)
              + 0.75 * (year - 76)
              + 3 * random.nextGaussian();
      text.append(line("%.0f,%.0f,%.2f,%.1f,%.1f", weight, power, litres, year, mpg));
    }
    return Files.writeString(file, text);
  }

  /** Two classes that overlap, told by four lengths and a mass, in millimetres and grams. */
  static Path penguins(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(6);
    StringBuilder text = new StringBuilder("Beak Length (mm),Beak Depth (mm),Body Mass (g),sex\n");
    for (int i = 0; i < ROWS; i++) {
      double sex = i % 2;
      double length = 42 + 3.5 * sex + 5 * random.nextGaussian();
      double depth = 16.5 + 1.4 * sex + 1.8 * random.nextGaussian();
      double mass = 3860 + 680 * sex + 700 * random.nextGaussian();
      text.append(line("%.1f,%.1f,%.0f,", length, depth, mass).strip());
      text.append(i % 2 == 0 ? "FEMALE\n" : "MALE\n");
    }
    return Files.writeString(file, text);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format + "\n", values);
  }
}
