package fanc.templates.store;

/** Why a file is no proof that can be used; the message is one line. */
final class RefusedProofException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedProofException(String message) {
    super(message);
  }
}
