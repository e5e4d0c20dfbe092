package fanc.verifier.domain;

import fanc.verifier.kernels.JavaKernels;

class SharedFoldedDeepZTest extends SharingLaws<Zonotope, LocalZonotope> {
  SharedFoldedDeepZTest() {
    super(1e-9);
  }

  @Override
  Domain<Zonotope> plain() {
    return new DeepZ(Symbols.FOLDED, new JavaKernels());
  }

  @Override
  Domain<LocalZonotope> shared() {
    return new SharedDeepZ(Symbols.FOLDED, new JavaKernels());
  }
}
