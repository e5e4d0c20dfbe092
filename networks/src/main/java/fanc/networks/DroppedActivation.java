package fanc.networks;

/**
 * A Softmax or LogSoftmax over all outputs at the end of a file, which the network leaves out.
 *
 * <p>Both keep the order of the entries, so {@code y_i > y_j} holds behind it exactly if it holds
 * before it. Nothing else that is said of the outputs carries over: a claim with another form is
 * not about this network.
 *
 * @param operator {@code Softmax} or {@code LogSoftmax}
 * @param node name of its node in the file
 * @param axis the axis it runs over
 * @param logarithm true for LogSoftmax
 */
public record DroppedActivation(String operator, String node, int axis, boolean logarithm) {

  /**
   * Returns what the file computes where the network computes {@code values}: {@code exp(v_i) / sum
   * over j of exp(v_j)}, or its logarithm. Double arithmetic, ordinary rounding: for display.
   */
  public double[] apply(double[] values) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    double sum = 0;
    for (double value : values) {
      sum += Math.exp(value - largest);
    }
    double[] results = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double shifted = values[i] - largest;
      results[i] = logarithm ? shifted - Math.log(sum) : Math.exp(shifted) / sum;
    }
    return results;
  }

  /** Returns operator, axis and node in words. */
  @Override
  public String toString() {
    return operator + " axis " + axis + " (node '" + node + "')";
  }
}
