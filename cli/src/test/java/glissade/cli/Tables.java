package glissade.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** Tables to try things on, made up where they are needed. */
final class Tables {

  private Tables() {}

  /** Writes a file of these lines. */
  static Path lines(Path folder, String name, String... lines) {
    return write(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  /**
   * Like data on cars: unscaled and collinear, with a name, a date, and two columns that miss a
   * value in some rows. 200 rows; horsepower is missing in 4 of them, mpg in 3 others.
   */
  static Path cars(Path folder) {
    Random random = new Random(7);
    StringBuilder text =
        new StringBuilder("name,mpg,displacement,horsepower,weight_lb,acceleration,year\n");
    for (int i = 0; i < 200; i++) {
      double size = 1.5 + random.nextDouble() * 4;
      double displacement = Math.rint(60 * size + 10 * random.nextGaussian());
      double horsepower = Math.rint(25 * size + 8 * random.nextGaussian() + 15);
      double weight = Math.rint(650 * size + 150 * random.nextGaussian() + 600);
      double acceleration = 22 - 0.06 * horsepower + random.nextGaussian();
      double mpg =
          46 - 0.005 * weight - 0.04 * horsepower - 0.1 * acceleration + 2 * random.nextGaussian();
      text.append(
          String.format(
              Locale.ROOT,
              "car %d,%s,%.0f,%s,%.0f,%.2f,19%02d-01-01%n",
              i,
              i % 60 == 7 ? "" : String.format(Locale.ROOT, "%.1f", mpg),
              displacement,
              i % 50 == 3 ? "" : String.format(Locale.ROOT, "%.0f", horsepower),
              weight,
              acceleration,
              70 + i % 13));
    }
    return write(folder.resolve("cars.csv"), text.toString());
  }

  /** y = 1 + 2a − 3b exactly, 100 rows. */
  static Path exact(Path folder) {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 100; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      text.append(a).append(',').append(b).append(',').append(1 + 2 * a - 3 * b).append('\n');
    }
    return write(folder.resolve("exact.csv"), text.toString());
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
