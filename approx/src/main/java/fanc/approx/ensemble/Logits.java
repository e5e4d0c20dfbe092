package fanc.approx.ensemble;

import fanc.networks.Network;
import fanc.networks.gradient.Tape;
import java.util.Arrays;
import java.util.List;

/**
 * The outputs of a network on many images: one row for each image, one entry for each class.
 *
 * <p>Ordinary double arithmetic; no bound on the error is claimed. Immutable.
 */
public final class Logits {
  private final int classes;
  private final double[] values;

  private Logits(int classes, double[] values) {
    this.classes = classes;
    this.values = values;
  }

  /**
   * Evaluates a network, about 10,000 images of a small network in a second.
   *
   * @param inputs one array for each image, with as many entries as the network's input; not
   *     modified
   * @return one row for each image, in their order
   * @throws IllegalArgumentException if an array has another size
   */
  public static Logits of(Network network, List<double[]> inputs) {
    Tape tape = Tape.of(network);
    int classes = network.outputShape().size();
    double[] values = new double[Math.multiplyExact(inputs.size(), classes)];
    for (int i = 0; i < inputs.size(); i++) {
      System.arraycopy(tape.evaluate(inputs.get(i)), 0, values, i * classes, classes);
    }
    return new Logits(classes, values);
  }

  /**
   * Returns logits that are known already.
   *
   * @param rows one for each image, all of one length, which is at least 1
   * @throws IllegalArgumentException if they differ in length, or there is none
   */
  public static Logits of(double[]... rows) {
    int classes = rows.length == 0 ? 0 : rows[0].length;
    if (classes == 0 || Arrays.stream(rows).anyMatch(row -> row.length != classes)) {
      throw new IllegalArgumentException("expected rows of logits, all of one length above 0");
    }
    return new Logits(classes, Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
  }

  /** Returns the number of images. */
  public int images() {
    return values.length / classes;
  }

  /** Returns the number of classes. */
  public int classes() {
    return classes;
  }

  /** Returns the logit of a class on an image, both counted from 0. */
  public double get(int image, int c) {
    return values[image * classes + c];
  }

  /** Returns a copy of an image's logits. */
  public double[] row(int image) {
    return Arrays.copyOfRange(values, image * classes, (image + 1) * classes);
  }

  /** Returns the class with the largest logit of an image; of several the first one. */
  public int predicted(int image) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = get(image, c) > get(image, best) ? c : best;
    }
    return best;
  }

  /**
   * Returns the softmax of an image's logits, {@code p_c = exp(z_c - m) / sum over k of exp(z_k -
   * m)} with m the largest logit, which keeps the exponentials finite.
   *
   * @return one probability for each class
   */
  public double[] softmax(int image) {
    double[] p = row(image);
    double largest = p[predicted(image)];
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      p[c] = Math.exp(p[c] - largest);
      sum += p[c];
    }
    for (int c = 0; c < classes; c++) {
      p[c] /= sum;
    }
    return p;
  }
}
