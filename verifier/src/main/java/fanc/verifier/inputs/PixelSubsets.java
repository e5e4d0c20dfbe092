package fanc.verifier.inputs;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.properties.BasePoint;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import fanc.verifier.kernels.Kernels;
import java.util.List;

/**
 * All choices of k pixels: the chosen ones range over their intervals, all channels of a pixel
 * independently, and the others keep the base point's values.
 *
 * <p>The minimum of {@code w . x} is its value at the base point plus the k least changes, where
 * the change of a pixel is the least that its intervals can add. Where every interval contains the
 * base point's value no change is above 0, so "k pixels" and "at most k pixels" are the same set;
 * elsewhere exactly k pixels are meant. Nothing is enumerated: C(784, 3) = 80,007,984 choices cost
 * what 784 pixels do.
 */
public final class PixelSubsets implements InputSet {
  private final Choices choices;
  private final Kernels kernels;

  private PixelSubsets(Choices choices, Kernels kernels) {
    this.choices = choices;
    this.kernels = kernels;
  }

  /**
   * Makes the set.
   *
   * @param base the base point
   * @param pixels for each pixel what it does when it is chosen; no coordinate belongs to two
   *     pixels
   * @param picks k, at least 1 and at most the number of pixels
   * @throws IllegalArgumentException if k is out of range or two pixels share a coordinate
   */
  public static PixelSubsets of(
      BasePoint base, List<SparseBox> pixels, int picks, Kernels kernels) {
    ChangeLists.Draft draft = new ChangeLists.Draft(base.dimension());
    boolean[] owned = new boolean[base.dimension()];
    for (SparseBox pixel : pixels) {
      for (int k = 0; k < pixel.size(); k++) {
        if (owned[pixel.index(k)]) {
          throw new IllegalArgumentException(
              "coordinate " + pixel.index(k) + " belongs to two pixels");
        }
        owned[pixel.index(k)] = true;
      }
      draft.add(pixel);
    }
    return new PixelSubsets(Choices.around(base, draft.lists(), picks), kernels);
  }

  /** Returns k, the number of pixels chosen. */
  public int picks() {
    return choices.picks;
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
    return ChoicesImage.affine(op, choices, kernels);
  }

  @Override
  public Bounds image(Conv2d op) {
    return ChoicesImage.convolution(op, choices, kernels);
  }

  @Override
  public PixelSubsets image(Scale op) {
    return new PixelSubsets(ChoicesImage.scale(op, choices), kernels);
  }

  @Override
  public PixelSubsets image(Select op) {
    return new PixelSubsets(ChoicesImage.select(op, choices), kernels);
  }

  @Override
  public void lowerEnds(double[] rows, int count, double[] lower) {
    RowMinima minima = new RowMinima(choices);
    for (int i = 0; i < count; i++) {
      lower[i] = minima.lower(rows, i * dimension());
    }
  }
}
