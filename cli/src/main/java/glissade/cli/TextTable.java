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
