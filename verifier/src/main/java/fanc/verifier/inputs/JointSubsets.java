package fanc.verifier.inputs;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import fanc.verifier.Rounding;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.function.Function;

/**
 * Independent choices of pixels from disjoint blocks: k1 pixels of the first block, k2 of the
 * second, and so on, which change together around one base point.
 *
 * <p>With y_b the point that block b's choice alone makes of the base point x0, the point that all
 * choices make is {@code x = sum of y_b - (m - 1) x0} for m blocks. So for every affine f
 *
 * <pre>{@code
 * f(x) = sum of f(y_b) - (m - 1) f(x0) >= sum of min f over block b - (m - 1) max f(x0)
 * }</pre>
 *
 * and since blocks are chosen independently this is the minimum, but for rounding: the image of the
 * base point is an interval of rounding errors, counted 2 m times. Every sum is rounded outward.
 */
public final class JointSubsets implements InputSet {
  private final List<InputSet> blocks;
  private final InputSet base;

  private JointSubsets(List<InputSet> blocks, InputSet base) {
    this.blocks = blocks;
    this.base = base;
  }

  /**
   * Returns the set of all joint choices.
   *
   * @param base the base point
   * @param blocks the choices, of which no two change the same coordinate
   * @throws IllegalArgumentException if there is none
   */
  public static InputSet of(BasePoint base, List<PixelSubsets> blocks, Kernels kernels) {
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("a joint choice needs at least one block");
    }
    if (blocks.size() == 1) {
      return blocks.get(0);
    }
    SparseBox nothing = new SparseBox(new int[0], new double[0], new double[0]);
    InputSet point = RegionSet.of(new InputRegion(base, nothing), kernels);
    return new JointSubsets(List.copyOf(blocks), point);
  }

  @Override
  public int dimension() {
    return base.dimension();
  }

  /** No two blocks change the same coordinate, so at most one of their hulls is not the base's. */
  @Override
  public Bounds hull() {
    Bounds point = base.hull();
    double[] lower = point.lowerArray();
    double[] upper = point.upperArray();
    for (InputSet block : blocks) {
      Bounds hull = block.hull();
      for (int i = 0; i < lower.length; i++) {
        if (hull.lower(i) != point.lower(i) || hull.upper(i) != point.upper(i)) {
          lower[i] = hull.lower(i);
          upper[i] = hull.upper(i);
        }
      }
    }
    return new Bounds(lower, upper);
  }

  @Override
  public Bounds image(Affine op) {
    return joined(set -> set.image(op));
  }

  @Override
  public Bounds image(Conv2d op) {
    return joined(set -> set.image(op));
  }

  private Bounds joined(Function<InputSet, Bounds> image) {
    Bounds point = image.apply(base);
    Bounds first = image.apply(blocks.get(0));
    double[] lower = first.lowerArray();
    double[] upper = first.upperArray();
    for (InputSet block : blocks.subList(1, blocks.size())) {
      Bounds next = image.apply(block);
      for (int j = 0; j < lower.length; j++) {
        lower[j] = Rounding.addDown(lower[j], Rounding.addDown(next.lower(j), -point.upper(j)));
        upper[j] = Rounding.addUp(upper[j], Rounding.addUp(next.upper(j), -point.lower(j)));
      }
    }
    return new Bounds(lower, upper);
  }

  @Override
  public InputSet image(Scale op) {
    return mapped(set -> set.image(op));
  }

  @Override
  public InputSet image(Select op) {
    return mapped(set -> set.image(op));
  }

  private InputSet mapped(Function<InputSet, InputSet> image) {
    return new JointSubsets(blocks.stream().map(image).toList(), image.apply(base));
  }

  @Override
  public void lowerEnds(double[] rows, int count, double[] lower) {
    double[] negated = new double[count * dimension()];
    for (int i = 0; i < negated.length; i++) {
      negated[i] = -rows[i];
    }
    double[] minusMost = new double[count];
    base.lowerEnds(negated, count, minusMost);
    blocks.get(0).lowerEnds(rows, count, lower);
    double[] next = new double[count];
    for (InputSet block : blocks.subList(1, blocks.size())) {
      block.lowerEnds(rows, count, next);
      for (int i = 0; i < count; i++) {
        lower[i] = Rounding.addDown(lower[i], Rounding.addDown(next[i], minusMost[i]));
      }
    }
  }
}
