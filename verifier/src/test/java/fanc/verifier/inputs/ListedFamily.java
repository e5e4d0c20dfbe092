package fanc.verifier.inputs;

import fanc.properties.BasePoint;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Boxes in a list, for tests. */
public record ListedFamily(BasePoint base, List<SparseBox> boxes) implements RegionFamily {
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
    return "box " + index;
  }

  /** Returns a union of boxes: each coordinate of a box has one of few intervals, or its own. */
  public static ListedFamily random(BasePoint base, int count, Random random) {
    double share = random.nextDouble();
    boolean own = random.nextBoolean();
    double[] from = random.doubles(base.dimension()).map(t -> -1.2 * t).toArray();
    double[] to = random.doubles(base.dimension()).toArray();
    List<SparseBox> boxes =
        IntStream.range(0, count)
            .mapToObj(
                i -> {
                  int[] indices =
                      IntStream.range(0, base.dimension())
                          .filter(c -> random.nextDouble() < share)
                          .toArray();
                  double shift = own ? random.nextDouble() - 0.5 : 0;
                  double[] lower =
                      IntStream.of(indices).mapToDouble(c -> from[c] + shift).toArray();
                  double[] upper = IntStream.of(indices).mapToDouble(c -> to[c] + shift).toArray();
                  return new SparseBox(indices, lower, upper);
                })
            .toList();
    return new ListedFamily(base, boxes);
  }

  /** Returns disjoint boxes that divide some of the coordinates between them: pixels. */
  public static ListedFamily pixels(BasePoint base, int count, Random random) {
    int[] owner = random.ints(base.dimension(), 0, count).toArray();
    List<SparseBox> boxes =
        IntStream.range(0, count)
            .mapToObj(
                pixel -> {
                  int[] indices =
                      IntStream.range(0, base.dimension()).filter(c -> owner[c] == pixel).toArray();
                  double[] lower =
                      IntStream.of(indices).mapToDouble(c -> -0.9 + random.nextDouble()).toArray();
                  double[] upper =
                      IntStream.range(0, indices.length)
                          .mapToDouble(k -> lower[k] + random.nextDouble())
                          .toArray();
                  return new SparseBox(indices, lower, upper);
                })
            .toList();
    return new ListedFamily(base, boxes);
  }
}
