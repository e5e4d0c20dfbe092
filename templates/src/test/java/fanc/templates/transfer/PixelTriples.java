package fanc.templates.transfer;

import fanc.properties.BasePoint;
import fanc.properties.Choices;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** All choices of three pixels, each of which takes any value from 0 to 1. */
record PixelTriples(BasePoint base) implements RegionFamily {
  private static final int CHOSEN = 3;

  private List<int[]> triples() {
    List<int[]> all = new ArrayList<>();
    for (int a = 0; a < base.dimension(); a++) {
      for (int b = a + 1; b < base.dimension(); b++) {
        for (int c = b + 1; c < base.dimension(); c++) {
          all.add(new int[] {a, b, c});
        }
      }
    }
    return all;
  }

  @Override
  public long size() {
    return triples().size();
  }

  @Override
  public SparseBox changes(long index) {
    return new SparseBox(triples().get((int) index), new double[CHOSEN], new double[] {1, 1, 1});
  }

  @Override
  public Optional<Choices> choices() {
    List<SparseBox> pixels =
        IntStream.range(0, base.dimension())
            .mapToObj(i -> new SparseBox(new int[] {i}, new double[] {0}, new double[] {1}))
            .toList();
    return Optional.of(new Choices(pixels, CHOSEN));
  }

  @Override
  public String describe(long index) {
    return "triple " + index;
  }
}
