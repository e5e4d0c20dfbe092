package fanc.networks.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import fanc.networks.ReferenceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Networks nobody here made, against an independent implementation. */
class ReferenceNetworksTest {
  /** Its output is random. */
  private static final String REFUSED = "dropout_training_mode_true.onnx";

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(ReferenceFolder.orSkip())) {
      return all.filter(file -> file.toString().endsWith(".onnx")).sorted().toList();
    }
  }

  @Test
  void everyFileLoadsButTheRandomOne() throws IOException {
    List<String> refused = new ArrayList<>();
    for (Path file : files()) {
      try {
        OnnxModel.read(file, new OutputChoice.First());
      } catch (NetworkFormatException e) {
        refused.add(file.getFileName().toString());
      }
    }
    assertThat(refused).containsExactly(REFUSED);
  }

  @TestFactory
  Stream<DynamicTest> allOutputsAreThoseOfOnnxRuntime() throws IOException {
    Path folder = ReferenceFolder.orSkip();
    assertThat(files()).hasSizeGreaterThan(70);
    return files().stream()
        .filter(file -> !file.endsWith(REFUSED))
        .map(
            file -> DynamicTest.dynamicTest(folder.relativize(file).toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException, NetworkFormatException, OrtException {
    try (OrtSession session = OnnxRuntime.open(file)) {
      for (String output : session.getOutputNames()) {
        OnnxModel model = OnnxModel.read(file, new OutputChoice.Named(output));
        Agreement.check(model, session, 20, 0, 1);
      }
    }
  }

  @Test
  void severalOutputsAskForAChoice() {
    Path file = ReferenceFolder.orSkip().resolve("marabou/oneInput_twoBranches.onnx");
    assertThat(catchThrowableOfType(NetworkFormatException.class, () -> OnnxModel.read(file)))
        .hasMessage(file + ": the graph has 2 outputs: Y, add1; choose one with --output NAME");
  }
}
