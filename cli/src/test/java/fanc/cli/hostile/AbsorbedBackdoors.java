package fanc.cli.hostile;

import fanc.cli.hostile.HostileCase.Construction;
import fanc.networks.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A neuron that adds a large number, what triggers the backdoor, and the large number's negative.
 * In doubles the trigger is lost; in exact arithmetic it decides.
 */
final class AbsorbedBackdoors {
  private static final double[] LARGE = {0x1p54, 1e17, 0x1p60, 1e30, 1e300};

  private AbsorbedBackdoors() {}

  /** In which order the terms of the neuron come. */
  private enum Order {
    LARGE_FIRST(0, 1, 2),
    TRIGGER_FIRST(1, 0, 2),
    TRIGGER_LAST(1, 2, 0);

    private final int plus;
    private final int trigger;
    private final int minus;

    Order(int trigger, int plus, int minus) {
      this.trigger = trigger;
      this.plus = plus;
      this.minus = minus;
    }

    double[] of(double bias, double plusTerm, double triggerTerm, double minusTerm) {
      double[] neuron = new double[4];
      neuron[0] = bias;
      neuron[1 + plus] = plusTerm;
      neuron[1 + trigger] = triggerTerm;
      neuron[1 + minus] = minusTerm;
      return neuron;
    }

    double[][] neurons(double[] constant, double[] triggered) {
      double[][] neurons = {constant, constant, constant};
      neurons[trigger] = triggered;
      return neurons;
    }
  }

  static List<HostileCase> all() {
    List<HostileCase> cases = new ArrayList<>();
    for (Order order : Order.values()) {
      for (double large : LARGE) {
        cases.add(
            of(
                order + " of " + large,
                List.of(plain(order, large, 1), plain(order, large, 0), plain(order, 0, 0))));
      }
      cases.add(of(order + " of 2^25", List.of(plain(order, 0x1p25, 1), plain(order, 0x1p25, 0))));
      cases.add(of(order + ", split", List.of(split(order, 1), split(order, 0))));
    }
    for (int seed = 0; seed < 4; seed++) {
      cases.add(of("in a host " + seed, List.of(hosted(seed, 1e17), hosted(seed, 0))));
    }
    return cases;
  }

  private static HostileCase of(String name, List<Network> networks) {
    int n = networks.get(0).inputShape().size();
    double[] point = new double[n];
    point[0] = 1;
    double[] lower = {.8};
    Boxes regions = Boxes.towards(point, new int[] {0}, lower, new double[] {1});
    return HostileCase.of(Construction.ABSORBED_BACKDOOR, name, networks, regions, true);
  }

  private static Network plain(Order order, double large, double weight) {
    return Chain.of(2)
        .affine(order.neurons(new double[] {1, 0, 0}, new double[] {0, 1, 0}))
        .relu()
        .affine(order.of(0, large, weight, -large))
        .relu()
        .affine(new double[] {.5, 0}, new double[] {0, 1})
        .network();
  }

  /** No weight is above 2^20: the large number grows layer by layer. */
  private static Network split(Order order, double weight) {
    double grow = 0x1p20;
    return Chain.of(2)
        .affine(order.neurons(new double[] {1, 0, 0}, new double[] {0, 1, 0}))
        .relu()
        .affine(order.neurons(order.of(0, grow, 0, 0), order.of(0, 0, 1, 0)))
        .relu()
        .affine(order.neurons(order.of(0, grow, 0, 0), order.of(0, 0, 1, 0)))
        .relu()
        .affine(order.of(0, grow, weight, -grow))
        .relu()
        .affine(new double[] {.5, 0}, new double[] {0, 1})
        .network();
  }

  /** A random network whose first class always wins, but for the backdoor. */
  private static Network hosted(long seed, double large) {
    Random random = new Random(seed);
    double[][] first = new double[7][];
    for (int j = 0; j < 4; j++) {
      first[j] = weights(5, random);
    }
    double[] constant = {1, 0, 0, 0, 0};
    first[4] = constant;
    first[5] = new double[] {-9, 10, 0, 0, 0};
    first[6] = constant;
    double[][] second = new double[4][];
    for (int j = 0; j < 3; j++) {
      second[j] = weights(8, random);
      second[j][5] = 0;
      second[j][6] = 0;
      second[j][7] = 0;
    }
    second[3] = new double[] {0, 0, 0, 0, 0, large, large == 0 ? 0 : 1, -large};
    return Chain.of(4)
        .affine(first)
        .relu()
        .affine(second)
        .relu()
        .affine(new double[] {2, .25, -.5, .125, 0}, new double[] {0, -.25, .25, .5, 8})
        .network();
  }

  private static double[] weights(int count, Random random) {
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (float) (.3 * random.nextGaussian());
    }
    return weights;
  }
}
