package fanc.properties.perturbation;

import fanc.properties.SparseBox;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The regions of a {@link Brighten} on one image: bit j of a region's number is 1 where the value
 * with the j-th largest gap, from 0, has the upper half of its interval. Of equal gaps the one with
 * the smaller input index comes first.
 */
public final class BrightenedFamily implements ImageFamily {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final InputImage image;
  private final Brighten perturbation;
  private final int[] bright;
  private final List<Integer> halved;

  BrightenedFamily(InputImage image, Brighten perturbation) {
    this.image = image;
    this.perturbation = perturbation;
    BigDecimal least = range().upper().subtract(perturbation.delta());
    this.bright =
        IntStream.range(0, image.geometry().values())
            .filter(i -> image.pixel(i).compareTo(least) >= 0)
            .toArray();
    // A stable sort: equal gaps stay in the order of the indices.
    this.halved =
        IntStream.of(bright)
            .boxed()
            .filter(i -> gap(i).signum() > 0)
            .sorted(Comparator.comparing(this::gap).reversed())
            .limit(perturbation.halved())
            .toList();
  }

  @Override
  public InputImage image() {
    return image;
  }

  @Override
  public ValueRange range() {
    return perturbation.range();
  }

  @Override
  public long size() {
    return 1L << halved.size();
  }

  /** Returns the input indices of the halved values, the one with the largest gap first. */
  public List<Integer> halved() {
    return halved;
  }

  @Override
  public SparseBox changes(long index) {
    Objects.checkIndex(index, size());
    Map<Integer, ValueRange> halves = new HashMap<>();
    for (int j = 0; j < halved.size(); j++) {
      halves.put(halved.get(j), half(halved.get(j), upper(index, j)));
    }
    return image.widen(
        bright,
        i -> halves.getOrDefault(i, whole(i)).lower(),
        i -> halves.getOrDefault(i, whole(i)).upper());
  }

  @Override
  public String describe(long index) {
    Objects.checkIndex(index, size());
    List<String> places = new ArrayList<>();
    for (int j = 0; j < halved.size(); j++) {
      if (upper(index, j)) {
        places.add(place(halved.get(j)));
      }
    }
    return places.isEmpty()
        ? "brightened, no upper half"
        : places.stream()
            .collect(Collectors.joining(", ", "brightened, upper half at (row, column) ", ""));
  }

  private static boolean upper(long index, int j) {
    return (index >> j & 1) == 1;
  }

  private BigDecimal gap(int i) {
    return range().upper().subtract(range().clip(image.pixel(i)));
  }

  private ValueRange whole(int i) {
    return new ValueRange(range().clip(image.pixel(i)), range().upper());
  }

  /** Returns one half of a value's interval; both contain its middle, which is an exact decimal. */
  private ValueRange half(int i, boolean upper) {
    ValueRange whole = whole(i);
    BigDecimal middle = whole.lower().add(whole.upper()).multiply(HALF);
    return upper ? new ValueRange(middle, whole.upper()) : new ValueRange(whole.lower(), middle);
  }

  private String place(int i) {
    ImageGeometry geometry = image.geometry();
    int pixel = i % geometry.pixels();
    String place = "(" + pixel / geometry.width() + ", " + pixel % geometry.width();
    return geometry.channels() == 1
        ? place + ")"
        : place + "; channel " + i / geometry.pixels() + ")";
  }
}
