package fanc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.networks.Network;
import fanc.networks.ReferenceFolder;
import fanc.networks.onnx.OnnxModel;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.properties.files.PropertyFile;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.JavaKernels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All positions of a 2x2 patch against another DeepZ: each margin, and the number that is verified.
 */
class PatchCountsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fcnn7.onnx",
        "fcnn7_cifar.onnx",
        "fcnn7_prune_tune5.onnx",
        "fcnn7_quant16.onnx",
        "fcnn7_quant8.onnx",
        "fconv4.onnx",
        "fconv4_quant8.onnx"
      })
  void asManyPatchesAreVerified(String name) throws Exception {
    compare(name);
  }

  private void compare(String name) throws Exception {
    Path reference = ReferenceFolder.orSkip();
    JsonNode expected = entry(reference, name);
    Network network = OnnxModel.read(reference.resolve("fanc/nets/" + name)).network();
    RegionFamily family = family(reference, expected);
    OutputConstraint label = OutputConstraint.label(expected.get("label").asInt(), 10);
    SharedDeepZ deepz = new SharedDeepZ(Symbols.FRESH, new JavaKernels());
    AbstractVerifier<?> verifier = new AbstractVerifier<>(network, label, deepz);

    assertThat(family.size()).isEqualTo(expected.get("n_patches").asLong());
    int verified = 0;
    for (int r = 0; r < family.size(); r++) {
      double margin = verifier.margin(family.region(r));
      double other = expected.get("margins").get(r).asDouble();
      assertThat(margin).isCloseTo(other, within(1e-9 * Math.max(1, Math.abs(other))));
      verified += margin > 0 ? 1 : 0;
    }
    assertThat(verified).isGreaterThanOrEqualTo(expected.get("verified_margin_rule").asInt());
  }

  private static JsonNode entry(Path reference, String name) throws Exception {
    for (JsonNode entry :
        new ObjectMapper().readTree(reference.resolve("oracle/patch_counts.json").toFile())) {
      if (entry.get("onnx").asText().equals(name)) {
        return entry;
      }
    }
    throw new AssertionError("no counts for " + name);
  }

  private RegionFamily family(Path reference, JsonNode expected) throws Exception {
    boolean mnist = expected.get("dataset").asText().equals("mnist");
    Path images = reference.resolve("fanc").resolve(mnist ? "mnist_test.csv" : "cifar10_test.csv");
    String preprocess =
        mnist
            ? "\"mean\": [0.0], \"std\": [1.0]"
            : "\"mean\": [0.4914, 0.4822, 0.4465], \"std\": [0.2023, 0.1994, 0.2010]";
    String text =
        """
        {"$schema": "property-1.json", "version": 1, "name": "patch",
         "inputs": {"images": "%s", "indices": "%d", "layout": "%s"},
         "preprocess": {"scale": 0.00392156862745098, %s},
         "perturbation": {"kind": "patch", "size": [2, 2], "positions": %s, "range": [0, 1]},
         "claim": {"kind": "label"}}
        """
            .formatted(
                images.toAbsolutePath(),
                expected.get("csv_row").asInt(),
                mnist ? "HW" : "HWC",
                preprocess,
                mnist ? "\"all\"" : everyFourth());
    Path file = Files.writeString(folder.resolve("patch.json"), text);
    return PropertyFile.read(file).cases().get(0).family();
  }

  private static String everyFourth() {
    StringBuilder positions = new StringBuilder("[");
    for (int row = 0; row <= 30; row += 4) {
      for (int column = 0; column <= 30; column += 4) {
        positions
            .append(positions.length() == 1 ? "" : ",")
            .append("[%d,%d]".formatted(row, column));
      }
    }
    return positions.append("]").toString();
  }
}
