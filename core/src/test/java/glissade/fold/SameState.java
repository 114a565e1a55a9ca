package glissade.fold;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares two objects bit for bit by everything that their fields lead to, those included that
 * serialisation leaves out. Only a field called {@code scratch} may differ: an array that is made
 * where it is needed.
 */
final class SameState {

  private final IdentityHashMap<Object, Object> compared = new IdentityHashMap<>();

  private SameState() {}

  /**
   * Compares.
   *
   * @throws AssertionError if they differ
   */
  static void check(Object actual, Object expected) {
    new SameState().compare(expected.getClass().getSimpleName(), actual, expected);
  }

  private void compare(String where, @Nullable Object actual, @Nullable Object expected) {
    if (actual == expected) {
      return;
    }
    if (actual == null || expected == null || actual.getClass() != expected.getClass()) {
      throw differ(where, actual, expected);
    }
    if (compared.put(expected, actual) != null) {
      return;
    }
    Class<?> type = expected.getClass();
    if (type.isArray()) {
      compareAll(where, elements(actual), elements(expected));
    } else if (expected instanceof Map<?, ?> map) {
      compareMaps(where, (Map<?, ?>) actual, map);
    } else if (expected instanceof Collection<?> all) {
      compareAll(where, (Collection<?>) actual, all);
    } else if (expected instanceof Optional<?> optional) {
      compare(where, ((Optional<?>) actual).orElse(null), optional.orElse(null));
    } else if (type.getName().startsWith("glissade.") && !type.isEnum()) {
      compareFields(where, type, actual, expected);
    } else if (!actual.equals(expected)) {
      throw differ(where, actual, expected);
    }
  }

  private void compareFields(String where, Class<?> type, Object actual, Object expected) {
    for (Class<?> of = type; of != null && of != Object.class; of = of.getSuperclass()) {
      for (Field field : of.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getName().equals("scratch")) {
          try {
            field.setAccessible(true);
            compare(where + "." + field.getName(), field.get(actual), field.get(expected));
          } catch (IllegalAccessException e) {
            throw new AssertionError(e);
          }
        }
      }
    }
  }

  private void compareMaps(String where, Map<?, ?> actual, Map<?, ?> expected) {
    if (!actual.keySet().equals(expected.keySet())) {
      throw differ(where, actual.keySet(), expected.keySet());
    }
    expected.forEach((key, value) -> compare(where + "[" + key + "]", actual.get(key), value));
  }

  private void compareAll(String where, Collection<?> actual, Collection<?> expected) {
    if (actual.size() != expected.size()) {
      throw differ(where + " in number", actual.size(), expected.size());
    }
    Iterator<?> found = actual.iterator();
    int number = 0;
    for (Object each : expected) {
      compare(where + "[" + number++ + "]", found.next(), each);
    }
  }

  private static List<Object> elements(Object array) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      elements.add(Array.get(array, i));
    }
    return elements;
  }

  private static AssertionError differ(
      String where, @Nullable Object actual, @Nullable Object expected) {
    return new AssertionError(where + " is " + actual + ", not " + expected);
  }
}
