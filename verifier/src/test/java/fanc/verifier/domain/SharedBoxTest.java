package fanc.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import fanc.verifier.domain.SharedDeepZTest.Fault;
import fanc.verifier.kernels.JavaKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharedBoxTest extends SharingLaws<Bounds, LocalZonotope> {
  SharedBoxTest() {
    super(1e-12);
  }

  @Override
  Domain<Bounds> plain() {
    return new BoxDomain(new JavaKernels());
  }

  @Override
  Domain<LocalZonotope> shared() {
    return new SharedBox(new JavaKernels());
  }

  @Test
  void aBoxHasNoSymbolsAndHoldsWhatTheRegionChanges() {
    SparseBox pixels =
        new SparseBox(new int[] {1, 4}, new double[] {0, 0.5}, new double[] {1, 0.5});
    LocalZonotope x = shared().abstraction(new InputRegion(BasePoint.exact(new double[6]), pixels));

    assertThat(x.heldCount()).isEqualTo(2);
    assertThat(x.symbolCount()).isZero();
    assertThat(x.hull().lower(1)).isBetween(-1e-15, 0.0);
    assertThat(x.hull().upper(1)).isBetween(1.0, 1 + 1e-15);
    assertThat(x.hull().upper(4)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void theSoundnessLawNoticesTheFault(Fault fault) {
    assertThat(BrokenSharing.noticed(shared(), fault)).as("noticed %s", fault).isTrue();
  }

  @Test
  void theSoundnessLawIsQuietWithoutAFault() {
    assertThat(BrokenSharing.noticed(shared(), null)).isFalse();
  }
}
