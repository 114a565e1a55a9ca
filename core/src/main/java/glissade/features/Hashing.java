package glissade.features;

import glissade.rows.CodedBatch;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Features by the hash of their names: each name has one of 2ᵇ places, and nothing need be known of
 * the names that will come. Two names may fall together; where places have signs, ±1 by the hash,
 * what falls together cancels as often as it adds, and inner products are kept on average.
 *
 * <p>The hash is MurmurHash3 for 32 bits with the seed 0 over the name in UTF-8, the place its size
 * modulo 2ᵇ and the sign its own: those of scikit-learn's FeatureHasher, so that models can be
 * compared. A level of a category is called {@code origin=ATL}, as there, and an interaction {@code
 * origin=ATL:destination=JFK}.
 *
 * <p>Source: Weinberger, Dasgupta, Langford, Smola and Attenberg, Feature hashing for large scale
 * multitask learning, ICML 2009; Appleby, MurmurHash3 (2011).
 *
 * @param bits b, from 1 to 30
 * @param signed whether places have signs
 */
public record Hashing(int bits, boolean signed) implements Serializable {

  private static final int C1 = 0xcc9e2d51;
  private static final int C2 = 0x1b873593;

  /**
   * @throws IllegalArgumentException if b is out of its range
   */
  public Hashing {
    if (bits < 1 || bits > 30) {
      throw new IllegalArgumentException(
          "Hashed features have from 1 to 30 bits, that is from 2 to 1,073,741,824 places, not "
              + bits
              + ".");
    }
  }

  /** The name of a level: {@code origin=ATL}. */
  public static String level(String column, String value) {
    return column + "=" + value;
  }

  /** The name of two features being there together: {@code origin=ATL:hour=7}. */
  public static String interaction(String one, String other) {
    return one + ":" + other;
  }

  /** How many places there are. */
  public int places() {
    return 1 << bits;
  }

  /** The place of a name, from 0 to 2ᵇ − 1. */
  public int place(String name) {
    // −2³¹ has no size; its remainder is 0, and so is that of what stands for it in Java.
    return Math.abs(hash(name)) & (places() - 1);
  }

  /** −1 for the half of all names that count the other way round, otherwise 1. */
  public int sign(String name) {
    return signed && hash(name) < 0 ? -1 : 1;
  }

  /**
   * What the codes of a category become in a {@link CodedBatch}, whose codes have no signs.
   *
   * @param levels the category's levels
   * @param first the number of the feature that place 0 is
   * @return the feature of each level
   * @throws IllegalStateException if places have signs
   */
  public int[] codes(String column, List<String> levels, int first) {
    if (signed) {
      throw new IllegalStateException("codes have no signs; hash without, or make sparse rows");
    }
    int[] codes = new int[levels.size()];
    for (int k = 0; k < codes.length; k++) {
      codes[k] = first + place(level(column, levels.get(k)));
    }
    return codes;
  }

  /** MurmurHash3 for 32 bits with the seed 0. */
  public static int hash(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    int h = 0;
    int whole = bytes.length & -4;
    for (int i = 0; i < whole; i += 4) {
      h ^= scrambled(word(bytes, i, 4));
      h = Integer.rotateLeft(h, 13) * 5 + 0xe6546b64;
    }
    h ^= scrambled(word(bytes, whole, bytes.length - whole));
    h ^= bytes.length;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }

  private static int word(byte[] bytes, int from, int count) {
    int word = 0;
    for (int i = 0; i < count; i++) {
      word |= (bytes[from + i] & 0xff) << (8 * i);
    }
    return word;
  }

  private static int scrambled(int word) {
    return Integer.rotateLeft(word * C1, 15) * C2;
  }
}
