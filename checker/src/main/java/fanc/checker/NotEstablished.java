package fanc.checker;

/** Why a part of a certificate can not be re-established; one line for the report. */
final class NotEstablished extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotEstablished(String message) {
    super(message);
  }
}
