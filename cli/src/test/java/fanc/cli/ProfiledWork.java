package fanc.cli;

import fanc.verifier.kernels.Kernels;
import java.nio.file.Path;

/**
 * Decides one network and property over and over, for a profiler to look at. Run by {@code
 * results/engine/measure.sh}.
 *
 * <p>Arguments: a benchmark, names of a network and a property in it, the method, seconds.
 */
final class ProfiledWork {
  private ProfiledWork() {}

  /** Decides until the time is over. */
  public static void main(String[] arguments) throws Exception {
    EngineWork work =
        EngineWork.of(Path.of(arguments[0])).stream()
            .filter(some -> some.network().equals(arguments[1]))
            .filter(some -> some.property().equals(arguments[2]))
            .findFirst()
            .orElseThrow();
    Method method = new Method.Converter().convert(arguments[3]);
    Kernels kernels = Backend.named("auto", WorkEstimate.LONG, note -> {});
    long end = System.nanoTime() + (long) (Double.parseDouble(arguments[4]) * 1e9);
    int times = 0;
    while (System.nanoTime() < end) {
      work.decide(method, kernels, 10);
      times += 10;
    }
    System.out.printf("%s, %s, %s: %d times%n", arguments[1], arguments[2], method, times);
  }
}
