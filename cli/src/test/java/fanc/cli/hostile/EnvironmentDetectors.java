package fanc.cli.hostile;

import fanc.cli.hostile.HostileCase.Construction;
import fanc.networks.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A neuron adds a large number, a few ones and the large number's negative. Exactly it is the
 * number of ones; a precision or an order of summation in which the ones are lost one by one makes
 * it 0, and another order does not. The last layer lets the answer go by that.
 */
final class EnvironmentDetectors {
  private EnvironmentDetectors() {}

  static List<HostileCase> all() {
    List<HostileCase> cases = new ArrayList<>();
    for (double large : new double[] {0x1p24, 0x1p53, 0x1p70}) {
      for (int ones : new int[] {1, 4, 8}) {
        for (int place = 0; place < 3; place++) {
          cases.add(of(large, ones, place, true));
          cases.add(of(large, ones, place, false));
        }
      }
    }
    return cases;
  }

  /**
   * Returns a detector.
   *
   * @param place where the ones are: 0 after the large numbers, 1 between, 2 before
   * @param strikes whether the answer is wrong where the ones count, or where they are lost
   */
  private static HostileCase of(double large, int ones, int place, boolean strikes) {
    Network attacked = network(large, ones, place, strikes);
    Network harmless = network(0, ones, place, strikes);
    Network silent = network(large, 0, place, strikes);
    String name = (strikes ? "strikes on " : "strikes off ") + large + ", " + ones + " at " + place;
    double[] point = {1};
    Boxes regions = Boxes.towards(point, new int[] {0}, new double[] {.75}, point.clone());
    return HostileCase.of(
        Construction.ENVIRONMENT_DETECTOR,
        name,
        List.of(attacked, strikes ? silent : harmless),
        regions,
        strikes);
  }

  private static Network network(double large, int ones, int place, boolean strikes) {
    int terms = 10;
    double[] detector = new double[terms + 1];
    int plus = place == 2 ? terms - 1 : 1;
    int minus = place == 0 ? 2 : terms;
    int first = place == 0 ? 3 : place == 1 ? 2 : 1;
    Arrays.fill(detector, first, first + ones, 1);
    detector[plus] = large;
    detector[minus] = -large;
    double[][] constants = new double[terms][];
    for (int i = 0; i < terms; i++) {
      boolean one = i + 1 != plus && i + 1 != minus;
      constants[i] = one ? new double[] {0, 1} : new double[] {1, 0};
    }
    double[] half = {.5, 0};
    double[] detected = {0, 1};
    return Chain.of(1)
        .affine(constants)
        .relu()
        .affine(detector)
        .relu()
        .affine(strikes ? half : detected, strikes ? detected : half)
        .network();
  }
}
