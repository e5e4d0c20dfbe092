package fanc.properties.perturbation;

import fanc.properties.Choices;
import fanc.properties.SparseBox;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The pixel sets of an L0 perturbation on one image: see {@link L0}. */
public final class PixelSetFamily implements ImageFamily {
  private final InputImage image;
  private final L0 perturbation;
  private final FreePixels free;
  private final long size;

  PixelSetFamily(InputImage image, L0 perturbation) {
    this.image = image;
    this.perturbation = perturbation;
    this.free = new FreePixels(image, perturbation.range());
    this.size = perturbation.select().size(image.geometry(), perturbation.pixels());
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
    return size;
  }

  @Override
  public BigInteger count() {
    return perturbation.select() instanceof AllPixels ? population() : BigInteger.valueOf(size);
  }

  @Override
  public Optional<Choices> choices() {
    if (!(perturbation.select() instanceof AllPixels)) {
      return Optional.empty();
    }
    List<SparseBox> parts =
        IntStream.range(0, image.geometry().pixels())
            .mapToObj(pixel -> free.box(new int[] {pixel}))
            .toList();
    return Optional.of(new Choices(parts, perturbation.pixels()));
  }

  @Override
  public BigInteger population() {
    return perturbation.select().population(image.geometry(), perturbation.pixels());
  }

  /**
   * Returns the pixels of a region.
   *
   * @return positions {@code row * width + column}, strictly ascending
   * @throws IndexOutOfBoundsException if there is no such region
   */
  public int[] pixels(long index) {
    Objects.checkIndex(index, size);
    return perturbation.select().pixels(image.geometry(), perturbation.pixels(), index);
  }

  @Override
  public SparseBox changes(long index) {
    return free.box(pixels(index));
  }

  @Override
  public Optional<String> remark() {
    return perturbation.select() instanceof RankedPixels ranked
        ? Optional.of("pixels chosen by " + ranked.origin())
        : Optional.empty();
  }

  @Override
  public String describe(long index) {
    int width = image.geometry().width();
    return Arrays.stream(pixels(index))
        .mapToObj(p -> "(" + p / width + ", " + p % width + ")")
        .collect(Collectors.joining(", ", "pixels (row, column) ", ""));
  }
}
