package fanc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.networks.Network;
import fanc.networks.ReferenceFolder;
import fanc.networks.Reshape;
import fanc.networks.Shape;
import fanc.networks.onnx.OnnxModel;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.SparseBox;
import fanc.verifier.domain.DeepZ;
import fanc.verifier.domain.Symbols;
import fanc.verifier.domain.Zonotope;
import fanc.verifier.kernels.JavaKernels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Margins and output bounds of L-infinity balls against other programs: fresh symbols and folded
 * ones.
 */
class PeersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int IMAGES = 6;

  @ParameterizedTest
  @CsvSource({
    "fcnn7, new, FRESH",
    "fcnn7, nonew, FOLDED",
    "fconv4, new, FRESH",
    "fconv4, nonew, FOLDED"
  })
  void marginsAndOutputsAgree(String name, String suffix, Symbols symbols) throws Exception {
    Path reference = ReferenceFolder.orSkip();
    Network network = OnnxModel.read(reference.resolve("fanc/nets/" + name + ".onnx")).network();
    Path peer = reference.resolve("peers/ref_" + name + "_eps0.01_" + suffix + ".json");
    List<String> images = Files.readAllLines(reference.resolve("fanc/mnist_test.csv"));
    DeepZ deepz = new DeepZ(symbols, new JavaKernels());
    JsonNode items = JSON.readTree(peer.toFile()).get("items");
    for (int k = 0; k < IMAGES; k++) {
      JsonNode item = items.get(k);
      InputRegion region = ball(images.get(item.get("image").asInt()), 0.01);
      OutputConstraint label = OutputConstraint.label(item.get("label").asInt(), 10);
      Network after = MarginNetwork.after(network, label);
      List<Zonotope> elements =
          Reach.reachAll(after, deepz, 0, deepz.abstraction(region), after.output());
      Bounds outputs = deepz.bounds(elements.get(network.output()));
      double[] margins = deepz.bounds(elements.get(after.output())).lowerArray();
      close(item.get("logit_lb"), outputs.lowerArray());
      close(item.get("logit_ub"), outputs.upperArray());
      close(item.get("diff_lb"), margins);
      double[] folded = new AbstractVerifier<>(network, label, deepz).margins(region);
      for (int j = 0; j < folded.length; j++) {
        assertThat(folded[j]).isGreaterThanOrEqualTo(margins[j] - 1e-9 * Math.abs(margins[j]));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fcnn7_eps0.01_img0, FRESH",
    "fcnn7_eps0.01_img0_nonew, FOLDED",
    "fconv4_eps0.01_img0, FRESH"
  })
  void everyLayerAgrees(String name, Symbols symbols) throws Exception {
    Path reference = ReferenceFolder.orSkip();
    String file = name.substring(0, name.indexOf('_')) + ".onnx";
    Network network = OnnxModel.read(reference.resolve("fanc/nets/" + file)).network();
    JsonNode peer =
        JSON.readTree(reference.resolve("peers/layers_elina_" + name + ".json").toFile());
    String image = Files.readAllLines(reference.resolve("fanc/mnist_test.csv")).get(0);
    DeepZ deepz = new DeepZ(symbols, new JavaKernels());
    List<Zonotope> elements =
        Reach.reachAll(network, deepz, 0, deepz.abstraction(ball(image, 0.01)), network.output());
    int layer = 0;
    for (int v = 1; v <= network.output(); v++) {
      if (!(network.step(v).op() instanceof Reshape)) {
        Bounds bounds = deepz.bounds(elements.get(v));
        close(peer.get("lb").get(layer), channelsLast(network.shape(v), bounds.lowerArray()));
        close(peer.get("ub").get(layer), channelsLast(network.shape(v), bounds.upperArray()));
        layer++;
      }
    }
    assertThat(layer).isEqualTo(peer.get("lb").size());
  }

  private static double[] channelsLast(Shape shape, double[] values) {
    if (shape.rank() != 4) {
      return values;
    }
    int channels = shape.dim(1);
    int positions = shape.dim(2) * shape.dim(3);
    double[] last = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      last[i] = values[i % channels * positions + i / channels];
    }
    return last;
  }

  private static void close(JsonNode expected, double[] actual) {
    assertThat(expected).hasSize(actual.length);
    for (int i = 0; i < actual.length; i++) {
      double value = expected.get(i).asDouble();
      assertThat(actual[i]).isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
    }
  }

  private static InputRegion ball(String row, double epsilon) {
    String[] fields = row.split(",", -1);
    double[] lower = new double[fields.length - 1];
    double[] upper = new double[fields.length - 1];
    for (int i = 0; i < lower.length; i++) {
      double x = Integer.parseInt(fields[i + 1]) / 255.0;
      lower[i] = Math.max(0, x - epsilon);
      upper[i] = Math.min(1, x + epsilon);
    }
    return new InputRegion(BasePoint.exact(lower), SparseBox.dense(lower, upper));
  }
}
