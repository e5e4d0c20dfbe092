package fanc.templates.transfer;

import fanc.verifier.domain.Domain;
import fanc.verifier.domain.SharedBox;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.SharedProduct;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.Kernels;
import java.util.Locale;

/** A domain in which a parent's regions are verified while they are recorded. */
enum RecordingDomain {
  /** Intervals. */
  BOX,
  /** Zonotopes. */
  DEEPZ,
  /** Both, each tightening the other. */
  PRODUCT;

  /** Returns a new domain, which remembers the family that it is used for. */
  Domain<?> on(Kernels kernels) {
    return switch (this) {
      case BOX -> new SharedBox(kernels);
      case DEEPZ -> new SharedDeepZ(Symbols.FRESH, kernels);
      case PRODUCT -> new SharedProduct(Symbols.FRESH, kernels);
    };
  }

  /** Returns the name of the method on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
