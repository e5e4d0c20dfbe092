package fanc.verifier.domain;

import fanc.verifier.kernels.JavaKernels;

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
}
