package fanc.verifier.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RoughSetTest {
  private static final Kernels KERNELS = new JavaKernels();

  @Property(tries = 200)
  void roughImagesContainThoseOfTheEnumeration(@ForAll long seed) {
    Random random = new Random(seed);
    ListedFamily family =
        ListedFamily.random(InputSetLawsTest.base(random), 1 + random.nextInt(6), random);
    ExactUnion exact = new ExactUnion(family.base(), family.boxes());
    RoughSet rough = RoughSet.of(RegionSet.of(family, KERNELS), new LargestWeights());
    Affine affine = InputSetLawsTest.affine(random);
    Conv2d convolution = InputSetLawsTest.convolution(random);

    assertThat(contains(rough.image(affine), exact.image(affine, affine.outputs()))).isTrue();
    Bounds image = rough.image(convolution);
    assertThat(contains(image, exact.image(convolution, image.dimension()))).isTrue();
  }

  /** With one change less than a region may make, rough images are too small somewhere. */
  @Example
  void aChangeForgottenIsNoticed() {
    SparseBox box = new SparseBox(new int[] {0, 1}, new double[] {1, 1}, new double[] {1, 1});
    ListedFamily family = new ListedFamily(BasePoint.exact(0, 0, 0), List.of(box, box));
    ListedFamily forgotten =
        new ListedFamily(
            BasePoint.exact(0, 0, 0),
            List.of(
                new SparseBox(new int[] {0}, new double[] {1}, new double[] {1}),
                new SparseBox(new int[] {1}, new double[] {1}, new double[] {1})));
    Affine sum = Affine.exact(Tensor.of(Shape.of(3, 1), new double[] {1, 1, 1}), Tensor.vector(0));
    BigDecimal[][] exact = new ExactUnion(family.base(), family.boxes()).image(sum, 1);

    assertThat(contains(rough(family).image(sum), exact)).isTrue();
    assertThat(contains(rough(forgotten).image(sum), exact)).isFalse();
  }

  private static RoughSet rough(ListedFamily family) {
    return RoughSet.of(RegionSet.of(family, KERNELS), new LargestWeights());
  }

  private static boolean contains(Bounds bounds, BigDecimal[][] ends) {
    for (int j = 0; j < ends.length; j++) {
      if (new BigDecimal(bounds.lower(j)).compareTo(ends[j][0]) > 0
          || new BigDecimal(bounds.upper(j)).compareTo(ends[j][1]) < 0) {
        return false;
      }
    }
    return true;
  }
}
