package glissade.explore.server;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is asked with a request: the parameters of its address, or the JSON object it carries. */
public final class Request {

  private final Map<String, ? extends @Nullable Object> values;

  /**
   * @param values text, numbers (as {@link glissade.file.Json} reads them), truths, lists, maps
   */
  public Request(Map<String, ? extends @Nullable Object> values) {
    this.values = values;
  }

  /** Whether there is a value of this name. */
  public boolean has(String name) {
    return values.get(name) != null;
  }

  /** The names of all values. */
  public Set<String> names() {
    return Set.copyOf(values.keySet());
  }

  /**
   * A text.
   *
   * @throws UnusableRequestException if there is none of this name
   */
  public String text(String name) {
    if (values.get(name) instanceof String text) {
      return text;
    }
    throw new UnusableRequestException(found(name, "a text"));
  }

  /**
   * A finite number.
   *
   * @throws UnusableRequestException if there is none of this name
   */
  public double number(String name) {
    if (values.get(name) instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw new UnusableRequestException(found(name, "a finite number"));
  }

  /**
   * What stands in the object of this name.
   *
   * @throws UnusableRequestException if there is none
   */
  public Request part(String name) {
    if (values.get(name) instanceof Map<?, ?> map) {
      @SuppressWarnings("unchecked") // JSON has no other names than texts.
      Map<String, ? extends @Nullable Object> members =
          (Map<String, ? extends @Nullable Object>) map;
      return new Request(members);
    }
    throw new UnusableRequestException(found(name, "an object"));
  }

  private String found(String name, String expected) {
    Object value = values.get(name);
    return "The request should have "
        + expected
        + " named "
        + name
        + (value == null ? " and has none." : " and has something else there. Reload the page.");
  }
}
