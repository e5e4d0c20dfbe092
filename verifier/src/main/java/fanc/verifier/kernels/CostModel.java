package fanc.verifier.kernels;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Which backend is the fastest for a run of a given size: a function of recorded figures alone, so
 * that the same run is computed by the same backend however busy the machine is.
 *
 * @param costs what each backend costs; the earlier wins a tie
 */
public record CostModel(List<BackendCost> costs) {

  /** Copies the list. */
  public CostModel {
    costs = List.copyOf(costs);
  }

  /**
   * Returns figures of a machine with vectors of 512 bits. Plain Java is compiled within the first
   * tenth of a second; vector kernels run in the interpreter, a hundred times slower, for more than
   * a second.
   */
  public static CostModel builtIn() {
    return new CostModel(
        List.of(new BackendCost("java", 0.1, 12e9), new BackendCost("vector", 1.5, 45e9)));
  }

  /**
   * Returns the backend that takes least for a run.
   *
   * @param available the names to choose from; those without figures are left out
   * @param multiplications size of the run
   * @return {@code java} if there are no figures of any
   */
  public String fastest(Collection<String> available, double multiplications) {
    return costs.stream()
        .filter(cost -> available.contains(cost.backend()))
        .min(Comparator.comparingDouble(cost -> cost.seconds(multiplications)))
        .map(BackendCost::backend)
        .orElse(KernelsChoice.JAVA);
  }
}
