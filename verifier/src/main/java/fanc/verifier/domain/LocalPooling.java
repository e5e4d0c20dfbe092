package fanc.verifier.domain;

import fanc.networks.AveragePool;
import fanc.networks.MaxPool;
import fanc.verifier.Arithmetic;
import fanc.verifier.Intervals;
import fanc.verifier.kernels.Kernels;

/**
 * Images under pooling of elements that hold some coordinates: the outputs that read one of them,
 * exactly as {@link Pooling} makes them from what they read.
 */
final class LocalPooling {
  private LocalPooling() {}

  static LocalZonotope average(
      AveragePool op, LocalZonotope x, Arithmetic arithmetic, Kernels kernels) {
    Anchor image =
        x.anchor.image(op, () -> Pooling.average(op, x.anchor.point, arithmetic, kernels));
    PooledOutputs pooled = PooledOutputs.reading(op.window(), x.held);
    Zonotope part = Pooling.average(op, pooled, x.at(pooled.inputs()), arithmetic, kernels);
    return LocalZonotope.of(image, pooled.outputs(), part);
  }

  /** Bounds of some coordinates of the value that is read. */
  interface BoundsAt {

    /**
     * Returns the hull of a part or tighter bounds.
     *
     * @param coordinates which coordinates of the value the part has
     */
    Intervals of(int[] coordinates, Zonotope part);
  }

  static LocalZonotope maximum(
      MaxPool op, LocalZonotope x, BoundsAt bounds, Symbols mode, int value, Kernels kernels) {
    Zonotope point = x.anchor.point;
    Anchor image =
        x.anchor.image(op, () -> Pooling.maximum(op, point, point.hull(), mode, value, kernels));
    PooledOutputs pooled = PooledOutputs.reading(op.window(), x.held);
    Zonotope inputs = x.at(pooled.inputs());
    Zonotope part =
        Pooling.maximum(pooled, inputs, bounds.of(pooled.inputs(), inputs), mode, value, kernels);
    return LocalZonotope.of(image, pooled.outputs(), part);
  }
}
