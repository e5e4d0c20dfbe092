package fanc.verifier.difference;

import fanc.networks.Affine;
import fanc.networks.Tensor;
import fanc.verifier.Bounds;
import fanc.verifier.backward.Pullback;
import fanc.verifier.backward.Pullbacks;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Pullbacks of {@code d W}: the weights are transposed once, when the first is asked for. */
final class AffineRows {
  private final Affine moving;
  private final Kernels kernels;
  private final AtomicReference<double[]> transposed = new AtomicReference<>();

  AffineRows(Affine op, Kernels kernels) {
    this.moving = new Affine(op.weight(), Tensor.zeros(op.outputs()), op.roundings());
    this.kernels = kernels;
  }

  /** Returns the pullback for d in the bounds. */
  Pullback pullback(Bounds difference) {
    return moving.accept(new Pullbacks(List.of(difference), this::transposed, kernels));
  }

  private double[] transposed(Affine op) {
    double[] known = transposed.get();
    if (known == null) {
      known = Pullbacks.transposed(op);
      transposed.set(known);
    }
    return known;
  }
}
