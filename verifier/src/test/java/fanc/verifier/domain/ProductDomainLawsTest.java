package fanc.verifier.domain;

import fanc.verifier.kernels.JavaKernels;

class ProductDomainLawsTest extends DomainLaws<Product> {
  @Override
  Domain<Product> domain() {
    return new ProductDomain(Symbols.FRESH, new JavaKernels());
  }
}
