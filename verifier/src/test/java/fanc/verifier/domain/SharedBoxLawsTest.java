package fanc.verifier.domain;

import fanc.verifier.kernels.JavaKernels;

class SharedBoxLawsTest extends DomainLaws<LocalZonotope> {
  private final Domain<LocalZonotope> domain = new SharedBox(new JavaKernels());

  @Override
  Domain<LocalZonotope> domain() {
    return domain;
  }
}
