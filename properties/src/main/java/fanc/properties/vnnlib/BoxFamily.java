package fanc.properties.vnnlib;

import fanc.properties.BasePoint;
import fanc.properties.ClaimedSet;
import fanc.properties.InputRegion;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The input boxes of a query whose outputs must meet one constraint. The base point is the first
 * box's; boxes are made when asked for.
 */
final class BoxFamily implements RegionFamily {
  private final int inputs;
  private final List<Disjunct> boxes;
  private final InputRegion first;

  BoxFamily(int inputs, List<Disjunct> boxes) {
    this.inputs = inputs;
    this.boxes = boxes;
    this.first = set(0).region();
  }

  private InputSet set(long index) {
    return InputSet.of(inputs, boxes.get(Math.toIntExact(index)).allInputs());
  }

  @Override
  public BasePoint base() {
    return first.base();
  }

  @Override
  public long size() {
    return boxes.size();
  }

  @Override
  public SparseBox changes(long index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException("region " + index + " of " + size());
    }
    return index == 0 ? first.changes() : movedToBase(set(index));
  }

  /**
   * A coordinate that is fixed elsewhere than in the base point becomes the narrowest interval, so
   * that every point of it stands for the exact number.
   */
  private SparseBox movedToBase(InputSet set) {
    InputRegion region = set.region();
    int n = region.dimension();
    SparseBox changes = region.changes();
    int[] indices = new int[n];
    double[] lower = new double[n];
    double[] upper = new double[n];
    int size = 0;
    int k = 0;
    for (int i = 0; i < n; i++) {
      boolean changed = k < changes.size() && changes.index(k) == i;
      double value = region.base().value(i);
      double error = region.base().error(i);
      if (changed || value != base().value(i) || error != base().error(i)) {
        indices[size] = i;
        lower[size] = changed ? changes.lower(k) : set.ends().lower(i).roundDown();
        upper[size] = changed ? changes.upper(k) : set.ends().upper(i).roundUp();
        size++;
      }
      k += changed ? 1 : 0;
    }
    return new SparseBox(
        Arrays.copyOf(indices, size), Arrays.copyOf(lower, size), Arrays.copyOf(upper, size));
  }

  @Override
  public Optional<ClaimedSet> claimed(long index) {
    return set(index).claimed();
  }

  @Override
  public String describe(long index) {
    return size() == 1 ? "the box" : "box " + index;
  }
}
