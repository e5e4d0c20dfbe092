package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Multiplications;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.Window;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.SingleRegion;
import fanc.properties.SparseBox;
import fanc.properties.files.PropertyCase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** {@link WorkEstimate} counts by its definition, worked out by hand here. */
public class WorkEstimateTest {

  /**
   * Three filters 2 x 2 over 4 x 4 pixels, at 9 positions: 108; then 27 inputs to 2 outputs: 54.
   */
  private static final Network NETWORK = network();

  private static Network network() {
    Window window = new Window(1, 4, 4, 2, 2, 1, 1, 0, 0, 3, 3);
    Shape image = Shape.of(1, 3, 3, 3);
    Conv2d conv =
        new Conv2d(window, Tensor.of(Shape.of(3, 1, 2, 2), new double[12]), Tensor.zeros(3));
    Affine affine = Affine.exact(Tensor.of(Shape.of(27, 2), new double[54]), Tensor.zeros(2));
    return new Network(
        "x",
        Shape.of(1, 1, 4, 4),
        List.of(
            new Step(conv, List.of(0), "c", "Conv", image),
            new Step(new Relu(), List.of(1), "h", "Relu", image),
            new Step(affine, List.of(2), "y", "Gemm", Shape.of(1, 2))));
  }

  private static PropertyCase changing(int inputs) {
    int[] indices = new int[inputs];
    double[] upper = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      indices[i] = i;
      upper[i] = 1;
    }
    BasePoint base = BasePoint.exact(new double[16]);
    InputRegion region = new InputRegion(base, new SparseBox(indices, new double[inputs], upper));
    return new PropertyCase(
        0, OptionalInt.empty(), new SingleRegion(region, "region"), Optional.empty());
  }

  @Test
  void networkIsCountedOpByOp() {
    assertThat(Multiplications.of(NETWORK)).isEqualTo(162);
  }

  @Test
  void runCountsGeneratorsOverTheirShareOfTheCoordinates() {
    assertThat(WorkEstimate.of(NETWORK, List.of(changing(16)), 1)).isEqualTo(17 * 162);
    assertThat(WorkEstimate.of(NETWORK, List.of(changing(4)), 1)).isEqualTo(2 * 162);
    assertThat(WorkEstimate.of(NETWORK, List.of(changing(4), changing(16)), 3))
        .isEqualTo(3 * 19 * 162);
    assertThat(WorkEstimate.of(NETWORK, List.of(), 3)).isZero();
  }
}
