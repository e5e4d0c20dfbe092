package fanc.verifier.inputs;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.properties.InputRegion;
import fanc.properties.RegionFamily;
import fanc.verifier.Bounds;
import fanc.verifier.kernels.Kernels;
import java.util.stream.LongStream;

/**
 * The union of regions around one base point: of a family, of some of its members, of one box.
 *
 * <p>What the regions change is stored once for each pixel; a linear function costs one product for
 * each change and one addition for each pixel of each region.
 */
public final class RegionSet implements InputSet {
  private final Choices choices;
  private final Kernels kernels;

  private RegionSet(Choices choices, Kernels kernels) {
    this.choices = choices;
    this.kernels = kernels;
  }

  /**
   * Returns the union of all regions of a family.
   *
   * @throws IllegalArgumentException if the family has more regions than an array has entries
   */
  public static RegionSet of(RegionFamily family, Kernels kernels) {
    return of(family, LongStream.range(0, family.size()).toArray(), kernels);
  }

  /**
   * Returns the union of some regions of a family.
   *
   * @param members numbers of the regions, at least one
   * @throws IllegalArgumentException if there is none
   */
  public static RegionSet of(RegionFamily family, long[] members, Kernels kernels) {
    ChangeLists.Draft draft = new ChangeLists.Draft(family.base().dimension());
    for (long member : members) {
      draft.add(family.changes(member));
    }
    return new RegionSet(Choices.around(family.base(), draft.lists(), 1), kernels);
  }

  /** Returns one region: a box. */
  public static RegionSet of(InputRegion region, Kernels kernels) {
    ChangeLists lists = new ChangeLists.Draft(region.dimension()).add(region.changes()).lists();
    return new RegionSet(Choices.around(region.base(), lists, 1), kernels);
  }

  Choices choices() {
    return choices;
  }

  Kernels kernels() {
    return kernels;
  }

  /** Returns the number of regions. */
  public int regions() {
    return choices.lists();
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
  public RegionSet image(Scale op) {
    return new RegionSet(ChoicesImage.scale(op, choices), kernels);
  }

  @Override
  public RegionSet image(Select op) {
    return new RegionSet(ChoicesImage.select(op, choices), kernels);
  }

  @Override
  public void lowerEnds(double[] rows, int count, double[] lower) {
    RowMinima minima = new RowMinima(choices);
    for (int i = 0; i < count; i++) {
      lower[i] = minima.lower(rows, i * dimension());
    }
  }

  /**
   * Bounds linear functions from below over each region by itself.
   *
   * @param rows count x n, row-major
   * @return count arrays of one number for each region, in the order of the members
   */
  public double[][] lowerEndsByRegion(double[] rows, int count) {
    RowMinima minima = new RowMinima(choices);
    double[][] lower = new double[count][regions()];
    for (int i = 0; i < count; i++) {
      minima.lowerByList(rows, i * dimension(), lower[i]);
    }
    return lower;
  }
}
