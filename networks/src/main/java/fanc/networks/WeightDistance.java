package fanc.networks;

import java.util.List;

/** How far apart the parameters of two networks of one architecture are. */
public final class WeightDistance {
  private WeightDistance() {}

  /**
   * Returns the largest {@code |W' - W|} over all weights, biases, scales and shifts, rounded to
   * the nearest double.
   *
   * @throws IllegalArgumentException if the networks differ in more than parameters
   */
  public static double maxDifference(Network a, Network b) {
    if (!Fingerprint.ofArchitecture(a).equals(Fingerprint.ofArchitecture(b))) {
      throw new IllegalArgumentException("networks of different architecture");
    }
    double largest = 0;
    for (int step = 0; step < a.steps().size(); step++) {
      List<Tensor> left = Parameters.of(a.steps().get(step).op());
      List<Tensor> right = Parameters.of(b.steps().get(step).op());
      for (int p = 0; p < left.size(); p++) {
        for (int i = 0; i < left.get(p).size(); i++) {
          largest = Math.max(largest, Math.abs(left.get(p).get(i) - right.get(p).get(i)));
        }
      }
    }
    return largest;
  }
}
