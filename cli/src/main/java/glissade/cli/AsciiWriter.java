package glissade.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Spells out our symbols for a terminal that has nothing beyond ASCII. */
final class AsciiWriter extends FilterWriter {

  private static final String SYMBOLS = "×−–—→≤≥…‖·²ᵀŷηκλμφ";
  private static final List<String> SPELLED =
      List.of(
          "x", "-", "-", "-", "->", "<=", ">=", "...", "|", "*", "^2", "'", "y^", "eta", "kappa",
          "lambda", "mu", "phi");

  AsciiWriter(Writer target) {
    super(target);
  }

  @Override
  public void write(int c) throws IOException {
    int symbol = SYMBOLS.indexOf(c);
    if (symbol < 0) {
      super.write(c);
    } else {
      out.write(SPELLED.get(symbol));
    }
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(text[i]);
    }
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(text.charAt(i));
    }
  }
}
