package fanc.networks.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.ReferenceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Networks nobody here made, against an independent implementation. */
class ReferenceNetworksTest {
  private static final Set<String> REFUSED =
      Set.of(
          "cast_int_to_float.onnx",
          "constant.onnx",
          "dropout_training_mode_true.onnx",
          "oneInput_twoBranches.onnx");

  private static final int INPUTS = 20;

  @TestFactory
  Stream<DynamicTest> evaluatesAsOnnxRuntimeDoes() throws IOException {
    Path folder = ReferenceFolder.orSkip();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(file -> file.toString().endsWith(".onnx"))
              .filter(file -> !REFUSED.contains(file.getFileName().toString()))
              .sorted()
              .toList();
    }
    assertThat(files).hasSizeGreaterThan(60);
    return files.stream()
        .map(
            file -> DynamicTest.dynamicTest(folder.relativize(file).toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException, NetworkFormatException, OrtException {
    Network network = OnnxModel.read(file).network();
    Random random = new Random(7);
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString())) {
      for (int i = 0; i < INPUTS; i++) {
        double[] input = new double[network.inputShape().size()];
        Arrays.setAll(input, j -> random.nextFloat());
        float[] expected = OnnxRuntime.run(session, network.inputShape(), input);
        double[] found = Evaluation.evaluate(network, input);
        // Small outputs are differences of larger numbers, rounded to float32 there.
        double size = 0.1;
        for (float entry : expected) {
          size = Math.max(size, Math.abs(entry));
        }
        assertThat(found).hasSize(expected.length);
        for (int j = 0; j < found.length; j++) {
          assertThat(found[j]).as("output %d", j).isCloseTo(expected[j], within(1e-5 * size));
        }
      }
    }
  }
}
