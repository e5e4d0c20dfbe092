package fanc.training;

import ai.djl.ndarray.NDManager;
import fanc.networks.training.TrainingException;
import org.junit.jupiter.api.Assumptions;

/** The tensor library for tests; where it can not be loaded, the test is skipped. */
final class NativeEngine {
  private NativeEngine() {}

  static NDManager orSkip() {
    try {
      return TensorEngine.start();
    } catch (TrainingException e) {
      Assumptions.abort("skipped: " + e.getMessage());
      throw new IllegalStateException(e);
    }
  }
}
