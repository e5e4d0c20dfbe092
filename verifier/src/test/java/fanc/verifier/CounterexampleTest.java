package fanc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CounterexampleTest {
  private final Kernels kernels = new JavaKernels();

  /** y = (x, 0.5): label 0 wins where x > 0.5. */
  private final Network network =
      new Network(
          "x",
          Shape.of(1, 1),
          List.of(
              new Step(
                  Affine.exact(
                      Tensor.of(Shape.of(1, 2), new double[] {1, 0}), Tensor.vector(0, 0.5)),
                  List.of(0),
                  "y",
                  "Gemm",
                  Shape.of(1, 2))));

  private final OutputConstraint zero = OutputConstraint.label(0, 2);

  @Test
  void aCornerThatViolatesIsFound() {
    InputRegion region = InputRegion.box(new double[] {0.25}, new double[] {2});

    Optional<Counterexample> found = Counterexample.search(network, zero, region, kernels);

    assertThat(found).isPresent();
    assertThat(found.get().margin()).isLessThanOrEqualTo(0);
    assertThat(found.get().input().value(0)).isEqualTo(0.25);
    assertThat(found.get().output()).containsExactly(0.25, 0.5);
  }

  @Test
  void aRegionWithoutViolationHasNone() {
    InputRegion region = InputRegion.box(new double[] {0.75}, new double[] {2});
    assertThat(Counterexample.search(network, zero, region, kernels)).isEmpty();
  }

  @Test
  void aPointOutsideTheRegionIsRefused() {
    InputRegion region = InputRegion.box(new double[] {0.75}, new double[] {2});
    double[] outside = {0.25};
    assertThatThrownBy(() -> Counterexample.at(network, zero, region, outside, kernels))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
