package glissade.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.rows.SparseBatch;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** References: scikit-learn 1.9.1, the command beside each. */
class HashingTest {

  /** {@code murmurhash3_32(name.encode(), 0)} of sklearn.utils. */
  @Test
  void theHashIsMurmurHash3() {
    String[] names = {
      "",
      "a",
      "ab",
      "abc",
      "abcd",
      "origin=ATL",
      "origin=JFK",
      "Zürich",
      "日本",
      "origin=ATL:destination=JFK"
    };
    int[] hashes = {
      0,
      1009084850,
      -1681926305,
      -1277324294,
      1139631978,
      67543897,
      476866129,
      694770001,
      -992347838,
      1564028328
    };
    for (int i = 0; i < names.length; i++) {
      assertThat(Hashing.hash(names[i])).as(names[i]).isEqualTo(hashes[i]);
    }
  }

  /**
   * {@code FeatureHasher(n_features=16, input_type='string', alternate_sign=S).transform([[…]])}.
   */
  @Test
  void namesAreHashedAsFeatureHasherDoesAndAddedWhereTheyFallTogether() {
    for (boolean signed : new boolean[] {true, false}) {
      HashedRows rows = new HashedRows(new Hashing(4, signed));
      rows.startRow(1);
      for (String name :
          List.of("origin=ATL", "destination=JFK", "hour=7", "a", "ab", "abc", "abcd")) {
        rows.add(name);
      }
      rows.startRow(0);
      SparseBatch batch = rows.batch();
      assertThat(batch.features()).isEqualTo(16);
      assertThat(batch.columns()).containsExactly(1, 2, 6, 8, 9, 10);
      if (signed) {
        assertThat(batch.values()).containsExactly(-2, 1, -1, -1, 1, 1);
      } else {
        assertThat(batch.values()).containsExactly(2, 1, 1, 1, 1, 1);
      }
      assertThat(batch.rows()).isEqualTo(2);
      assertThat(batch.target(0)).isEqualTo(1);
      assertThat(batch.start(2)).isEqualTo(batch.start(1)).isEqualTo(6);
    }
  }

  /**
   * {@code FeatureHasher(n_features=1<<20, input_type='dict').transform([{"origin": "ATL",
   * "distance": 712.5, "destination": "JFK"}])}.
   */
  @Test
  void numbersKeepTheirValue() {
    HashedRows rows = new HashedRows(new Hashing(20, true));
    rows.startRow(0);
    rows.add(Hashing.level("origin", "ATL"));
    rows.add("distance", 712.5);
    rows.add(Hashing.level("destination", "JFK"));
    assertThat(rows.batch().columns()).containsExactly(435033, 460246, 900056);
    assertThat(rows.batch().values()).containsExactly(1, -712.5, -1);
  }

  @Property(tries = 300)
  void everyPlaceIsOneOfThem(@ForAll String name, @ForAll @IntRange(min = 1, max = 30) int bits) {
    assertThat(new Hashing(bits, true).place(name)).isBetween(0, (1 << bits) - 1);
  }

  @Test
  void levelsBecomeCodes() {
    Hashing hashing = new Hashing(10, false);
    int[] codes = hashing.codes("origin", List.of("ATL", "JFK"), 3);
    assertThat(codes)
        .containsExactly(3 + hashing.place("origin=ATL"), 3 + hashing.place("origin=JFK"));
    assertThat(Hashing.interaction("origin=ATL", "hour=7")).isEqualTo("origin=ATL:hour=7");
    assertThatThrownBy(() -> new Hashing(10, true).codes("origin", List.of("ATL"), 0))
        .hasMessageContaining("codes have no signs");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new Hashing(0, true)).hasMessageContaining("from 1 to 30 bits");
    assertThatThrownBy(() -> new Hashing(31, true)).hasMessageContaining("not 31");
    assertThatThrownBy(() -> new HashedRows(new Hashing(3, true)).add("a"))
        .hasMessageContaining("no row was started");
  }
}
