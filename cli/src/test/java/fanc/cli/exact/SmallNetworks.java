package fanc.cli.exact;

import fanc.cli.hostile.Chain;
import fanc.networks.Network;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Random networks of few rectifiers, with weights of several kinds. */
final class SmallNetworks {
  private static final int MOST_RECTIFIERS = 12;

  private SmallNetworks() {}

  /** Returns a network with 2 to 4 inputs and outputs. */
  static Network random(Random random) {
    int inputs = 2 + random.nextInt(3);
    int layers = 1 + random.nextInt(3);
    // Parts grow with the number of rectifiers to the power of inputs.
    int most = inputs == 4 ? MOST_RECTIFIERS - 3 : MOST_RECTIFIERS;
    DoubleUnaryOperator kind = kind(random);
    Chain chain = Chain.of(inputs);
    int width = inputs;
    for (int layer = 0; layer < layers; layer++) {
      int next = 1 + random.nextInt(most / layers);
      chain.affine(neurons(width, next, kind, random)).relu();
      width = next;
    }
    return chain.affine(neurons(width, 2 + random.nextInt(3), kind, random)).network();
  }

  private static double[][] neurons(
      int inputs, int outputs, DoubleUnaryOperator kind, Random random) {
    double[][] neurons = new double[outputs][inputs + 1];
    double size = 1.5 / Math.sqrt(inputs);
    for (double[] neuron : neurons) {
      for (int i = 0; i <= inputs; i++) {
        neuron[i] = kind.applyAsDouble((i == 0 ? .4 : size) * random.nextGaussian());
      }
    }
    return neurons;
  }

  /** What becomes of a random number. */
  private static DoubleUnaryOperator kind(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> w -> Math.rint(8 * w) / 8;
      case 1 -> w -> Math.rint(w);
      case 2 -> w -> (float) (Math.rint(w / .03f) * .03f);
      case 3 -> w -> Math.abs(w) < .4 ? 0 : (float) w;
      case 4 -> w -> w;
      default -> w -> (float) w;
    };
  }
}
