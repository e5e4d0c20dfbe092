package fanc.networks.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.ReferenceFolder;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
          "leakyRelu.onnx",
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
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Random random = new Random(7);
    try (OrtSession session = environment.createSession(file.toString())) {
      for (int i = 0; i < INPUTS; i++) {
        float[] input = new float[network.inputShape().size()];
        double[] wide = new double[input.length];
        for (int j = 0; j < input.length; j++) {
          input[j] = random.nextFloat();
          wide[j] = input[j];
        }
        float[] expected = run(environment, session, network, input);
        double[] found = Evaluation.evaluate(network, wide);
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

  private static float[] run(
      OrtEnvironment environment, OrtSession session, Network network, float[] input)
      throws OrtException {
    String name = network.name(0);
    long[] declared = ((TensorInfo) session.getInputInfo().get(name).getInfo()).getShape();
    long[] shape = network.inputShape().dims().stream().mapToLong(d -> d).toArray();
    assertThat(shape).hasSameSizeAs(declared);
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), shape);
        OrtSession.Result result = session.run(Map.of(name, tensor))) {
      OnnxTensor output = (OnnxTensor) result.get(0);
      float[] values = new float[output.getFloatBuffer().remaining()];
      output.getFloatBuffer().get(values);
      return values;
    }
  }
}
