package fanc.verifier.difference;

import fanc.networks.Scale;
import fanc.networks.Tensor;
import fanc.verifier.Bounds;
import fanc.verifier.Rounding;
import fanc.verifier.backward.Pullback;
import fanc.verifier.backward.Pullbacks;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.kernels.Kernels;
import java.util.List;

/** A scale and shift of each entry, in a parent and in one child. Immutable. */
final class ScaleChange implements LinearChange {
  private final BoxDomain box;
  private final Kernels kernels;
  private final Scale child;
  private final Scale moving;
  private final Scale difference;

  ScaleChange(Scale parent, Scale child, Kernels kernels) {
    this.kernels = kernels;
    this.box = new BoxDomain(kernels);
    this.child = child;
    Tensor none = Tensor.zeros(child.scale().size());
    this.moving = new Scale(child.scale(), none, child.scaleError(), none);
    WeightDifference scales = WeightDifference.of(parent.scale(), 0, child.scale(), 0);
    WeightDifference shifts = WeightDifference.of(parent.shift(), 0, child.shift(), 0);
    this.difference =
        new Scale(
            Tensor.vector(scales.delta()),
            Tensor.vector(shifts.delta()),
            error(scales.slack(), parent.scaleError(), child.scaleError()),
            error(shifts.slack(), parent.shiftError(), child.shiftError()));
  }

  private static Tensor error(double[] slack, Tensor parent, Tensor child) {
    double[] error = new double[parent.size()];
    for (int i = 0; i < error.length; i++) {
      double both = Rounding.addUp(parent.get(i), child.get(i));
      error[i] = slack == null ? both : Rounding.addUp(both, slack[i]);
    }
    return Tensor.vector(error);
  }

  @Override
  public Bounds moved(Bounds difference) {
    return box.transform(moving, 0, List.of(difference));
  }

  @Override
  public Pullback pullback(Bounds difference) {
    return moving.accept(Pullbacks.withoutWeights(List.of(difference), kernels));
  }

  @Override
  public Bounds made(Bounds parent) {
    return box.transform(difference, 0, List.of(parent));
  }

  @Override
  public Bounds made(InputSet parent) {
    return made(parent.hull());
  }

  @Override
  public Bounds child(Bounds child) {
    return box.transform(this.child, 0, List.of(child));
  }
}
