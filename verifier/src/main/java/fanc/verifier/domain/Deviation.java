package fanc.verifier.domain;

import fanc.verifier.Arithmetic;
import fanc.verifier.Rounding;
import fanc.verifier.kernels.RowBlock;
import java.util.Arrays;

/**
 * How a region deviates from its anchor at one value, in the coordinates where it does: what a
 * linear op is applied to, instead of the value itself.
 *
 * <p>With anchor a and held coordinates H, {@code y = (W a + b) + sum over H of W_i (x_i - a_i)}:
 * the first part is the anchor's image, and its enclosure holds for any point that the anchor
 * encloses, also for the one that is a in H and the exact base point elsewhere. The computed
 * difference {@code d_i = c_i - a_i} is off by at most {@code u |d_i|}; so with n inputs, k
 * roundings in each weight and h terms
 *
 * <pre>{@code
 * R' = R_a' + |W_H| (R + gamma(h+2+k) (|d| + sum|G| + R)) + 2 u |c'| + underflow
 * }</pre>
 *
 * where R_a' is the remainder of the anchor's image. Coordinates in which nothing deviates have no
 * term.
 *
 * <p><b>Source.</b> Higham, Accuracy and Stability of Numerical Algorithms, sections 3.1 and 3.5.
 */
final class Deviation {
  /** Places of the coordinates that deviate, among those held. */
  final int[] places;

  /** The coordinates at these places. */
  final int[] coordinates;

  /** Number of coordinates that deviate. */
  final int count;

  private final double[] pair;
  private final int stride;
  private final Arithmetic arithmetic;
  private final double gamma;
  private final double flushed;

  private Deviation(
      int[] places, int count, double[] pair, LocalZonotope x, Losses losses, double magnitudes) {
    this.places = places;
    this.coordinates = Arrays.stream(places, 0, count).map(i -> x.held[i]).toArray();
    this.count = count;
    this.pair = pair;
    this.stride = x.held.length;
    this.arithmetic = losses.arithmetic;
    this.gamma = losses.gamma();
    this.flushed = arithmetic.flushed(losses.theirs, magnitudes);
  }

  /**
   * What is lost in one output of a linear op.
   *
   * @param ours roundings of ours, h + 2 + k at least
   * @param theirs roundings of the network's own arithmetic, n + 2 at least: it sums over what is
   *     not held too
   */
  record Losses(Arithmetic arithmetic, long ours, long theirs) {
    private double gamma() {
      return arithmetic.gamma(ours, theirs);
    }
  }

  /** Returns the deviation of an element. */
  static Deviation of(LocalZonotope x, Losses losses) {
    Zonotope values = x.values();
    double[] anchor = x.anchor.point.center;
    double gamma = losses.gamma();
    double underflow = Rounding.UNDERFLOW + losses.arithmetic.flushedFactor();
    int t = x.held.length;
    int[] places = new int[t];
    double[] pair = new double[2 * t];
    int count = 0;
    double magnitudes = 0;
    for (int i = 0; i < t; i++) {
      double difference = values.center[i] - anchor[x.held[i]];
      double magnitude = Math.abs(difference) + values.spread[i] + values.remainder[i];
      // In this form, a magnitude that is no number is kept.
      if (!(magnitude == 0)) {
        places[count++] = i;
        magnitudes += magnitude;
        pair[i] = difference;
        pair[t + i] = values.remainder[i] + gamma * magnitude + underflow;
      }
    }
    return new Deviation(places, count, pair, x, losses, magnitudes);
  }

  /** Returns two rows over the places: the differences d, and the errors that |W| weighs. */
  RowBlock rows() {
    return new RowBlock(pair, 0, stride, 2);
  }

  /**
   * Returns the remainder of one coordinate of the image.
   *
   * @param anchor that of the anchor's image
   * @param weighed errors weighed by |W|, as computed
   * @param center the center of the image, as computed
   * @param terms how many products were summed, at most
   * @param p number of symbols
   */
  double remainder(double anchor, double weighed, double center, int terms, int p) {
    double own = weighed + 2 * Rounding.UNIT * Math.abs(center);
    double sum = Rounding.addUp(anchor, LinearImage.outward(own, terms, p));
    return arithmetic.settled(sum, sum / gamma, flushed);
  }
}
