package fanc.results;

import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A mean over repetitions with its 95 % confidence interval by Student's t: {@code mean +- t(0.975,
 * n - 1) s / sqrt(n)}, s the sample's deviation with n - 1 in the denominator. Right for
 * independent normal values, as seeds roughly give.
 *
 * @param mean of the values
 * @param halfWidth half the width of the interval; not a number for a single value
 */
public record MeanInterval(double mean, double halfWidth) {
  private static final double UPPER = 0.975;

  /**
   * Returns the mean of values and its interval.
   *
   * @throws IllegalArgumentException if there is no value
   */
  public static MeanInterval of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values, so no mean");
    }
    double mean = StatUtils.mean(values);
    if (values.length == 1) {
      return new MeanInterval(mean, Double.NaN);
    }
    double t = new TDistribution(values.length - 1).inverseCumulativeProbability(UPPER);
    return new MeanInterval(mean, t * Math.sqrt(StatUtils.variance(values) / values.length));
  }

  /** Returns whether the whole interval is above zero; never where the interval is not known. */
  public boolean aboveZero() {
    return mean - halfWidth > 0;
  }

  /** Returns whether the whole interval is below zero; never where the interval is not known. */
  public boolean belowZero() {
    return mean + halfWidth < 0;
  }

  /** Returns {@code 89.42 +- 0.13} with a number of decimals. */
  public String toText(int decimals) {
    String format = "%." + decimals + "f ± %." + decimals + "f";
    return String.format(Locale.ROOT, format, mean, halfWidth);
  }
}
