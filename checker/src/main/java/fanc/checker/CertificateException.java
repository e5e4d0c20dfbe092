package fanc.checker;

/**
 * A certificate cannot be read, or is about another network or property. The message is one line:
 * what, where, what was expected.
 */
public class CertificateException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with its one line. */
  public CertificateException(String message) {
    super(message);
  }
}
