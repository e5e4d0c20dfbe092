package fanc.networks.embedding;

/** Says why a network has no place in the shape of another. */
final class MismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MismatchException(String message) {
    super(message);
  }
}
