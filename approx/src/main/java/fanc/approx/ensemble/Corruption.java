package fanc.approx.ensemble;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Common damage to grey images with pixels in [0, 1], in {@value #SEVERITIES} severities; after the
 * benchmarks of Hendrycks and Dietterich (Benchmarking neural network robustness to common
 * corruptions and perturbations, ICLR 2019), with strengths of our own for 28 x 28 pixels. The
 * result lies in [0, 1] again.
 */
public enum Corruption {
  /**
   * {@code clip(x + s g)}, g standard normal for each pixel; s = 0.05, 0.1, 0.15, 0.2, 0.3 by
   * severity.
   */
  NOISE(0, 0.05, 0.1, 0.15, 0.2, 0.3) {
    @Override
    double[] apply(Pixels image, double strength, Random random) {
      return image.noise(strength, random);
    }
  },
  /**
   * Convolution with a Gaussian of deviation s pixels, cut at 3 s and scaled to sum 1; beyond the
   * border stands the nearest pixel; s = 0.5, 0.75, 1, 1.5, 2.
   */
  BLUR(1, 0.5, 0.75, 1, 1.5, 2) {
    @Override
    double[] apply(Pixels image, double strength, Random random) {
      return image.blur(strength);
    }
  },
  /** {@code m + s (x - m)}, m the mean of the image; s = 0.75, 0.6, 0.45, 0.3, 0.15. */
  CONTRAST(2, 0.75, 0.6, 0.45, 0.3, 0.15) {
    @Override
    double[] apply(Pixels image, double strength, Random random) {
      return image.contrast(strength);
    }
  },
  /**
   * Rotation about the middle by s degrees, one way or the other at random, bilinear, black from
   * outside; s = 5, 10, 15, 20, 30.
   */
  ROTATION(3, 5, 10, 15, 20, 30) {
    @Override
    double[] apply(Pixels image, double strength, Random random) {
      return image.rotation(Math.toRadians(random.nextBoolean() ? strength : -strength));
    }
  };

  /** Number of severities; 1 is the least. */
  public static final int SEVERITIES = 5;

  private static final int KINDS = 4;

  private final int kind;

  // Never handed out.
  @SuppressWarnings("ImmutableEnumChecker")
  private final double[] strengths;

  Corruption(int kind, double... strengths) {
    this.kind = kind;
    this.strengths = strengths;
  }

  /** Returns the damaged pixels. */
  abstract double[] apply(Pixels image, double strength, Random random);

  /**
   * Returns the strength s of a severity.
   *
   * @throws IllegalArgumentException if it is not 1 to 5
   */
  public double strength(int severity) {
    if (severity < 1 || severity > SEVERITIES) {
      throw new IllegalArgumentException("severity " + severity + " is not from 1 to 5");
    }
    return strengths[severity - 1];
  }

  /**
   * Returns images with this damage. What is random in an image depends on the seed, the kind, the
   * severity and the image's place in the list, and on nothing else.
   *
   * @param images one array of {@code rows x columns} pixels in [0, 1] for each; not modified
   * @param rows number of rows of an image
   * @param severity 1 to 5
   * @throws IllegalArgumentException if an image has another size, or the severity is none
   */
  public List<double[]> of(List<double[]> images, int rows, int columns, int severity, long seed) {
    double strength = strength(severity);
    List<double[]> damaged = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      long own = ((seed * KINDS + kind) * SEVERITIES + severity) << 32;
      damaged.add(
          apply(
              new Pixels(rows, columns, images.get(i)), strength, new Random(scrambled(own + i))));
    }
    return damaged;
  }

  /** Neighbouring seeds of {@link Random} begin alike; one step of a congruence parts them. */
  private static long scrambled(long seed) {
    return new Random(seed).nextLong();
  }
}
