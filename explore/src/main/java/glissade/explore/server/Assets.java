package glissade.explore.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Files of a page that never change. Only those that are named are there. */
public final class Assets {

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private Assets() {}

  /**
   * Files that stand beside a class, each a resource of its own name.
   *
   * @throws IllegalArgumentException if one is not there, or is of a kind no page needs
   */
  public static Map<String, Resource> beside(Class<?> neighbour, String... names) {
    Map<String, Resource> resources = new TreeMap<>();
    for (String name : names) {
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      if (type == null) {
        throw new IllegalArgumentException(name + " ends with none of " + TYPES.keySet());
      }
      resources.put(name, Resource.fixed(Answer.of(type, bytes(neighbour, name))));
    }
    return resources;
  }

  private static byte[] bytes(Class<?> neighbour, String name) {
    try (InputStream file = neighbour.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalArgumentException(name + " is missing beside " + neighbour);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
