package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.ReferenceFolder;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.WeightTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The children that were published with the paper come out of our rules bit for bit. Left out are
 * files that are no children of the published parents: {@code fcnn7_cifar_quant8}, {@code
 * fconv4_cifar_prune_tune5}.
 */
class PublishedChildrenTest {

  static Stream<Arguments> children() {
    MagnitudePruning half = MagnitudePruning.paper("0.5");
    return Stream.of(
        Arguments.of("fcnn7", "quant8", IntQuantization.paper(8)),
        Arguments.of("fcnn7", "quant16", IntQuantization.paper(16)),
        Arguments.of("fcnn7", "float16", Float16Rounding.paper()),
        Arguments.of("fcnn7", "prune_tune1", MagnitudePruning.paper("0.1")),
        Arguments.of("fcnn7", "prune_tune3", MagnitudePruning.paper("0.1", "0.2", "0.3")),
        Arguments.of("fcnn7", "prune_tune5", half),
        Arguments.of(
            "fcnn7", "prune_tune5", MagnitudePruning.paper("0", "0.1", "0.2", "0.3", "0.4", "0.5")),
        Arguments.of("fconv4", "quant8", IntQuantization.paper(8)),
        Arguments.of("fconv4", "quant16", IntQuantization.paper(16)),
        Arguments.of("fconv4", "prune_tune3", MagnitudePruning.paper("0.3")),
        Arguments.of("fconv4", "prune_tune5", half),
        Arguments.of("fcnn7_cifar", "quant16", IntQuantization.paper(16)),
        Arguments.of("fcnn7_cifar", "prune_tune5", half),
        Arguments.of("fconv4_cifar", "quant8", IntQuantization.paper(8)));
  }

  @ParameterizedTest
  @MethodSource("children")
  void publishedChildIsReproducedBitForBit(String parent, String suffix, Approximation rule)
      throws IOException, NetworkFormatException, ApproximationException {
    Child ours = Child.of(OnnxModel.read(net(parent + ".onnx")), rule);
    OnnxModel published = OnnxModel.read(net(parent + "_" + suffix + ".onnx"));
    List<WeightTensor> expected = published.weights();
    List<WeightTensor> actual = ours.model().weights();
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(bits(actual.get(i))).as(actual.get(i).name()).isEqualTo(bits(expected.get(i)));
    }
  }

  private static Path net(String name) {
    return ReferenceFolder.orSkip().resolve("fanc/nets").resolve(name);
  }

  private static int[] bits(WeightTensor tensor) {
    float[] values = tensor.values();
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
    return bits;
  }
}
