package glissade.table;

import java.util.regex.Pattern;

/** Passwords in addresses of databases, which nobody may read in a log, a report or a message. */
public final class Passwords {

  private static final String MASK = "***";

  /** {@code password=secret}, also {@code sslpassword=}, in any address and at any place. */
  private static final Pattern NAMED =
      Pattern.compile("((?:password|passwd|pwd)(?:=|%3D))[^&;\\s]*", Pattern.CASE_INSENSITIVE);

  /** {@code //somebody:secret@host}. */
  private static final Pattern BEFORE_HOST = Pattern.compile("(://[^/@:\\s]*:)[^/@\\s]*@");

  private Passwords() {}

  /** The same text with {@value #MASK} for what is, or may be, a password. */
  public static String masked(String text) {
    String named = NAMED.matcher(text).replaceAll("$1" + MASK);
    return BEFORE_HOST.matcher(named).replaceAll("$1" + MASK + "@");
  }
}
