package fanc.cli;

import fanc.networks.gradient.Tape;
import fanc.properties.BasePoint;
import fanc.properties.perturbation.PixelScores;

/**
 * Scores of pixels by a network: the derivatives of the difference between its two largest outputs
 * at the image.
 *
 * @param network the network
 */
record GradientScores(LoadedNetwork network) implements PixelScores {
  @Override
  public double[] derivatives(BasePoint input) {
    Tape tape = Tape.of(network.network());
    double[] output = tape.evaluate(input.toArray());
    double[] row = new double[output.length];
    int first = largest(output, -1);
    row[first] = 1;
    if (output.length > 1) {
      row[largest(output, first)] = -1;
    }
    return tape.gradient(row);
  }

  private static int largest(double[] output, int except) {
    int best = -1;
    for (int i = 0; i < output.length; i++) {
      if (i != except && (best < 0 || output[i] > output[best])) {
        best = i;
      }
    }
    return best;
  }

  @Override
  public String origin() {
    return "the gradient of " + network.path();
  }
}
