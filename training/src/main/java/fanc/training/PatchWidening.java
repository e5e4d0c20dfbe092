package fanc.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * How far a square patch can move the values of the first layer, wherever it lies.
 *
 * <p>A patch over the pixels P moves neuron j by at most {@code sum over p in P of |w_pj|}, because
 * a pixel moves by at most 1. The largest such sum over all positions bounds every patch at once,
 * so that one box stands for all of them. It over-approximates each, and its price is low where
 * weights are spread evenly over the image, which is what training then does.
 */
final class PatchWidening {
  private final int side;
  private final int rows;
  private final int columns;

  /** Makes the bound for patches of {@code side} x {@code side} pixels; 0 for none. */
  PatchWidening(int side, int rows, int columns) {
    this.side = side;
    this.rows = rows;
    this.columns = columns;
  }

  /** Returns the largest move of each neuron, for a weight of rows * columns x neurons. */
  NDArray of(NDArray weight) {
    long neurons = weight.getShape().get(1);
    if (side == 0) {
      return weight.getManager().zeros(new Shape(neurons));
    }
    NDArray size = weight.abs().reshape(rows, columns, neurons);
    NDArray sums = null;
    for (int r = 0; r < side; r++) {
      NDArray band = size.get(new NDIndex("{}:{}", r, rows - side + 1 + r));
      for (int c = 0; c < side; c++) {
        NDArray part = band.get(new NDIndex(":,{}:{}", c, columns - side + 1 + c));
        sums = sums == null ? part : sums.add(part);
      }
    }
    return sums.reshape(-1, neurons).max(new int[] {0});
  }
}
