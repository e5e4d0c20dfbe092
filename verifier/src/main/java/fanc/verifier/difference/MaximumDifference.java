package fanc.verifier.difference;

import fanc.networks.Window;
import fanc.verifier.Bounds;

/**
 * Bounds of the difference of two maxima over each window.
 *
 * <p>If input i is the child's largest, the maximum moves up by at most its difference, because the
 * parent's maximum is at least the parent's value i; if j is the parent's largest, it moves by at
 * least that of j. So the upper end is the greatest Du over the inputs that may be the child's
 * largest, and the lower end the least Dl over those that may be the parent's.
 *
 * <p><b>Direction.</b> Over-approximation; nothing is rounded. A window with NaN in it gives NaN.
 */
final class MaximumDifference {
  private final Bounds parent;
  private final Bounds child;
  private final Bounds difference;
  private final double[] lower;
  private final double[] upper;

  private MaximumDifference(Window window, Bounds parent, Bounds child, Bounds difference) {
    this.parent = parent;
    this.child = child;
    this.difference = difference;
    this.lower = new double[window.channels() * window.positions()];
    this.upper = new double[lower.length];
  }

  /**
   * Returns the bounds of all outputs.
   *
   * @param parent bounds of the parent's inputs
   * @param child bounds of the child's inputs
   * @param difference bounds of the differences of the two
   */
  static Bounds of(Window window, Bounds parent, Bounds child, Bounds difference) {
    MaximumDifference maximum = new MaximumDifference(window, parent, child, difference);
    int[] sources = new int[window.kernelSize()];
    for (int j = 0; j < maximum.lower.length; j++) {
      maximum.bound(j, sources, sources(window, j, sources));
    }
    return new Bounds(maximum.lower, maximum.upper);
  }

  /** Lists the inputs under the window of output j, and returns how many there are. */
  static int sources(Window window, int j, int[] sources) {
    int channel = j / window.positions();
    int oy = j % window.positions() / window.outWidth();
    int ox = j % window.outWidth();
    int count = 0;
    for (int k = 0; k < window.kernelSize(); k++) {
      int ky = k / window.kernelWidth();
      int source = window.source(channel, oy, ox, ky, k % window.kernelWidth());
      if (source >= 0) {
        sources[count++] = source;
      }
    }
    return count;
  }

  private void bound(int j, int[] sources, int count) {
    double parentLeast = Double.NEGATIVE_INFINITY;
    double childLeast = Double.NEGATIVE_INFINITY;
    boolean known = true;
    for (int s = 0; s < count; s++) {
      int i = sources[s];
      parentLeast = Math.max(parentLeast, parent.lower(i));
      childLeast = Math.max(childLeast, child.lower(i));
      known &= parent.lower(i) <= parent.upper(i) && child.lower(i) <= child.upper(i);
      known &= difference.lower(i) <= difference.upper(i);
    }
    lower[j] = known ? Double.POSITIVE_INFINITY : Double.NaN;
    upper[j] = known ? Double.NEGATIVE_INFINITY : Double.NaN;
    for (int s = 0; s < count && known; s++) {
      int i = sources[s];
      if (parent.upper(i) >= parentLeast) {
        lower[j] = Math.min(lower[j], difference.lower(i));
      }
      if (child.upper(i) >= childLeast) {
        upper[j] = Math.max(upper[j], difference.upper(i));
      }
    }
  }
}
