package fanc.templates.transfer;

import fanc.verifier.Bounds;

/**
 * How large the differences of one value's entries can be. For people to read: rounded to nearest,
 * and no premise of any proof.
 *
 * @param largest the largest absolute value that a bound allows; NaN or infinite without bounds
 * @param mean the mean over the entries
 * @param largestWidth the largest distance of the ends of a bound
 * @param meanWidth the mean over the entries
 */
public record DriftSize(double largest, double mean, double largestWidth, double meanWidth) {

  /** Two networks with one value. */
  static final DriftSize NONE = new DriftSize(0, 0, 0, 0);

  /** Returns the size of bounds of differences. */
  static DriftSize of(Bounds bounds) {
    double largest = 0;
    double sum = 0;
    double widest = 0;
    double widths = 0;
    for (int i = 0; i < bounds.dimension(); i++) {
      double magnitude = Math.max(Math.abs(bounds.lower(i)), Math.abs(bounds.upper(i)));
      double width = bounds.upper(i) - bounds.lower(i);
      largest = Math.max(largest, magnitude);
      sum += magnitude;
      widest = Math.max(widest, width);
      widths += width;
    }
    int n = bounds.dimension();
    return new DriftSize(largest, sum / n, widest, widths / n);
  }
}
