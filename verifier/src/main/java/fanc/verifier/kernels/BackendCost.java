package fanc.verifier.kernels;

/**
 * What a backend costs a run, to the accuracy that choosing one needs.
 *
 * @param backend its name
 * @param secondsOnce what a process loses until the backend runs at full speed: loading, compiling
 * @param rate multiplications per second from then on, one thread
 */
public record BackendCost(String backend, double secondsOnce, double rate) {

  /**
   * Checks the figures.
   *
   * @throws IllegalArgumentException if the rate is not positive, the loss negative, or either no
   *     number
   */
  public BackendCost {
    if (!(rate > 0) || !(secondsOnce >= 0) || !Double.isFinite(rate + secondsOnce)) {
      throw new IllegalArgumentException(
          backend + ": " + secondsOnce + " s, then " + rate + " multiplications per second");
    }
  }

  /** Returns how long a run of that many multiplications takes, in seconds. */
  public double seconds(double multiplications) {
    return secondsOnce + multiplications / rate;
  }
}
