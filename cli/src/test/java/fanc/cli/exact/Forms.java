package fanc.cli.exact;

import fanc.networks.Affine;
import fanc.properties.HalfSpace;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Affine functions of the network's input with exact coefficients, integers over one power of two.
 *
 * <p>Row j is {@code (rows[j][0] x_0 + ... + rows[j][n - 1] x_(n-1) + rows[j][n]) / 2^scale}.
 */
final class Forms {
  private final BigInteger[][] rows;
  private final int scale;

  private Forms(BigInteger[][] rows, int scale) {
    this.rows = rows;
    this.scale = scale;
  }

  /** Returns the coordinates of the input. */
  static Forms identity(int n) {
    BigInteger[][] rows = new BigInteger[n][n + 1];
    for (int i = 0; i < n; i++) {
      Arrays.fill(rows[i], BigInteger.ZERO);
      rows[i][i] = BigInteger.ONE;
    }
    return new Forms(rows, 0);
  }

  int size() {
    return rows.length;
  }

  int scale() {
    return scale;
  }

  BigInteger[] row(int j) {
    return rows[j];
  }

  /** Returns the difference of two rows, over the same power of two. */
  BigInteger[] difference(int j, int k) {
    BigInteger[] difference = new BigInteger[rows[j].length];
    Arrays.setAll(difference, i -> rows[j][i].subtract(rows[k][i]));
    return difference;
  }

  /** Returns the same rows with zeros in the place of those that are not active. */
  Forms masked(IntPredicate active) {
    BigInteger[][] masked = new BigInteger[rows.length][];
    for (int j = 0; j < rows.length; j++) {
      masked[j] = rows[j];
      if (!active.test(j)) {
        masked[j] = new BigInteger[rows[j].length];
        Arrays.fill(masked[j], BigInteger.ZERO);
      }
    }
    return new Forms(masked, scale);
  }

  /** Returns what an affine op makes of the rows. */
  Forms through(Affine op) {
    int n = op.inputs();
    int m = op.outputs();
    double[][] neurons = new double[m][n + 1];
    for (int j = 0; j < m; j++) {
      for (int i = 0; i < n; i++) {
        neurons[j][i] = op.weight().get(i * m + j);
      }
      neurons[j][n] = op.bias().get(j);
    }
    return combined(neurons);
  }

  /** Returns the margins of half-spaces of the rows. */
  Forms through(List<HalfSpace> halfSpaces) {
    double[][] neurons = new double[halfSpaces.size()][rows.length + 1];
    for (int j = 0; j < neurons.length; j++) {
      HalfSpace row = halfSpaces.get(j);
      if (row.roundings() != 0) {
        throw new IllegalArgumentException("a half-space of numbers that are no doubles");
      }
      for (int i = 0; i < rows.length; i++) {
        neurons[j][i] = row.normal(i);
      }
      neurons[j][rows.length] = -row.offset();
    }
    return combined(neurons);
  }

  private Forms combined(double[][] neurons) {
    int bits = 0;
    for (double[] neuron : neurons) {
      for (int i = 0; i < rows.length; i++) {
        bits = Math.max(bits, bits(neuron[i]));
      }
      bits = Math.max(bits, bits(neuron[rows.length]) - scale);
    }
    BigInteger[][] next = new BigInteger[neurons.length][];
    for (int j = 0; j < next.length; j++) {
      next[j] = combined(neurons[j], bits);
    }
    return new Forms(next, scale + bits);
  }

  private BigInteger[] combined(double[] neuron, int bits) {
    int n = rows[0].length;
    BigInteger[] sum = new BigInteger[n];
    Arrays.fill(sum, BigInteger.ZERO);
    sum[n - 1] = scaled(neuron[rows.length], scale + bits);
    for (int i = 0; i < rows.length; i++) {
      BigInteger weight = scaled(neuron[i], bits);
      for (int k = 0; k < n && weight.signum() != 0; k++) {
        sum[k] = sum[k].add(weight.multiply(rows[i][k]));
      }
    }
    return sum;
  }

  /** Returns the least non-negative b for which 2^b times a finite double is an integer. */
  static int bits(double value) {
    if (value == 0) {
      return 0;
    }
    long significand = Double.doubleToRawLongBits(value) & ((1L << 52) - 1);
    int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
    boolean normal = Math.abs(value) >= Double.MIN_NORMAL;
    return Math.max(
        0, -exponent - Long.numberOfTrailingZeros(normal ? significand | (1L << 52) : significand));
  }

  /** Returns {@code value 2^bits}, an integer. */
  static BigInteger scaled(double value, int bits) {
    return new BigDecimal(value)
        .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(bits)))
        .toBigIntegerExact();
  }
}
