package fanc.templates.transfer;

import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.difference.BallSizes;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.Kernels;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds for each region the largest ball of networks around the parent, of a few sizes, on all of
 * which the region is proven. One pass for each size over all regions together.
 */
final class BallSearch {
  /**
   * Sizes t, descending. A weight is off by at most max|w| / (2 (2^(b-1) - 1)) after rounding to b
   * bits and by at most 2^-11 max|w| as a float16: the sizes for 8, 10, 12, 14 and 16 bits and
   * float16, a little larger, lest a rounding decides.
   */
  private static final double[] SIZES = {
    above(8), above(10), 0x1.01p-11, above(12), above(14), above(16)
  };

  /** Of more regions than this the members are not worth a set of all. */
  private static final long MOST_REGIONS = 1L << 17;

  private final BallSizes sizes;
  private final RegionFamily family;
  private final Kernels kernels;

  BallSearch(Network parent, OutputConstraint claim, RegionFamily family, Kernels kernels) {
    this.sizes = new BallSizes(parent, claim, kernels);
    this.family = family;
    this.kernels = kernels;
  }

  private static double above(int bits) {
    return 1.01 / (2 * ((1L << (bits - 1)) - 1));
  }

  /**
   * Returns the sizes; empty if no region has one.
   *
   * @param margins of the parent, one row for each region
   * @param all bounds of the parent's values over all regions
   */
  Optional<BallRadii> radii(RegionMargins margins, ValueHulls all) {
    if (!margins.perRegion() || family.size() > MOST_REGIONS) {
      return Optional.empty();
    }
    int[] proven =
        IntStream.range(0, (int) family.size()).filter(r -> isProven(margins, r)).toArray();
    if (proven.length == 0) {
      return Optional.empty();
    }
    double[][] known = new double[proven.length][margins.rows()];
    for (int k = 0; k < proven.length; k++) {
      for (int j = 0; j < margins.rows(); j++) {
        known[k][j] = margins.at(proven[k], j);
      }
    }
    long[] members = IntStream.of(proven).asLongStream().toArray();
    double[] largest =
        sizes.largest(RegionSet.of(family, members, kernels), all.hulls(), known, SIZES);
    return radii(proven, largest);
  }

  private boolean isProven(RegionMargins margins, int region) {
    return margins.leastAfter(region, new double[margins.rows()]) > 0;
  }

  private Optional<BallRadii> radii(int[] proven, double[] largest) {
    byte[] choices = new byte[(int) family.size()];
    Arrays.fill(choices, (byte) -1);
    boolean found = false;
    for (int k = 0; k < proven.length; k++) {
      for (byte s = 0; s < SIZES.length; s++) {
        if (largest[k] == SIZES[s]) {
          choices[proven[k]] = s;
          found = true;
        }
      }
    }
    return found ? Optional.of(BallRadii.of(SIZES, choices)) : Optional.empty();
  }
}
