package glissade.explore.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was made lately, by what it was made from: a slider that is moved changes little of what a
 * page hangs on, and often goes back and forth.
 */
final class Lately<K, V> {

  private final Map<K, V> made;

  /**
   * @param most how many are kept
   */
  Lately(int most) {
    this.made =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** What was made from the key, if it was made lately. */
  synchronized Optional<V> made(K key) {
    return Optional.ofNullable(made.get(key));
  }

  /** What was made from the key, or is made now. */
  synchronized V get(K key, Supplier<V> make) {
    V value = made.get(key);
    if (value == null) {
      value = make.get();
      made.put(key, value);
    }
    return value;
  }
}
