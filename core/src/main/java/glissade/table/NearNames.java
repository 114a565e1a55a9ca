package glissade.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant by a name that is not there. */
public final class NearNames {

  private NearNames() {}

  /**
   * A half-sentence to follow an unknown name.
   *
   * @return {@code "; did you mean `weight`?"}, or a full stop where nothing is near
   */
  public static String suggestion(String name, List<String> known) {
    List<String> near = near(name, known);
    return near.isEmpty() ? "." : "; did you mean `" + near.get(0) + "`?";
  }

  /** The names at most a third of the letters away, nearest first. */
  public static List<String> near(String name, List<String> known) {
    String wanted = plain(name);
    int farthest = Math.max(1, wanted.length() / 3);
    List<String> near = new ArrayList<>();
    for (String candidate : known) {
      boolean contains = wanted.length() > 2 && plain(candidate).contains(wanted);
      if (contains || distance(wanted, plain(candidate)) <= farthest) {
        near.add(candidate);
      }
    }
    near.sort(Comparator.comparingInt(candidate -> distance(wanted, plain(candidate))));
    boolean exact = !near.isEmpty() && plain(near.get(0)).equals(wanted);
    return near.subList(0, Math.min(exact ? 1 : 3, near.size()));
  }

  /** Letter case and what joins words is often misremembered. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_').replace('.', '_');
  }

  /** Letters to add, leave out, change or swap with the next (Damerau's restricted distance). */
  public static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(d[i - 1][j], d[i][j - 1]) + 1;
    least = Math.min(least, d[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
