package fanc.networks.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import fanc.networks.Evaluation;
import java.util.Random;

/** Whether a model computes here what it computes in an independent implementation. */
final class Agreement {
  private Agreement() {}

  /**
   * Compares one output on random inputs, float32 numbers from {@code low} to {@code low + span}:
   * outputs are equal up to 1e-5 of the largest of them.
   */
  static void check(OnnxModel model, OrtSession session, int inputs, double low, double span)
      throws OrtException {
    Random random = new Random(7);
    int size = model.network().inputShape().size();
    for (int i = 0; i < inputs; i++) {
      double[] x = new double[size];
      for (int j = 0; j < size; j++) {
        x[j] = (float) (low + span * random.nextFloat());
      }
      double[] expected = OnnxRuntime.run(session, model.outputName(), x);
      double[] values = Evaluation.evaluate(model.network(), x);
      double[] found = model.dropped().map(d -> d.apply(values)).orElse(values);
      // Small outputs are differences of larger numbers, rounded to float32 there.
      double largest = 0.1;
      for (double entry : expected) {
        largest = Math.max(largest, Math.abs(entry));
      }
      assertThat(found).hasSameSizeAs(expected);
      for (int j = 0; j < found.length; j++) {
        assertThat(found[j]).as("output %d", j).isCloseTo(expected[j], within(1e-5 * largest));
      }
    }
  }
}
