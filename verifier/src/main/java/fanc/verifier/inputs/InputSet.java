package fanc.verifier.inputs;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.verifier.Bounds;

/**
 * A set of inputs over which linear functions have cheap minima: a box, a union of regions, all
 * choices of k pixels. Whether it has one member or 80,007,984 regions makes no difference to those
 * who bound a network over it.
 *
 * <p>Every bound is exact in real arithmetic where nothing else is said, and rounded outward. The
 * bounds are of each linear function over the whole set, not over its hull. Immutable, usable by
 * several threads.
 */
public interface InputSet {
  /** Returns n, the number of coordinates. */
  int dimension();

  /** Returns the interval hull. */
  Bounds hull();

  /**
   * Returns bounds of {@code x W + b} over the set, one interval for each output; the error of
   * folded weights is included.
   */
  Bounds image(Affine op);

  /** Returns bounds of the convolution of x over the set. */
  Bounds image(Conv2d op);

  /** Returns a set that contains the images under a scale and a shift of each coordinate. */
  InputSet image(Scale op);

  /** Returns a set that contains the images under an index map. */
  InputSet image(Select op);

  /**
   * Bounds linear functions from below: {@code lower[i] <= rows[i] . x} for all x of the set.
   *
   * @param rows count x n, row-major, taken as exact; any end is NaN or infinite where a row is
   * @param count number of rows
   * @param lower count entries, overwritten; rounded down
   */
  void lowerEnds(double[] rows, int count, double[] lower);
}
