package fanc.verifier.kernels;

import fanc.networks.Window;

/** Checks of array lengths, once per call: native code must never read or write beyond an array. */
public final class ArrayLengths {

  private ArrayLengths() {}

  /**
   * Checks one array.
   *
   * @throws IllegalArgumentException if it has fewer than {@code rows * columns} entries or a size
   *     is negative
   */
  public static void require(String name, double[] array, int rows, int columns) {
    if (rows < 0 || columns < 0 || array.length < (long) rows * columns) {
      throw new IllegalArgumentException(
          name + " has " + array.length + " entries, expected " + rows + " x " + columns);
    }
  }

  /**
   * Checks the arrays of a product of m x k by k x n.
   *
   * @throws IllegalArgumentException if one is too short
   */
  public static void requireProduct(double[] a, double[] b, double[] c, int m, int k, int n) {
    require("a", a, m, k);
    require("b", b, k, n);
    require("c", c, m, n);
  }

  /**
   * Checks the arrays of a convolution.
   *
   * @throws IllegalArgumentException if one is too short
   */
  public static void requireConvolution(
      double[] in, double[] weight, double[] out, int rows, Window window, int filters) {
    require("in", in, rows, window.inputSize());
    require("weight", weight, filters, window.channels() * window.kernelSize());
    require("out", out, rows, Math.multiplyExact(filters, window.positions()));
  }
}
