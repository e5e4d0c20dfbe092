package fanc.verifier.backward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.networks.Network;
import fanc.networks.ReferenceFolder;
import fanc.networks.onnx.OnnxModel;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.verifier.kernels.JavaKernels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many of the first 20 images that are classified correctly are proven: as many as another
 * program proves with CROWN, auto_LiRPA. It does not intersect with intervals, which makes no
 * difference here; DeepZ proves 18 of the first, one less.
 */
class CrownReferenceTest {
  @ParameterizedTest
  @CsvSource({"fcnn7, 0.02, 19", "fconv4, 0.01, 19"})
  void asManyImagesAreProvenAsByAnotherProgram(String name, double epsilon, int expected)
      throws Exception {
    Path reference = ReferenceFolder.orSkip();
    Network network = OnnxModel.read(reference.resolve("fanc/nets/" + name + ".onnx")).network();
    Path peer = reference.resolve("peers/ref_" + name + "_eps0.01_new.json");
    List<String> images = Files.readAllLines(reference.resolve("fanc/mnist_test.csv"));
    int proven = 0;
    for (JsonNode item : new ObjectMapper().readTree(peer.toFile()).get("items")) {
      OutputConstraint label = OutputConstraint.label(item.get("label").asInt(), 10);
      CrownVerifier crown = new CrownVerifier(network, label, new JavaKernels());
      InputRegion region = ball(images.get(item.get("image").asInt()), epsilon);
      proven += crown.margin(region) > 0 ? 1 : 0;
    }
    assertThat(proven).isEqualTo(expected);
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
    return InputRegion.box(lower, upper);
  }
}
