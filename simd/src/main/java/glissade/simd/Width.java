package glissade.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * How wide the vectors are: as wide as the machine's, up to the eight logical lanes of a sum.
 *
 * <p>A vector of eight elements holds all the lanes. A narrower one holds some of them, and a loop
 * that adds up is run once for each such group: {@code lane} is the first lane of the group, and
 * every step is eight elements. What such a loop reads twice is still in the nearest cache, since
 * callers hand over tiles.
 */
final class Width {

  /** The width in bits to use instead of the machine's own; for tests of the other widths. */
  static final String PROPERTY = "glissade.simd.bits";

  /** Logical lanes of a sum. */
  static final int LANES = 8;

  static final VectorSpecies<Double> SPECIES = species();

  /** Elements of a vector. */
  static final int WIDTH = SPECIES.length();

  private Width() {}

  private static VectorSpecies<Double> species() {
    int bits = Integer.getInteger(PROPERTY, DoubleVector.SPECIES_PREFERRED.vectorBitSize());
    if (bits >= 512) {
      return DoubleVector.SPECIES_512;
    }
    return bits >= 256 ? DoubleVector.SPECIES_256 : DoubleVector.SPECIES_128;
  }

  static DoubleVector load(double[] a, int i) {
    return DoubleVector.fromArray(SPECIES, a, i);
  }

  static DoubleVector all(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
