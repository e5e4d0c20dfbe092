package fanc.cli;

import fanc.verifier.kernels.Calibration;
import fanc.verifier.kernels.CostCalibration;
import fanc.verifier.kernels.CostModel;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsChoice;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The arithmetic a user asks for. */
final class Backend {

  /** Runs below this are short on any machine: not worth reading a file. */
  private static final double SHORT = 2e9;

  /** Half a minute of plain Java: two seconds of measurement, most of them of use, are no loss. */
  private static final double WORTH_MEASURING = 3e11;

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
        return KernelsChoice.best(multiplications, costs(multiplications));
      }
      Kernels kernels = KernelsChoice.named(name);
      KernelsChoice.note(name).ifPresent(notes);
      return kernels;
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--backend: " + e.getMessage(), e);
    }
  }

  /** Returns what the backends cost: as measured on this machine, as supposed until then. */
  private static CostModel costs(double multiplications) {
    CostModel supposed = CostModel.builtIn();
    if (multiplications < SHORT) {
      return supposed;
    }
    Optional<CostFile> file = CostFile.ofUser(KernelsChoice.available());
    Optional<CostModel> known = file.flatMap(CostFile::read);
    if (known.isPresent() || multiplications < WORTH_MEASURING) {
      return known.orElse(supposed);
    }
    List<Kernels> backends = KernelsChoice.forAllWork();
    if (backends.size() == 1) {
      return supposed;
    }
    CostModel measured = CostCalibration.measure(supposed, backends);
    file.ifPresent(kept -> kept.write(measured));
    return measured;
  }

  /** Returns the measured speed of one thread, in 10^9 operations per second. */
  static double gigaflops(Kernels kernels) {
    return Calibration.dgemmGflops(kernels);
  }
}
