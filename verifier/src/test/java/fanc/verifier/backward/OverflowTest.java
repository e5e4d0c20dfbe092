package fanc.verifier.backward;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.MaxPool;
import fanc.networks.Network;
import fanc.networks.Reshape;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.Window;
import fanc.properties.InputRegion;
import fanc.verifier.Deadline;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Coefficients that overflow say nothing, whatever they are multiplied with later. */
class OverflowTest {
  private static final Kernels KERNELS = new JavaKernels();
  private static final double TINY = 1e-308;
  private static final double LARGE = 0x1p520;

  /** {@code 1 + (1.1 - 1) 2^1040 max(x1, x2)}: two products overflow, their sum is no number. */
  private static Network cancelling() {
    Shape image = Shape.of(1, 1, 1, 2);
    Affine apart = affine(1, new double[] {LARGE, LARGE}, 0, 0);
    Affine together = affine(2, new double[] {1.1 * LARGE, -LARGE}, 1);
    return new Network(
        "x",
        image,
        List.of(
            new Step(
                new MaxPool(Window.overRows(1, 2)),
                List.of(0),
                "m",
                "MaxPool",
                Shape.of(1, 1, 1, 1)),
            new Step(new Reshape(), List.of(1), "f", "Flatten", Shape.of(1, 1)),
            new Step(apart, List.of(2), "z", "Gemm", Shape.of(1, 2)),
            new Step(together, List.of(3), "y", "Gemm", Shape.of(1, 1))));
  }

  private static Affine affine(int inputs, double[] weight, double... bias) {
    return Affine.exact(
        Tensor.of(Shape.of(inputs, weight.length / inputs), weight), Tensor.vector(bias));
  }

  @Test
  void aCoefficientThatIsNoNumberIsNotLeftOutWhereTheLargestOfAWindowIsZero() {
    InputRegion region = InputRegion.box(new double[] {-TINY, -TINY}, new double[] {0, 0});
    RegionSet set = RegionSet.of(region, KERNELS);
    Crown crown = new Crown(cancelling(), KERNELS);

    double[] margins = crown.margins(set, crown.hulls(set, Deadline.never()));

    // Where both are -1e-308 the output is about 1 - 1e4.
    assertThat(margins[0]).isLessThan(-1e4);
  }
}
