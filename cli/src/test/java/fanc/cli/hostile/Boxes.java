package fanc.cli.hostile;

import fanc.properties.BasePoint;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import java.util.ArrayList;
import java.util.List;

/**
 * Regions as they come.
 *
 * @param base the point they share
 * @param boxes what each of them lets vary
 */
public record Boxes(BasePoint base, List<SparseBox> boxes) implements RegionFamily {
  private static final int REGIONS = 6;

  /** Copies the list. */
  public Boxes {
    boxes = List.copyOf(boxes);
  }

  /**
   * Returns six boxes that all contain one point, each half as wide as the one before, the last one
   * the point itself. A ladder does not climb its rungs for fewer.
   *
   * @param point one value for each input
   * @param changed the coordinates that vary, ascending
   * @param lower their lower ends in the widest box
   * @param upper their upper ends
   */
  public static Boxes towards(double[] point, int[] changed, double[] lower, double[] upper) {
    List<SparseBox> boxes = new ArrayList<>();
    for (int r = 0; r < REGIONS; r++) {
      double share = r == REGIONS - 1 ? 0 : Math.scalb(1.0, -r);
      double[] low = new double[changed.length];
      double[] high = new double[changed.length];
      for (int k = 0; k < changed.length; k++) {
        double at = point[changed[k]];
        low[k] = Math.min(at, at - share * (at - lower[k]));
        high[k] = Math.max(at, at + share * (upper[k] - at));
      }
      boxes.add(new SparseBox(changed.clone(), low, high));
    }
    return new Boxes(BasePoint.exact(point), boxes);
  }

  @Override
  public long size() {
    return boxes.size();
  }

  @Override
  public SparseBox changes(long index) {
    return boxes.get((int) index);
  }

  @Override
  public String describe(long index) {
    return "region " + index;
  }
}
