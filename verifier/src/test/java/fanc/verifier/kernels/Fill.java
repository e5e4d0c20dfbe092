package fanc.verifier.kernels;

import java.util.Random;
import java.util.stream.DoubleStream;

/** Kinds of test matrices. */
enum Fill {
  /** Standard normal entries. */
  NORMAL {
    @Override
    double next(Random random) {
      return random.nextGaussian();
    }
  },
  /** Entries whose products span about 1e-240 to 1e240, so that every sum is dominated by few. */
  HUGE_AND_TINY {
    @Override
    double next(Random random) {
      return random.nextGaussian() * Math.pow(10, random.nextInt(241) - 120);
    }
  },
  /** Nine of ten entries are zero, of either sign. */
  MOSTLY_ZERO {
    @Override
    double next(Random random) {
      double value = random.nextGaussian();
      return random.nextInt(10) == 0 ? value : 0 * value;
    }
  },
  /** Every entry zero. */
  ZERO {
    @Override
    double next(Random random) {
      return 0;
    }
  };

  abstract double next(Random random);

  double[] of(Random random, int size) {
    return DoubleStream.generate(() -> next(random)).limit(size).toArray();
  }
}
