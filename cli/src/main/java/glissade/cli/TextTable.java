package glissade.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, aligned. */
final class TextTable {

  /** How the cells of a column stand under each other. */
  enum Align {
    LEFT,
    RIGHT,
    /** On the decimal point; what has none ends where the point would be. */
    POINT
  }

  private static final String GAP = "  ";

  private final Align[] alignment;
  private final List<String[]> rows = new ArrayList<>();
  private boolean headed;

  TextTable(Align... alignment) {
    this.alignment = alignment.clone();
  }

  /** Makes the first row, which stands over the others and is not aligned with their points. */
  TextTable head(String... cells) {
    headed = true;
    return row(cells);
  }

  /** Adds a row of as many cells as there are columns. */
  TextTable row(String... cells) {
    rows.add(cells.clone());
    return this;
  }

  /** The lines, each of which starts with {@code indent}. */
  List<String> lines(String indent) {
    for (int j = 0; j < alignment.length; j++) {
      if (alignment[j] == Align.POINT) {
        alignPoints(j);
      }
    }
    int[] width = new int[alignment.length];
    for (String[] row : rows) {
      for (int j = 0; j < width.length; j++) {
        width[j] = Math.max(width[j], row[j].length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (String[] row : rows) {
      lines.add(line(row, width, indent));
    }
    return lines;
  }

  /**
   * The lines, none longer than {@code width} if that can be: what does not fit beside the first
   * column, the names, stands in a second table below, with the names again; where that is still
   * too wide, each name has a line of its own. Nothing is cut off.
   *
   * @param second the column from which on the second table goes
   */
  List<String> lines(String indent, int width, int second) {
    int all = alignment.length;
    List<String> whole = columns(1, all).lines(indent);
    if (fits(whole, width) || second >= all) {
      return fits(whole, width) ? whole : belowNames(1, all, indent);
    }
    List<String> lines = new ArrayList<>(block(1, second, indent, width));
    lines.add("");
    lines.addAll(block(second, all, indent, width));
    return lines;
  }

  private List<String> block(int from, int to, String indent, int width) {
    List<String> beside = columns(from, to).lines(indent);
    return fits(beside, width) ? beside : belowNames(from, to, indent);
  }

  private static boolean fits(List<String> lines, int width) {
    return lines.stream().allMatch(line -> line.length() <= width);
  }

  /** The first column and some others. */
  private TextTable columns(int from, int to) {
    Align[] some = new Align[1 + to - from];
    some[0] = alignment[0];
    System.arraycopy(alignment, from, some, 1, to - from);
    TextTable table = new TextTable(some);
    table.headed = headed;
    for (String[] row : rows) {
      String[] cells = new String[some.length];
      cells[0] = row[0];
      System.arraycopy(row, from, cells, 1, to - from);
      table.row(cells);
    }
    return table;
  }

  private List<String> belowNames(int from, int to, String indent) {
    TextTable numbers = columns(from, to);
    numbers.rows.forEach(row -> row[0] = "");
    List<String> below = numbers.lines(indent);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i)[0].isEmpty()) {
        lines.add(indent + rows.get(i)[0]);
      }
      lines.add(below.get(i));
    }
    return lines;
  }

  private String line(String[] row, int[] width, String indent) {
    StringBuilder line = new StringBuilder(indent);
    for (int j = 0; j < width.length; j++) {
      line.append(j == 0 ? "" : GAP);
      String padding = " ".repeat(width[j] - row[j].length());
      boolean left = alignment[j] == Align.LEFT;
      line.append(left ? row[j] : padding).append(left ? padding : row[j]);
    }
    return line.toString().stripTrailing();
  }

  /** Pads every cell of column j behind its point to the longest, so that right is aligned. */
  private void alignPoints(int j) {
    int longest = 0;
    for (int i = headed ? 1 : 0; i < rows.size(); i++) {
      longest = Math.max(longest, behindPoint(rows.get(i)[j]));
    }
    for (int i = headed ? 1 : 0; i < rows.size(); i++) {
      String cell = rows.get(i)[j];
      rows.get(i)[j] = cell + " ".repeat(longest - behindPoint(cell));
    }
  }

  private static int behindPoint(String cell) {
    int point = cell.indexOf('.');
    return point < 0 ? 0 : cell.length() - point;
  }
}
