package fanc.properties.perturbation;

import fanc.properties.SparseBox;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The positions of a patch on one image: see {@link Patch}. */
public final class PatchFamily implements ImageFamily {
  private final InputImage image;
  private final Patch patch;
  private final FreePixels free;
  private final int columns;
  private final long size;
  private final Map<Patch.Position, Integer> indices = new HashMap<>();

  PatchFamily(InputImage image, Patch patch) {
    this.image = image;
    this.patch = patch;
    this.free = new FreePixels(image, patch.range());
    this.columns = image.geometry().width() - patch.width() + 1;
    this.size =
        patch
            .positions()
            .map(list -> (long) list.size())
            .orElse((long) columns * (image.geometry().height() - patch.height() + 1));
    patch.positions().ifPresent(list -> list.forEach(p -> indices.put(p, indices.size())));
  }

  @Override
  public InputImage image() {
    return image;
  }

  @Override
  public ValueRange range() {
    return patch.range();
  }

  /** Returns the patch. */
  public Patch patch() {
    return patch;
  }

  @Override
  public long size() {
    return size;
  }

  /**
   * Returns where the patch of a region is.
   *
   * @throws IndexOutOfBoundsException if there is no such region
   */
  public Patch.Position position(long index) {
    Objects.checkIndex(index, size);
    return patch
        .positions()
        .map(list -> list.get((int) index))
        .orElseGet(() -> new Patch.Position((int) (index / columns), (int) (index % columns)));
  }

  /**
   * Returns the region of the patch whose upper left pixel is given.
   *
   * @throws IndexOutOfBoundsException if the family has no patch there
   */
  public long indexOf(int row, int column) {
    if (patch.positions().isEmpty()) {
      Objects.checkIndex(row, image.geometry().height() - patch.height() + 1);
      return (long) row * columns + Objects.checkIndex(column, columns);
    }
    Integer index = indices.get(new Patch.Position(row, column));
    if (index == null) {
      throw new IndexOutOfBoundsException("no patch at row " + row + ", column " + column);
    }
    return index;
  }

  @Override
  public SparseBox changes(long index) {
    Patch.Position corner = position(index);
    int[] pixels = new int[patch.height() * patch.width()];
    Arrays.setAll(
        pixels,
        i ->
            (corner.row() + i / patch.width()) * image.geometry().width()
                + corner.column()
                + i % patch.width());
    return free.box(pixels);
  }

  @Override
  public String describe(long index) {
    Patch.Position corner = position(index);
    return "patch at row " + corner.row() + ", column " + corner.column();
  }
}
