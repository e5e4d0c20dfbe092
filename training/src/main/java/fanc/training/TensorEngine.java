package fanc.training;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import fanc.networks.training.TrainingException;

/**
 * The native tensor library: started once, on one thread so that sums have one order, and never
 * using the network.
 */
final class TensorEngine {
  private static final String NAME = "PyTorch";

  private TensorEngine() {}

  /**
   * Starts the library where it does not run yet.
   *
   * @return a manager that owns the arrays made from it; to be closed
   * @throws TrainingException if the library can not be loaded on this machine
   */
  static NDManager start() throws TrainingException {
    setUnlessGiven("ai.djl.offline", "true");
    setUnlessGiven("OPT_OUT_TRACKING", "true");
    setUnlessGiven("ai.djl.pytorch.num_threads", "1");
    setUnlessGiven("ai.djl.pytorch.num_interop_threads", "1");
    try {
      return NDManager.newBaseManager(Device.cpu(), NAME);
    } catch (LinkageError | RuntimeException e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      throw new TrainingException(
          "the training library can not be loaded on this machine ("
              + String.valueOf(root.getMessage()).lines().findFirst().orElse("")
              + "); it needs the native artifact of its platform on the class path",
          e);
    }
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
