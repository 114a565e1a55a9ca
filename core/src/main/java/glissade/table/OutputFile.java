package glissade.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file being written. A regular file is written beside its place and moved there at {@link
 * #commit}, so a failure leaves what was there before; what is not a regular file ({@code
 * /dev/stdout}, a pipe) is written to directly.
 */
public final class OutputFile implements AutoCloseable {

  private final Path target;
  private final Path writeTo;
  private boolean committed;

  private OutputFile(Path target, Path writeTo) {
    this.target = target;
    this.writeTo = writeTo;
  }

  /**
   * Prepares to write a file.
   *
   * @throws UnusableDataException if its folder does not exist or cannot be written to, or the
   *     target is a folder
   */
  public static OutputFile create(Path target) {
    Path absolute = target.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      throw new UnusableDataException(
          "Cannot write " + target + ": it is a folder. Name a file in it.");
    }
    if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
      return new OutputFile(target, absolute);
    }
    Path folder = absolute.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UnusableDataException(
          "Cannot write "
              + target
              + ": the folder "
              + folder
              + " does not exist. Create it first.");
    }
    Path name = absolute.getFileName();
    try {
      return new OutputFile(target, Files.createTempFile(folder, "." + name + "-", ".part"));
    } catch (IOException e) {
      throw failed(target, e);
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
    try {
      if (isBeside()) {
        move();
      }
      committed = true;
    } catch (IOException e) {
      throw failed(target, e);
    }
  }

  private boolean isBeside() {
    return !writeTo.equals(target.toAbsolutePath());
  }

  private void move() throws IOException {
    Path place = target.toAbsolutePath();
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
    if (!committed && isBeside()) {
      try {
        Files.deleteIfExists(writeTo);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What to tell about a failure to write {@code target}. */
  public static UnusableDataException failed(Path target, IOException e) {
    String why =
        e instanceof AccessDeniedException
            ? "permission denied. Choose a folder you may write to."
            : e.getMessage() + ". Nothing was kept; free some space or choose another place.";
    return new UnusableDataException("Cannot write " + target + ": " + why, e);
  }
}
