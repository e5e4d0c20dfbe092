package fanc.training;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/**
 * A box for each image of a batch: all x with {@code |x - centre| <= radius} entry by entry.
 *
 * @param centre batch x n
 * @param radius batch x n, entries at least 0
 */
record Box(NDArray centre, NDArray radius) {

  /** Returns the box between two bounds of equal shape. */
  static Box between(NDArray lower, NDArray upper) {
    return new Box(Factor.times(lower.add(upper), 0.5), Factor.times(upper.sub(lower), 0.5));
  }

  /** Returns the box around images within {@code epsilon} of each pixel, cut to 0..1. */
  static Box around(NDArray images, double epsilon) {
    float e = (float) epsilon;
    return between(images.sub(e).maximum(0), images.add(e).minimum(1));
  }

  /** Returns the box with every radius enlarged. */
  Box widenedBy(NDArray more) {
    return new Box(centre, radius.add(more));
  }

  /** Returns the smallest box around the image under {@code y = x weight + bias}. */
  Box affine(NDArray weight, NDArray bias) {
    return new Box(centre.matMul(weight).add(bias), radius.matMul(weight.abs()));
  }

  /** Returns the smallest box around the image under an increasing function of each entry. */
  Box increasing(UnaryOperator<NDArray> function) {
    return between(function.apply(centre.sub(radius)), function.apply(centre.add(radius)));
  }

  /** Returns the box of the sums of a point of this box and one of the other. */
  Box plus(Box other) {
    return new Box(centre.add(other.centre), radius.add(other.radius));
  }
}
