package fanc.approx;

/** A rule can not be applied to a network; the message says to which tensor and why. */
public final class ApproximationException extends Exception {
  private static final long serialVersionUID = 1;

  /** Makes an exception with a message for the user. */
  public ApproximationException(String message) {
    super(message);
  }
}
