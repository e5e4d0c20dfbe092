package fanc.cli;

import fanc.verifier.domain.Domain;
import fanc.verifier.domain.LocalZonotope;
import fanc.verifier.domain.SharedBox;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.SharedProduct;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.Kernels;

/** Which domain a method's name stands for. */
final class Domains {
  private Domains() {}

  /**
   * Returns a domain in which a method works from scratch; for a transfer, that of its rest. A new
   * one for each decision: what it remembers of a family belongs to that decision, its time and its
   * memory.
   *
   * @throws IllegalArgumentException for a method that is no walk of one domain through the network
   */
  static Domain<?> of(Method method, Kernels kernels) {
    return switch (method) {
      case AUTO, DEEPZ, FANC, DEEPZ_FOLDED, FANC_ORIGINAL -> deepz(method, kernels);
      case BOX -> new SharedBox(kernels);
      case PRODUCT -> new SharedProduct(Symbols.FRESH, kernels);
      case SCRATCH, FAMILY -> throw new IllegalArgumentException(method + " is no single domain");
    };
  }

  /**
   * Returns a domain in which templates are made and re-proven, zonotopes.
   *
   * @throws IllegalArgumentException for a method that works in another domain
   */
  static Domain<LocalZonotope> deepz(Method method, Kernels kernels) {
    return switch (method) {
      case AUTO, DEEPZ, FANC -> new SharedDeepZ(Symbols.FRESH, kernels);
      case DEEPZ_FOLDED, FANC_ORIGINAL -> new SharedDeepZ(Symbols.FOLDED, kernels);
      case BOX, PRODUCT, SCRATCH, FAMILY ->
          throw new IllegalArgumentException(method + " does not work with zonotopes alone");
    };
  }
}
