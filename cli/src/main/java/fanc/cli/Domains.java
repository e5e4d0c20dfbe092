package fanc.cli;

import fanc.verifier.domain.Domain;
import fanc.verifier.domain.SharedBox;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.SharedProduct;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.Kernels;

/** Which domain a method's name stands for. */
final class Domains {
  private Domains() {}

  /**
   * Returns the domain in which a method works from scratch; for a transfer, that of its rest.
   *
   * @throws IllegalArgumentException for a method that tries several
   */
  static Domain<?> of(Method method, Kernels kernels) {
    return switch (method) {
      case AUTO, DEEPZ, FANC -> new SharedDeepZ(Symbols.FRESH, kernels);
      case DEEPZ_FOLDED, FANC_ORIGINAL -> new SharedDeepZ(Symbols.FOLDED, kernels);
      case BOX -> new SharedBox(kernels);
      case PRODUCT -> new SharedProduct(Symbols.FRESH, kernels);
      case SCRATCH -> throw new IllegalArgumentException(method + " is no single domain");
    };
  }
}
