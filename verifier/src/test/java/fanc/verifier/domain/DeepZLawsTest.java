package fanc.verifier.domain;

import fanc.verifier.kernels.JavaKernels;

class DeepZLawsTest extends DomainLaws<Zonotope> {
  @Override
  Domain<Zonotope> domain() {
    return new DeepZ(Symbols.FRESH, new JavaKernels());
  }
}
