package fanc.cli;

/**
 * A point violates what the same run verified: the program, its arithmetic or the machine is at
 * fault, and nothing that the run says can be relied on. Ends the run with {@link
 * ExitStatus#INTERNAL}.
 */
final class Contradiction extends RuntimeException {
  private static final long serialVersionUID = 1;

  Contradiction(String message) {
    super(message);
  }

  /** Makes one that could not be written down. */
  Contradiction(String message, Throwable cause) {
    super(message, cause);
  }
}
