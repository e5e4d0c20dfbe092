package fanc.verifier.backward;

import fanc.verifier.Hulls;
import fanc.verifier.Rounding;

/**
 * Rows on their way back: the coefficients that each value has at the moment, and the constants. A
 * value that several ops read takes the sum of what they leave to it.
 *
 * <p>A sum is rounded once for each coefficient, which weighs at most {@code u |a| max(|l|, |u|)}.
 */
public final class Sweep {
  private final int count;
  private final Hulls hulls;
  private final double[][] coefficients;
  private final double[] constants;

  /**
   * Starts with rows of one value.
   *
   * @param hulls bounds of every value that an op on the way reads
   */
  public Sweep(LinearRows rows, int at, Hulls hulls) {
    this.count = rows.count();
    this.hulls = hulls;
    this.coefficients = new double[at + 1][];
    this.coefficients[at] = rows.coefficients().clone();
    this.constants = rows.constants().clone();
  }

  /** Returns whether the value has coefficients. */
  public boolean reaches(int value) {
    return coefficients[value] != null;
  }

  /** Replaces what a value has by coefficients of the values it was made of. */
  public void step(int value, Pullback pullback, Iterable<Integer> inputs) {
    double[][] parts = pullback.pull(coefficients[value], count, constants);
    coefficients[value] = null;
    int k = 0;
    for (int input : inputs) {
      if (parts[k] != null) {
        add(input, parts[k]);
      }
      k++;
    }
  }

  private void add(int value, double[] more) {
    if (coefficients[value] == null) {
      coefficients[value] = more;
      return;
    }
    double[] sum = coefficients[value];
    double[] v = Magnitudes.of(hulls.at(value));
    double[] error = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      error[i] = Magnitudes.lost(Rounding.gamma(3), v[i]);
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
    Offsets.of(new double[v.length], error, Magnitudes.underflow(v, 1))
        .charge(sum, count, constants);
  }

  /** Returns what is known of the rows that nothing is left of but their constants. */
  public double[] constants() {
    return constants.clone();
  }

  /**
   * Returns the rows of a value to which everything has come. Rows with a coefficient that is not
   * finite say nothing: their constant is NaN.
   */
  public LinearRows at(int value, int width) {
    double[] all = reaches(value) ? coefficients[value] : new double[count * width];
    for (int row = 0; row < count; row++) {
      for (int i = row * width; i < (row + 1) * width; i++) {
        constants[row] = Double.isFinite(all[i]) ? constants[row] : Double.NaN;
      }
    }
    return new LinearRows(count, width, all, constants);
  }
}
