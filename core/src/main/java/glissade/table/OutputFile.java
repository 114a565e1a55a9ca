package glissade.table;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is there as a whole or not at all. A regular file is written beside its place and
 * moved there at {@link #commit}, so a failure leaves what was there before; what is not a regular
 * file ({@code /dev/stdout}, a pipe) is written to directly. A link stays a link, and the file it
 * leads to is replaced.
 */
public final class OutputFile implements AutoCloseable {

  private final Path target;
  private final Path place;
  private final Path writeTo;

  private OutputFile(Path target, Path place, Path writeTo) {
    this.target = target;
    this.place = place;
    this.writeTo = writeTo;
  }

  /**
   * Prepares to write a file; makes nothing yet.
   *
   * @throws UnusableDataException if its folder does not exist, its permissions do not allow it, or
   *     the target is a folder
   */
  public static OutputFile create(Path target) {
    Path place = target.toAbsolutePath();
    if (Files.isDirectory(place)) {
      throw new UnusableDataException(
          "Cannot write " + target + ": it is a folder. Name a file in it.");
    }
    if (Files.exists(place)) {
      if (!Files.isRegularFile(place)) {
        return new OutputFile(target, place, place);
      }
      place = withoutLinks(place);
    }
    Path folder = place.resolveSibling("");
    if (!Files.isDirectory(folder)) {
      throw new UnusableDataException(
          "Cannot write "
              + target
              + ": the folder "
              + folder
              + " does not exist. Create it first.");
    }
    if (!Files.isWritable(folder) || (Files.exists(place) && !Files.isWritable(place))) {
      throw denied(target, null);
    }
    String hidden = "." + place.getFileName() + "." + UUID.randomUUID() + ".part";
    return new OutputFile(target, place, place.resolveSibling(hidden));
  }

  private static Path withoutLinks(Path place) {
    try {
      return place.toRealPath();
    } catch (IOException e) {
      return place;
    }
  }

  /** Where to write to until {@link #commit}. */
  public Path path() {
    return writeTo;
  }

  /**
   * Puts what was written in its place.
   *
   * @throws UnusableDataException if it cannot be moved there
   */
  public void commit() {
    if (isDirect()) {
      return;
    }
    try {
      move();
    } catch (IOException e) {
      throw failed(target, e);
    }
  }

  /** Whether it is written to directly, since it is not a regular file. */
  public boolean isDirect() {
    return writeTo.equals(place);
  }

  private void move() throws IOException {
    try {
      Files.move(
          writeTo, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(writeTo, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Without {@link #commit}, removes what was written. */
  @Override
  public void close() {
    if (!isDirect()) {
      try {
        Files.deleteIfExists(writeTo);
      } catch (IOException e) {
        // Nothing that was there before is lost by what is left beside it.
      }
    }
  }

  /**
   * What to tell about a failure to write.
   *
   * @param target the file as the user named it
   */
  public static UnusableDataException failed(Path target, Exception e) {
    String reason = String.valueOf(e.getMessage());
    if (e instanceof AccessDeniedException) {
      return denied(target, e);
    }
    String sentence =
        reason.contains("No space left")
            ? "no space is left on the device. Make room, or name a file elsewhere."
            : reason.replaceFirst("\\.$", "") + ". Name another file.";
    return new UnusableDataException("Cannot write " + target + ": " + sentence, e);
  }

  private static UnusableDataException denied(Path target, @Nullable Exception e) {
    String message =
        "Cannot write "
            + target
            + ": its permissions do not allow it. Change them, or name another.";
    return e == null ? new UnusableDataException(message) : new UnusableDataException(message, e);
  }
}
