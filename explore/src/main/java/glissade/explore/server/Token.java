package glissade.explore.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret of one run of the page: 128 random bits, in its address. Whoever does not have it is
 * refused, so that no other page in the browser can ask this one for anything.
 */
public final class Token {

  private static final int BYTES = 16;

  private final String text;

  private Token(String text) {
    this.text = text;
  }

  /** A new one. */
  public static Token random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Token(HexFormat.of().formatHex(bytes));
  }

  /** Whether these are its letters, told in the same time whatever they are. */
  public boolean is(String letters) {
    return MessageDigest.isEqual(text.getBytes(UTF_8), letters.getBytes(UTF_8));
  }

  /** Its letters. */
  @Override
  public String toString() {
    return text;
  }
}
