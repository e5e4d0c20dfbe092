package fanc.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.SparseBox;
import org.junit.jupiter.api.Test;

/** {@link Families} keeps what the regions of one family share, and nothing of the one before. */
class FamiliesTest {
  private final Families families = new Families();

  private LocalZonotope patch(int pixel, double... base) {
    SparseBox box = new SparseBox(new int[] {pixel}, new double[] {0}, new double[] {1});
    return families.abstraction(new InputRegion(BasePoint.exact(base), box));
  }

  @Test
  void regionsOfOneFamilyShareTheirAnchors() {
    Anchor anchor = patch(0, 1, 2, 3, 4).anchor;
    Anchor origin = families.origin(7);
    assertThat(patch(1, 1, 2, 3, 4).anchor).isSameAs(anchor);
    assertThat(families.origin(7)).isSameAs(origin);
  }

  /**
   * Origins remember the anchors they were added to, and with these all that was made of a family.
   */
  @Test
  void anotherFamilyHasAnchorsOfItsOwn() {
    Anchor anchor = patch(0, 1, 2, 3, 4).anchor;
    Anchor origin = families.origin(7);
    assertThat(patch(0, 1, 2, 3, 5).anchor).isNotSameAs(anchor);
    assertThat(families.origin(7)).isNotSameAs(origin);
  }

  @Test
  void basePointsKnownWithOtherErrorsAreOthers() {
    Anchor exact = patch(0, 1, 2, 3, 4).anchor;
    BasePoint known = new BasePoint(new double[] {1, 2, 3, 4}, new double[] {0, 0, 0, 1e-16});
    SparseBox box = new SparseBox(new int[] {0}, new double[] {0}, new double[] {1});
    Anchor rounded = families.abstraction(new InputRegion(known, box)).anchor;
    assertThat(rounded.hull().upper(3)).isGreaterThan(exact.hull().upper(3));
  }
}
