package fanc.results;

/**
 * How fast a machine was when it was asked, so that times of different days can be compared.
 *
 * @param dgemmGflops one thread, 1024 x 1024 x 1024 product of doubles with the backend in use, in
 *     10^9 operations per second; NaN where it was not measured
 * @param memoryGigabytes one thread, {@code a[i] = b[i] + s c[i]} over arrays of doubles that no
 *     cache holds, in 10^9 bytes read and written per second; NaN where it was not measured
 */
public record MachineSpeed(double dgemmGflops, double memoryGigabytes) {

  /** Returns the greater of each. */
  public MachineSpeed max(MachineSpeed other) {
    return new MachineSpeed(
        greater(dgemmGflops, other.dgemmGflops), greater(memoryGigabytes, other.memoryGigabytes));
  }

  /** Returns the smaller of each. */
  public MachineSpeed min(MachineSpeed other) {
    return new MachineSpeed(
        -greater(-dgemmGflops, -other.dgemmGflops),
        -greater(-memoryGigabytes, -other.memoryGigabytes));
  }

  /** What was not measured does not count. */
  private static double greater(double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.isNaN(a) ? b : a;
    }
    return Math.max(a, b);
  }
}
