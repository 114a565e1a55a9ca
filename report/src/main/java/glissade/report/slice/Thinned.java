package glissade.report.slice;

import java.util.ArrayList;
import java.util.List;

/**
 * Of a sequence whose length is not known, every one, or every second, fourth, eighth … as there
 * come to be more than can be drawn. Which ones hangs on their number alone.
 */
public final class Thinned<T> {

  private final int most;
  private final List<T> kept = new ArrayList<>();
  private long stride = 1;
  private long seen;

  /**
   * @param most how many are kept at most, at least 1
   */
  public Thinned(int most) {
    this.most = most;
  }

  /** Whether the next one is to be kept. If it is not, it is passed over. */
  public boolean isNextKept() {
    if (seen % stride == 0) {
      return true;
    }
    seen++;
    return false;
  }

  /** The next one, of which it was said that it is to be kept. */
  public void keep(T next) {
    kept.add(next);
    seen++;
    if (kept.size() > most) {
      stride *= 2;
      for (int i = kept.size() - 1; i > 0; i--) {
        if (i % 2 == 1) {
          kept.remove(i);
        }
      }
    }
  }

  /** Those that were kept, in their order. */
  public List<T> kept() {
    return List.copyOf(kept);
  }

  /** How many there were. */
  public long seen() {
    return seen;
  }

  /** Whether some were passed over. */
  public boolean isThinned() {
    return stride > 1;
  }
}
