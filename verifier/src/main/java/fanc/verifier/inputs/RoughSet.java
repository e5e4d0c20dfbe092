package fanc.verifier.inputs;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.verifier.Bounds;
import fanc.verifier.Rounding;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.kernels.Kernels;
import java.util.List;

/**
 * A union of regions whose images under affine ops are bounded roughly: at most t coordinates leave
 * the base point at a time, each by at most m, wherever they are. So with w the t largest weights
 * of an output in absolute value
 *
 * <pre>{@code
 * x W + b  lies within  x0 W + b  -/+  m (w_1 + ... + w_t)
 * }</pre>
 *
 * which costs one product with the base point, however many regions there are. Good enough where W
 * is small: a difference of two networks that are near each other. A union of one region is a box,
 * and its image exact.
 *
 * <p><b>Direction.</b> Images are over-approximations, rounding included; everything else is as
 * exact as of the {@link RegionSet}.
 */
public final class RoughSet implements InputSet {
  private final Choices choices;
  private final LargestWeights largest;
  private final Kernels kernels;
  private final BoxDomain box;
  private final int terms;
  private final double reach;

  private RoughSet(Choices choices, LargestWeights largest, Kernels kernels) {
    this.choices = choices;
    this.largest = largest;
    this.kernels = kernels;
    this.box = new BoxDomain(kernels);
    this.terms = choices.terms();
    double most = 0;
    for (int i = 0; i < choices.dimension(); i++) {
      most = Math.max(most, choices.magnitude(i));
    }
    this.reach = most;
  }

  /**
   * Returns the same union with rough images.
   *
   * @param largest what is known of the weights, to be shared by all sets that meet the same ops
   */
  public static RoughSet of(RegionSet set, LargestWeights largest) {
    return new RoughSet(set.choices(), largest, set.kernels());
  }

  @Override
  public int dimension() {
    return choices.dimension();
  }

  @Override
  public Bounds hull() {
    return choices.hull();
  }

  @Override
  public Bounds image(Affine op) {
    if (choices.isBox()) {
      return ChoicesImage.affine(op, choices, kernels);
    }
    return widened(box.transform(op, 0, List.of(choices.base())), largest.of(op, terms), 1);
  }

  @Override
  public Bounds image(Conv2d op) {
    if (choices.isBox()) {
      return ChoicesImage.convolution(op, choices, kernels);
    }
    int positions = op.window().positions();
    return widened(box.transform(op, 0, List.of(choices.base())), largest.of(op, terms), positions);
  }

  @Override
  public RoughSet image(Scale op) {
    return new RoughSet(ChoicesImage.scale(op, choices), largest, kernels);
  }

  @Override
  public RoughSet image(Select op) {
    return new RoughSet(ChoicesImage.select(op, choices), largest, kernels);
  }

  @Override
  public void lowerEnds(double[] rows, int count, double[] lower) {
    RowMinima minima = new RowMinima(choices);
    for (int i = 0; i < count; i++) {
      lower[i] = minima.lower(rows, i * dimension());
    }
  }

  /** Widens the base point's image by what the changes can do, each sum for so many outputs. */
  private Bounds widened(Bounds anchor, double[] sums, int outputsOfOne) {
    double[] lower = new double[anchor.dimension()];
    double[] upper = new double[anchor.dimension()];
    for (int j = 0; j < lower.length; j++) {
      double sum = sums[j / outputsOfOne];
      boolean still = sum == 0 || reach == 0;
      double most = still ? 0 : Rounding.addUp(sum * reach, Rounding.UNDERFLOW);
      lower[j] = Rounding.addDown(anchor.lower(j), -most);
      upper[j] = Rounding.addUp(anchor.upper(j), most);
    }
    return new Bounds(lower, upper);
  }
}
