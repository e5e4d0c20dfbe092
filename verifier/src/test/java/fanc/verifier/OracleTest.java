package fanc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.networks.Network;
import fanc.networks.ReferenceFolder;
import fanc.networks.onnx.OnnxModel;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.SparseBox;
import fanc.verifier.domain.DeepZ;
import fanc.verifier.domain.Domain;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.Symbols;
import fanc.verifier.domain.Zonotope;
import fanc.verifier.kernels.JavaKernels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Bounds of every op, symbol counts and margins against an independent float64 DeepZ: 1e-9
 * relative.
 */
class OracleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double TOLERANCE = 1e-9;

  @TestFactory
  Stream<DynamicTest> everyOpOfEveryOracle() throws Exception {
    Path reference = ReferenceFolder.orSkip();
    List<Path> networks;
    try (Stream<Path> files = Files.walk(reference)) {
      networks = files.filter(f -> f.toString().endsWith(".onnx")).sorted().toList();
    }
    List<Path> oracles;
    try (Stream<Path> files = Files.list(reference.resolve("oracle"))) {
      oracles = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    return oracles.stream()
        .filter(f -> !f.getFileName().toString().equals("patch_counts.json"))
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> agrees(f, networks)));
  }

  private static void agrees(Path oracleFile, List<Path> networks) throws Exception {
    JsonNode oracle = JSON.readTree(oracleFile.toFile());
    Network network = network(oracle, networks);
    InputRegion region = region(oracle);
    DeepZ deepz = new DeepZ(Symbols.FRESH, new JavaKernels());
    List<Zonotope> elements =
        Reach.reachAll(network, deepz, 0, deepz.abstraction(region), network.output());

    assertThat(elements.get(0).symbolCount()).isEqualTo(oracle.get("input_symbols").asInt());
    for (JsonNode layer : oracle.get("layers")) {
      int value = value(network, layer.get("out").asText());
      assertThat(elements.get(value).symbolCount())
          .as("symbols at %s", layer.get("out"))
          .isEqualTo(layer.get("symbols").asInt());
      Bounds bounds = deepz.bounds(elements.get(value));
      String suffix = layer.has("l") ? "" : "first64_";
      close(layer.get("out").asText(), layer.get(suffix + "l"), bounds.lowerArray());
      close(layer.get("out").asText(), layer.get(suffix + "u"), bounds.upperArray());
    }
    marginsAgree(oracle, network, region, deepz);
    marginsAgree(oracle, network, region, new SharedDeepZ(Symbols.FRESH, new JavaKernels()));
  }

  private static void marginsAgree(
      JsonNode oracle, Network network, InputRegion region, Domain<?> deepz) {
    int outputs = network.outputShape().size();
    int label = oracle.get("label").asInt();
    OutputConstraint constraint = OutputConstraint.label(label, outputs);
    double[] margins = new AbstractVerifier<>(network, constraint, deepz).margins(region);
    int next = 0;
    for (int j = 0; j < outputs; j++) {
      JsonNode expected = oracle.get("margins").get(j);
      if (!expected.isNull()) {
        assertThat(margins[next])
            .as("margin against output %s", j)
            .isCloseTo(expected.asDouble(), tolerance(expected.asDouble()));
        next++;
      }
    }
  }

  private static void close(String name, JsonNode expected, double[] actual) {
    for (int i = 0; i < expected.size(); i++) {
      double value = expected.get(i).asDouble();
      assertThat(actual[i]).as("%s[%s]", name, i).isCloseTo(value, tolerance(value));
    }
  }

  private static Offset<Double> tolerance(double expected) {
    return within(TOLERANCE * Math.max(1, Math.abs(expected)));
  }

  private static int value(Network network, String name) {
    for (int v = 1; v <= network.output(); v++) {
      if (network.name(v).equals(name)) {
        return v;
      }
    }
    throw new AssertionError("no value named " + name);
  }

  private static Network network(JsonNode oracle, List<Path> candidates) throws Exception {
    String name = Path.of(oracle.get("onnx").asText()).getFileName().toString();
    for (Path file : candidates) {
      if (file.getFileName().toString().equals(name)) {
        OnnxModel model = OnnxModel.read(file);
        if (model.sha256().equals(oracle.get("onnx_sha256").asText())) {
          return model.network();
        }
      }
    }
    throw new AssertionError("no network " + name + " with the oracle's SHA-256");
  }

  private static InputRegion region(JsonNode oracle) {
    double[] lower = doubles(oracle.get("lb"));
    double[] upper = doubles(oracle.get("ub"));
    return new InputRegion(BasePoint.exact(lower), SparseBox.dense(lower, upper));
  }

  private static double[] doubles(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asDouble();
    }
    return values;
  }
}
