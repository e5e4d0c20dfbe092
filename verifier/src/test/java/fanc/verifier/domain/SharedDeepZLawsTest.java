package fanc.verifier.domain;

import fanc.verifier.kernels.JavaKernels;

class SharedDeepZLawsTest extends DomainLaws<LocalZonotope> {
  private final Domain<LocalZonotope> domain = new SharedDeepZ(Symbols.FRESH, new JavaKernels());

  @Override
  Domain<LocalZonotope> domain() {
    return domain;
  }
}
