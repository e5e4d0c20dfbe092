package fanc.checker;

/**
 * A certificate cannot be read, or is about another network or property. The message is one line:
 * what, where, what was expected.
 */
public class CertificateException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 3000;

  /** Creates the exception with its one line. */
  public CertificateException(String message) {
    super(oneLine(message));
  }

  /**
   * Words come from the file and may hold anything, terminal codes included, and be of any length.
   */
  private static String oneLine(String message) {
    String line = message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    int half = LONGEST / 2;
    return line.length() <= LONGEST
        ? line
        : line.substring(0, half) + " ... " + line.substring(line.length() - half);
  }
}
