package fanc.approx.diversity;

import fanc.networks.Network;
import fanc.networks.gradient.Tape;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * An image that one neuron likes best, found by gradient ascent. With u the image in units in which
 * a pixel is between 0 and 1, from mid grey with a little seeded noise,
 *
 * <pre>{@code
 * u <- clip(1/2 + (1 - decay) (u - 1/2) + rate g / rms(g), 0, 1)    g = dy_i / du
 * }</pre>
 *
 * and of all images on the way the one with the largest activation is kept. Sources: K. Simonyan,
 * A. Vedaldi, A. Zisserman, arXiv 1312.6034 (ascent from the mean image with an L2 penalty); J.
 * Yosinski, J. Clune, A. Nguyen, T. Fuchs, H. Lipson: Understanding Neural Networks Through Deep
 * Visualization, 2015 (arXiv 1506.06579; the penalty as a decay in each step). The gradient is
 * brought to unit root mean square so that one rate does for all neurons.
 *
 * @param steps number of steps, at least 0
 * @param rate how far a pixel moves in a step, in units of the range
 * @param decay which part of the distance from grey is lost in a step, from 0 to below 1
 * @param seed of the noise at the start
 */
public record ActivationMaximisation(int steps, double rate, double decay, long seed) {
  private static final double NOISE = 0.01;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is outside of its range
   */
  public ActivationMaximisation {
    if (steps < 0 || !(rate > 0) || !(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException("steps " + steps + ", rate " + rate + ", decay " + decay);
    }
  }

  /** Returns the settings that pictures of small grey images come out well with. */
  public static ActivationMaximisation usual(int steps, long seed) {
    return new ActivationMaximisation(steps, 0.05, 0.1, seed);
  }

  /**
   * Finds the image.
   *
   * @param network whose output is looked at; of a hidden neuron the prefix up to its value
   * @param neuron entry of the output
   * @param black the input of each entry that stands for 0
   * @param white the input of each entry that stands for 1
   * @throws IllegalArgumentException if there is no such entry, or the sizes differ
   */
  public PreferredImage of(Network network, int neuron, double[] black, double[] white) {
    int outputs = network.outputShape().size();
    if (neuron < 0 || neuron >= outputs) {
      throw new IllegalArgumentException("neuron " + neuron + " of " + outputs);
    }
    Tape tape = Tape.of(network);
    double[] image = start(black.length);
    PreferredImage best = null;
    for (int step = 0; ; step++) {
      double activation = tape.evaluate(input(image, black, white))[neuron];
      if (best == null || activation > best.activation()) {
        best = new PreferredImage(image, activation);
      }
      if (step == steps) {
        return best;
      }
      image = moved(image, Saliency.of(tape, outputs, neuron), black, white);
    }
  }

  private double[] start(int size) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] image = new double[size];
    Arrays.setAll(image, i -> 0.5 + NOISE * (2 * random.nextDouble() - 1));
    return image;
  }

  private static double[] input(double[] image, double[] black, double[] white) {
    double[] input = new double[image.length];
    Arrays.setAll(input, i -> black[i] + image[i] * (white[i] - black[i]));
    return input;
  }

  private double[] moved(double[] image, double[] gradient, double[] black, double[] white) {
    double squares = 0;
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= white[i] - black[i];
      squares += gradient[i] * gradient[i];
    }
    double scale = squares > 0 ? rate / Math.sqrt(squares / gradient.length) : 0;
    double[] next = new double[image.length];
    Arrays.setAll(
        next,
        i -> {
          double decayed = 0.5 + (1 - decay) * (image[i] - 0.5);
          return Math.max(0, Math.min(1, decayed + scale * gradient[i]));
        });
    return next;
  }
}
