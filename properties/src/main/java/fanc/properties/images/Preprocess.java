package fanc.properties.images;

import fanc.properties.Rational;
import java.math.BigDecimal;
import java.util.List;

/**
 * How raw pixels become the network's input: {@code x01 = raw * scale}, and {@code input = (x01 -
 * mean[c]) / std[c]} for channel c. Perturbations act on x01. All of it is real arithmetic on the
 * decimals as written.
 *
 * @param scale positive
 * @param mean one number for each channel, or one for all
 * @param std one positive number for each channel, or one for all
 */
public record Preprocess(BigDecimal scale, List<BigDecimal> mean, List<BigDecimal> std) {
  /** The preprocessing that changes nothing. */
  public static final Preprocess NONE =
      new Preprocess(BigDecimal.ONE, List.of(BigDecimal.ZERO), List.of(BigDecimal.ONE));

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if scale or a standard deviation is not positive, or a list is
   *     empty
   */
  public Preprocess {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (scale.signum() <= 0) {
      throw new IllegalArgumentException("scale must be positive, not " + scale);
    }
    if (mean.isEmpty() || std.isEmpty()) {
      throw new IllegalArgumentException("mean and std need at least one number");
    }
    for (BigDecimal deviation : std) {
      if (deviation.signum() <= 0) {
        throw new IllegalArgumentException("std must be positive, not " + deviation);
      }
    }
  }

  /**
   * Checks that there is one mean and one standard deviation for each channel, or one for all.
   *
   * @throws IllegalArgumentException if not
   */
  public void requireChannels(int channels) {
    requireChannels("mean", mean, channels);
    requireChannels("std", std, channels);
  }

  private static void requireChannels(String key, List<BigDecimal> numbers, int channels) {
    if (numbers.size() != 1 && numbers.size() != channels) {
      throw new IllegalArgumentException(
          key
              + " has "
              + numbers.size()
              + " numbers, expected 1"
              + (channels == 1 ? "" : " or " + channels + ", one for each channel"));
    }
  }

  /** Returns the network's input for a pixel value x01 of a channel, exactly. */
  public Rational input(BigDecimal x01, int channel) {
    return Rational.of(x01.subtract(mean(channel)), std(channel));
  }

  /** Returns the mean of a channel. */
  public BigDecimal mean(int channel) {
    return of(mean, channel);
  }

  /** Returns the standard deviation of a channel. */
  public BigDecimal std(int channel) {
    return of(std, channel);
  }

  private static BigDecimal of(List<BigDecimal> numbers, int channel) {
    return numbers.get(numbers.size() == 1 ? 0 : channel);
  }
}
