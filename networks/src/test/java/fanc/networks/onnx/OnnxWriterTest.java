package fanc.networks.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Affine;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class OnnxWriterTest {

  @Property(tries = 150, seed = "11")
  void aWrittenNetworkComputesTheSame(
      @ForAll(supplier = RandomNetworks.class) Network network, @ForAll long seed)
      throws Exception {
    double[] x = RandomNetworks.point(new Random(seed), network);
    OnnxModel model = OnnxWriter.of(network);
    double[] expected = Evaluation.evaluate(network, x);
    double[] found = Evaluation.evaluate(model.network(), x);
    double[] elsewhere = OnnxRuntime.run(model.toByteArray(), model.outputName(), x);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-12));
      assertThat(elsewhere[i]).isCloseTo(expected[i], within(1e-5));
    }
    assertThat(model.network().name(model.network().output()))
        .isEqualTo(network.name(network.output()));
  }

  @Example
  void aWeightThatIsNoFloatIsRefused() {
    Step step =
        new Step(
            Affine.exact(Tensor.of(Shape.of(1, 1), new double[] {0.1}), Tensor.vector(0)),
            List.of(0),
            "y",
            "Gemm",
            Shape.of(1, 1));
    Network network = new Network("x", Shape.of(1, 1), List.of(step));
    assertThatThrownBy(() -> OnnxWriter.of(network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'y.weight' has 0.1 at entry 0, which is no float32");
  }
}
