package fanc.verifier.domain;

/**
 * Identity of a noise symbol: the value and the coordinate where it first appears.
 *
 * <p>It needs no counter, so transformers stay pure; it is the same on both branches of a residual
 * block; and it ascends along the network, so fresh symbols always come after the old ones.
 */
final class SymbolNumber {
  private SymbolNumber() {}

  /** Returns the identity of the symbol made for coordinate {@code i} of value {@code value}. */
  static long of(int value, int i) {
    return ((long) value << 32) | i;
  }
}
