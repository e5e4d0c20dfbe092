package fanc.networks.lowering;

/** A graph that has no canonical form here; the message names operator and node in one line. */
public final class LoweringException extends Exception {
  private static final long serialVersionUID = 1;

  /** Makes an exception with a one-line message. */
  public LoweringException(String message) {
    super(message);
  }
}
