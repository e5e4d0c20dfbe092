package fanc.networks.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** A form of an operator and the operator sets that have it, from 7 to 21. */
record OpsetForm(String name, int from, int to, Supplier<ModelDraft> draft) {
  private static final int FIRST = 7;
  private static final int LAST = 21;

  static OpsetForm all(String name, Supplier<ModelDraft> draft) {
    return new OpsetForm(name, FIRST, LAST, draft);
  }

  static OpsetForm until(int to, String name, Supplier<ModelDraft> draft) {
    return new OpsetForm(name, FIRST, to, draft);
  }

  static OpsetForm since(int from, String name, Supplier<ModelDraft> draft) {
    return new OpsetForm(name, from, LAST, draft);
  }

  /** Returns one comparison with an independent implementation for each operator set. */
  Stream<DynamicTest> tests(Path folder) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(
            opset ->
                DynamicTest.dynamicTest(
                    name + ", operator set " + opset, () -> check(folder, opset)));
  }

  private void check(Path folder, int opset) throws Exception {
    byte[] bytes = draft.get().bytes(opset);
    OnnxModel model = ModelDraft.read(folder, bytes);
    assertThat(model.summary().opset()).isEqualTo(opset);
    try (OrtSession session = OnnxRuntime.open(bytes)) {
      Agreement.check(model, session, 3, -2, 4);
    } catch (OrtException e) {
      Assumptions.abort("ONNX Runtime does not run it: " + e.getMessage());
    }
  }
}
