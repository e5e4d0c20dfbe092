package fanc.results;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Geometric mean of positive numbers and how much it depends on which of them were looked at: the
 * percentile bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13),
 * 2000 samples with replacement, seed fixed.
 *
 * @param values how many numbers
 * @param value their mean; NaN if there is none or one is not known
 * @param lower 2.5th percentile over the samples
 * @param upper 97.5th percentile
 */
public record GeometricMean(int values, double value, double lower, double upper) {
  private static final int SAMPLES = 2000;
  private static final long SEED = 20220613;
  private static final double LOWER = 2.5;
  private static final double UPPER = 97.5;

  /** Returns the mean of some numbers. */
  public static GeometricMean of(double... numbers) {
    double value = numbers.length == 0 ? Double.NaN : StatUtils.geometricMean(numbers);
    if (Double.isNaN(value)) {
      return new GeometricMean(numbers.length, Double.NaN, Double.NaN, Double.NaN);
    }
    RandomGenerator random = new Well19937c(SEED);
    double[] means = new double[SAMPLES];
    double[] sample = new double[numbers.length];
    for (int i = 0; i < SAMPLES; i++) {
      Arrays.setAll(sample, j -> numbers[random.nextInt(numbers.length)]);
      means[i] = StatUtils.geometricMean(sample);
    }
    return new GeometricMean(
        numbers.length,
        value,
        StatUtils.percentile(means, LOWER),
        StatUtils.percentile(means, UPPER));
  }
}
