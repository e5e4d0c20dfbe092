package fanc.verifier.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.properties.BasePoint;
import fanc.properties.Choices;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.JavaKernels;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Parts of families, against the enumeration of all their regions. */
class FamilyPartTest {
  private static final int PIXELS = 7;
  private static final int CHOSEN = 3;
  private static final int ROWS = 20;
  private final Random random = new Random(5);
  private final BasePoint base = BasePoint.exact(random.doubles(PIXELS, -1, 1).toArray());

  /** All triples, in any order, once as choices and once as a plain list. */
  private record Listed(BasePoint base, List<SparseBox> boxes, Optional<Choices> choices)
      implements RegionFamily {
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

  private Listed triples(boolean asChoices) {
    List<SparseBox> pixels =
        IntStream.range(0, PIXELS)
            .mapToObj(i -> new SparseBox(new int[] {i}, new double[] {-1.5}, new double[] {2}))
            .toList();
    List<SparseBox> boxes = new ArrayList<>();
    for (int a = 0; a < PIXELS; a++) {
      for (int b = a + 1; b < PIXELS; b++) {
        for (int c = b + 1; c < PIXELS; c++) {
          double[] lower = {-1.5, -1.5, -1.5};
          boxes.add(new SparseBox(new int[] {a, b, c}, lower, new double[] {2, 2, 2}));
        }
      }
    }
    return new Listed(
        base, boxes, asChoices ? Optional.of(new Choices(pixels, CHOSEN)) : Optional.empty());
  }

  @Test
  void partsOfChoicesHoldEveryRegionOnce() {
    requirePartition(FamilyParts.of(triples(true), new JavaKernels()).get(0));
  }

  @Test
  void partsOfAListHoldEveryRegionOnce() {
    requirePartition(FamilyParts.of(triples(false), new JavaKernels()).get(0));
  }

  /** Splits to the end: counts add up, and minima are those of the regions that are left. */
  private void requirePartition(FamilyPart whole) {
    assertThat(whole.count()).isEqualTo(35);
    List<FamilyPart> open = List.of(whole);
    while (!open.isEmpty()) {
      List<FamilyPart> next = new ArrayList<>();
      for (FamilyPart part : open) {
        List<FamilyPart> smaller = part.split();
        assertThat(smaller.isEmpty()).isEqualTo(part.count().equals(BigInteger.ONE));
        if (!smaller.isEmpty()) {
          assertThat(smaller.stream().map(FamilyPart::count).reduce(BigInteger::add))
              .hasValue(part.count());
          requireSameMinima(part, smaller);
        }
        next.addAll(smaller);
      }
      open = next;
    }
  }

  private void requireSameMinima(FamilyPart part, List<FamilyPart> smaller) {
    double[] rows = random.doubles((long) ROWS * PIXELS, -1, 1).toArray();
    double[] whole = minima(part.inputs(), rows);
    double[] least = new double[ROWS];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (FamilyPart each : smaller) {
      double[] minima = minima(each.inputs(), rows);
      for (int i = 0; i < ROWS; i++) {
        least[i] = Math.min(least[i], minima[i]);
      }
    }
    for (int i = 0; i < ROWS; i++) {
      assertThat(least[i]).isCloseTo(whole[i], within(1e-12));
    }
  }

  @Test
  void minimaOverChoicesAreThoseOfTheEnumeratedRegions() {
    RegionSet every = RegionSet.of(triples(false), new JavaKernels());
    double[] rows = random.doubles((long) ROWS * PIXELS, -1, 1).toArray();
    double[] expected = minima(every, rows);
    List<FamilyPart> parts = FamilyParts.of(triples(true), new JavaKernels()).get(0).split();
    double[] least = minima(parts.get(0).inputs(), rows);
    for (FamilyPart part : parts) {
      double[] minima = minima(part.inputs(), rows);
      for (int i = 0; i < ROWS; i++) {
        least[i] = Math.min(least[i], minima[i]);
      }
      Bounds hull = part.inputs().hull();
      for (int i = 0; i < PIXELS; i++) {
        assertThat(hull.lower(i)).isGreaterThanOrEqualTo(-1.5);
        assertThat(hull.upper(i)).isLessThanOrEqualTo(2);
      }
    }
    for (int i = 0; i < ROWS; i++) {
      assertThat(least[i]).isCloseTo(expected[i], within(1e-12));
    }
  }

  private static double[] minima(InputSet set, double[] rows) {
    double[] lower = new double[ROWS];
    set.lowerEnds(rows, ROWS, lower);
    return lower;
  }
}
