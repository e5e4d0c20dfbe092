package fanc.verifier.domain;

import fanc.verifier.kernels.JavaKernels;

class SharedProductLawsTest extends DomainLaws<LocalProduct> {
  private final Domain<LocalProduct> domain = new SharedProduct(Symbols.FRESH, new JavaKernels());

  @Override
  Domain<LocalProduct> domain() {
    return domain;
  }
}
