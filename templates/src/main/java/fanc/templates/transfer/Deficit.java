package fanc.templates.transfer;

import fanc.verifier.group.Group;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much is missing where the parent's margins, less by how far the child can drift, do not prove
 * a group: it decides which dearer bounds are worth a try, never a verdict.
 *
 * <p>A margin is worth it if its change is at most a few times the median of the parent's margins.
 * The numbers were set by hand.
 */
final class Deficit {
  private static final double OF_ALL = 1.5;
  private static final double OF_PARTS = 6;

  /** Members by which the median is estimated, about. */
  private static final int SAMPLE = 64;

  private final RegionMargins margins;

  Deficit(RegionMargins margins) {
    this.margins = margins;
  }

  /**
   * Returns the margins that fail in some open region of a group, and not by too much.
   *
   * @param change lower bounds of how much each margin changes over the group
   */
  int[] small(Group group, OpenRegions regions, double[] change) {
    double factor = group.level() == 0 ? OF_ALL : OF_PARTS;
    long[] open = Arrays.stream(group.members()).filter(regions::isOpen).toArray();
    return IntStream.range(0, change.length)
        .filter(j -> Arrays.stream(open).anyMatch(r -> !(margins.at(r, j) + change[j] > 0)))
        .filter(j -> -change[j] <= factor * median(open, j))
        .toArray();
  }

  private double median(long[] open, int row) {
    int stride = open.length / SAMPLE + 1;
    double[] some =
        IntStream.range(0, (open.length + stride - 1) / stride)
            .mapToDouble(k -> margins.at(open[k * stride], row))
            .sorted()
            .toArray();
    return some[some.length / 2];
  }
}
