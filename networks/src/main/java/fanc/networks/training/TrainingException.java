package fanc.networks.training;

/** The training can not be done as asked; the message is one line for the user. */
public final class TrainingException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with a message that says what, where and what to do. */
  public TrainingException(String message) {
    super(message);
  }

  /** Makes an exception with such a message and what led to it. */
  public TrainingException(String message, Throwable cause) {
    super(message, cause);
  }
}
