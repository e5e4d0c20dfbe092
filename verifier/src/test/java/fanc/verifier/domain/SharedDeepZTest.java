package fanc.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.SparseBox;
import fanc.verifier.kernels.JavaKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SharedDeepZTest extends SharingLaws<Zonotope, LocalZonotope> {
  SharedDeepZTest() {
    super(1e-9);
  }

  @Override
  Domain<Zonotope> plain() {
    return new DeepZ(Symbols.FRESH, new JavaKernels());
  }

  @Override
  Domain<LocalZonotope> shared() {
    return new SharedDeepZ(Symbols.FRESH, new JavaKernels());
  }

  @Test
  void aRegionThatChangesNothingHoldsNothing() {
    SharedDeepZ domain = new SharedDeepZ(Symbols.FRESH, new JavaKernels());
    SparseBox nothing = new SparseBox(new int[0], new double[0], new double[0]);

    LocalZonotope x = domain.abstraction(new InputRegion(BasePoint.exact(1, -2, 3), nothing));

    assertThat(x.heldCount()).isZero();
    assertThat(x.dimension()).isEqualTo(3);
    assertThat(domain.bounds(x).lowerArray()).containsExactly(1, -2, 3);
  }

  @Test
  void aPatchHoldsItsPixelsOnly() {
    SharedDeepZ domain = new SharedDeepZ(Symbols.FRESH, new JavaKernels());
    SparseBox pixels =
        new SparseBox(new int[] {1, 4}, new double[] {0, 0.5}, new double[] {1, 0.5});

    LocalZonotope x = domain.abstraction(new InputRegion(BasePoint.exact(new double[6]), pixels));

    assertThat(x.heldCount()).isEqualTo(2);
    assertThat(x.symbolCount()).as("a point has no symbol").isEqualTo(1);
    assertThat(x.dense().generators)
        .containsExactly(new double[] {0, 0.5, 0, 0, 0, 0}, within(1e-15));
  }

  /** A fault in what is kept of a family, made on purpose. */
  enum Fault {
    FORGET_THE_ANCHORS_REMAINDER,
    FORGET_WHAT_DEVIATES_BUT_HAS_NO_SYMBOL,
    LOSE_A_HELD_COORDINATE,
    FORGET_OWN_REMAINDER,
    HALVE_OWN_REMAINDER
  }

  /** Half of what rounding can lose is often enough; half of a box is not, see SharedBoxTest. */
  @ParameterizedTest
  @EnumSource(value = Fault.class, names = "HALVE_OWN_REMAINDER", mode = Mode.EXCLUDE)
  void theSoundnessLawNoticesTheFault(Fault fault) {
    assertThat(BrokenSharing.noticed(shared(), fault)).as("noticed %s", fault).isTrue();
  }

  @Test
  void theSoundnessLawIsQuietWithoutAFault() {
    assertThat(BrokenSharing.noticed(shared(), null)).isFalse();
  }
}
