package glissade.data;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.table.TableChunk;
import glissade.table.TableWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Doubles come back bit for bit, through text in either direction. */
class ExactDoublesTest {

  private static final double[] EXTREMES =
      Stream.of(
              "0.30000000000000004 5e-324 -5e-324 2.2250738585072014e-308 2.225073858507201e-308",
              "1e150 1e-150 1e308 1.7976931348623157e308 -1.7976931348623157e308 1e22 1e23",
              "9007199254740993 123456789012345678 -0.0 0.0 0.3333333333333333 8.41e21 2e-3 4.35")
          .flatMap(line -> Stream.of(line.split(" ", -1)))
          .mapToDouble(Double::parseDouble)
          .toArray();

  @Example
  void extremesAreReadExactly() {
    checkReading(EXTREMES);
  }

  @Example
  void extremesAreWrittenExactly() {
    checkRoundTrip(EXTREMES);
  }

  @Property(tries = 20)
  void anyTextOfADoubleIsReadExactly(@ForAll("doubles") double[] values) {
    checkReading(values);
  }

  @Property(tries = 20)
  void whatIsWrittenIsReadBackExactly(@ForAll("doubles") double[] values) {
    checkRoundTrip(values);
  }

  @Provide
  Arbitrary<double[]> doubles() {
    Arbitrary<Double> anyBits =
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    Arbitrary<Double> usual = Arbitraries.doubles().between(-1e6, 1e6).ofScale(17);
    return Arbitraries.oneOf(anyBits, usual)
        .list()
        .ofMinSize(1)
        .ofMaxSize(300)
        .map(list -> list.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Written by Java with 17 digits, in full and as short as Java makes them. */
  private static void checkReading(double[] values) {
    withFolder(
        folder -> {
          String[] lines =
              Stream.concat(
                      Stream.of("digits,java,full"),
                      Arrays.stream(values)
                          .mapToObj(
                              x ->
                                  "%.16e,%s,%s"
                                      .formatted(x, x, x == 0 ? x : new BigDecimal(x).toString())))
                  .toArray(String[]::new);
          Path csv = Given.file(folder, "t.csv", lines);
          for (String column : List.of("digits", "java", "full")) {
            assertSameBits(Given.column(csv, column), values);
          }
        });
  }

  private static void checkRoundTrip(double[] values) {
    withFolder(
        folder -> {
          for (String name : List.of("t.csv", "t.csv.gz", "t.parquet")) {
            Path file = folder.resolve(name);
            try (TableWriter writer = new DuckTableOpener().create(file, List.of("x"))) {
              writer.append(new TableChunk(0, values.length, new double[][] {values}));
              writer.commit();
            }
            assertSameBits(Given.column(file, "x"), values);
          }
          assertShortest(folder.resolve("t.csv"), values);
        });
  }

  /** No shorter text than the one written means the same double, by Java's own parser. */
  private static void assertShortest(Path csv, double[] values) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    for (int i = 0; i < values.length; i++) {
      String text = lines.get(i + 1);
      assertThat(Double.parseDouble(text)).isEqualTo(values[i]);
      int digits = new BigDecimal(text).stripTrailingZeros().precision();
      if (digits > 1) {
        String shorter = ("%." + (digits - 2) + "e").formatted(values[i]);
        assertThat(Double.parseDouble(shorter)).as(text).isNotEqualTo(values[i]);
      }
    }
  }

  private static void assertSameBits(double[] actual, double[] expected) {
    assertThat(Arrays.stream(actual).mapToLong(Double::doubleToRawLongBits).toArray())
        .isEqualTo(Arrays.stream(expected).mapToLong(Double::doubleToRawLongBits).toArray());
  }

  private interface Check {
    void in(Path folder) throws IOException;
  }

  private static void withFolder(Check check) {
    try {
      Path folder = Files.createTempDirectory("exact-");
      Leftovers.expect(folder);
      try {
        check.in(folder);
      } finally {
        Leftovers.remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
