package glissade.fold;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.TreeSet;

/** Sends objects as bytes, and remembers of which classes everything was that went along. */
public final class Journey {

  private final Set<String> travelled = new TreeSet<>();
  private long bytes;

  /**
   * What arrives elsewhere.
   *
   * @throws AssertionError if something cannot travel, or is a lambda
   */
  public <T> T to(T sent) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new Noting(written)) {
      out.writeObject(sent);
    } catch (IOException e) {
      throw new AssertionError(sent.getClass().getName() + " cannot travel: " + e, e);
    }
    bytes += written.size();
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(written.toByteArray()))) {
      @SuppressWarnings("unchecked")
      T arrived = (T) in.readObject();
      return arrived;
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(sent.getClass().getName() + " does not arrive: " + e, e);
    }
  }

  /** The names of all classes that travelled. */
  public Set<String> travelled() {
    return travelled;
  }

  /** How many bytes that were. */
  public long bytes() {
    return bytes;
  }

  private final class Noting extends ObjectOutputStream {

    Noting(OutputStream out) throws IOException {
      super(out);
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object object) {
      String name = object.getClass().getName();
      if (name.equals("java.lang.invoke.SerializedLambda") || object.getClass().isHidden()) {
        throw new AssertionError("a lambda travels: " + object);
      }
      travelled.add(name);
      return object;
    }
  }
}
