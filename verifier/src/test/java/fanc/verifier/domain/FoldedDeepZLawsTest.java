package fanc.verifier.domain;

import fanc.verifier.kernels.JavaKernels;

class FoldedDeepZLawsTest extends DomainLaws<Zonotope> {
  @Override
  Domain<Zonotope> domain() {
    return new DeepZ(Symbols.FOLDED, new JavaKernels());
  }
}
