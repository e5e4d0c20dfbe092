package fanc.cli;

import fanc.verifier.kernels.Calibration;
import fanc.verifier.kernels.CostModel;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsChoice;
import java.util.function.Consumer;

/** The arithmetic a user asks for. */
final class Backend {
  private Backend() {}

  /**
   * Returns the backend of that name, the fastest for the run for {@code auto}.
   *
   * @param multiplications size of the run, see {@link WorkEstimate}
   * @param notes told what a user should know about how the backend works on this machine
   */
  static Kernels named(String name, double multiplications, Consumer<String> notes) {
    try {
      if (name.equals("auto")) {
        return KernelsChoice.best(multiplications, CostModel.builtIn());
      }
      Kernels kernels = KernelsChoice.named(name);
      KernelsChoice.note(name).ifPresent(notes);
      return kernels;
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--backend: " + e.getMessage(), e);
    }
  }

  /** Returns the measured speed of one thread, in 10^9 operations per second. */
  static double gigaflops(Kernels kernels) {
    return Calibration.dgemmGflops(kernels);
  }
}
