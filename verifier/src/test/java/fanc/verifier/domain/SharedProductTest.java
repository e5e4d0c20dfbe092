package fanc.verifier.domain;

import fanc.networks.Clip;
import fanc.networks.MaxPool;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Step;
import fanc.verifier.kernels.JavaKernels;
import java.util.List;

class SharedProductTest extends SharingLaws<Product, LocalProduct> {
  SharedProductTest() {
    super(1e-9);
  }

  @Override
  Domain<Product> plain() {
    return new ProductDomain(Symbols.FRESH, new JavaKernels());
  }

  @Override
  Domain<LocalProduct> shared() {
    return new SharedProduct(Symbols.FRESH, new JavaKernels());
  }

  /**
   * The box of clipped values ends exactly where they are clipped, so inputs of a maximum tie, and
   * an end that is off by one rounding decides whether one of them is certainly the largest.
   */
  @Override
  boolean isContinuous(Network network) {
    List<Op> ops = network.steps().stream().map(Step::op).toList();
    return ops.stream().noneMatch(Clip.class::isInstance)
        || ops.stream().noneMatch(MaxPool.class::isInstance);
  }
}
