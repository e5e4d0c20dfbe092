package fanc.verifier.domain;

import fanc.verifier.kernels.JavaKernels;

class SharedFoldedDeepZLawsTest extends DomainLaws<LocalZonotope> {
  private final Domain<LocalZonotope> domain = new SharedDeepZ(Symbols.FOLDED, new JavaKernels());

  @Override
  Domain<LocalZonotope> domain() {
    return domain;
  }
}
