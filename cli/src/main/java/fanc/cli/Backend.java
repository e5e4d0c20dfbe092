package fanc.cli;

import fanc.verifier.kernels.Calibration;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsChoice;

/** The arithmetic a user asks for. */
final class Backend {
  private Backend() {}

  /** Returns the backend of that name, the best there is for {@code auto}. */
  static Kernels named(String name) {
    try {
      return name.equals("auto") ? KernelsChoice.best() : KernelsChoice.named(name);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--backend: " + e.getMessage(), e);
    }
  }

  /** Returns the measured speed of one thread, in 10^9 operations per second. */
  static double gigaflops(Kernels kernels) {
    return Calibration.dgemmGflops(kernels);
  }
}
