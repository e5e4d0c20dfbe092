package fanc.templates.certificate;

import fanc.verifier.Bounds;

/**
 * Room for another arithmetic: numbers are claimed a little weaker than they were computed.
 *
 * <p>A checker repeats the same steps in real arithmetic but rounds otherwise. What both lose to
 * rounding is of the order of 1e-15 of the numbers summed; the slack is 1e-6 of the number itself
 * and 1e-9 of the largest beside it, for where it is what sums nearly cancelled to.
 *
 * <p><b>Direction.</b> Outward, so that what was true stays true. NaN stays NaN.
 */
final class Slack {
  private static final double OF_ITSELF = 1e-6;
  private static final double OF_THE_LARGEST = 1e-9;

  private Slack() {}

  /** Returns lower bounds lowered by their slack. */
  static double[] lowered(double[] bounds) {
    double largest = largest(bounds);
    double[] lowered = new double[bounds.length];
    for (int i = 0; i < lowered.length; i++) {
      lowered[i] = bounds[i] - of(bounds[i], largest);
    }
    return lowered;
  }

  /** Returns intervals widened by their slack on both sides. */
  static Bounds widened(Bounds bounds) {
    double[] lower = bounds.lowerArray();
    double[] upper = bounds.upperArray();
    double largest = Math.max(largest(lower), largest(upper));
    for (int i = 0; i < lower.length; i++) {
      lower[i] -= of(lower[i], largest);
      upper[i] += of(upper[i], largest);
    }
    return new Bounds(lower, upper);
  }

  /** Returns the slack of one number; the smallest float for what is 0 altogether. */
  private static double of(double number, double largest) {
    return OF_ITSELF * Math.abs(number) + OF_THE_LARGEST * largest + Float.MIN_NORMAL;
  }

  private static double largest(double[] numbers) {
    double largest = 0;
    for (double number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }
}
