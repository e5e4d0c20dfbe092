package fanc.properties.images;

import fanc.properties.PropertyFormatException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Images in an IDX file of three sizes (grey) or four (with channels, in the order of the layout),
 * and their labels in an IDX file of one size.
 */
final class IdxImages {
  private final ImageSource source;

  private IdxImages(ImageSource source) {
    this.source = source;
  }

  static ImageSet read(ImageSource source, Optional<IndexList> rows)
      throws PropertyFormatException {
    return new IdxImages(source).read(rows);
  }

  private ImageSet read(Optional<IndexList> rows) throws PropertyFormatException {
    int dimensions = source.layout() == Layout.HW ? 3 : 4;
    String expected =
        "IDX images of unsigned bytes with "
            + dimensions
            + " sizes, as layout "
            + source.layout()
            + " has";
    try (IdxFile idx = IdxFile.open(source.file(), List.of(dimensions), expected)) {
      ImageGeometry geometry = geometry(idx.sizes());
      int count = idx.sizes().get(0);
      IndexList list = rows.orElseGet(() -> IndexList.all(count));
      requireBelow(list, count);
      Optional<byte[]> labels = labels(count);
      Map<Integer, Image> images = images(idx, geometry, new HashSet<>(list.rows()), labels);
      return new ImageSet(list.rows().stream().map(images::get).toList(), Optional.of(geometry));
    }
  }

  private void requireBelow(IndexList list, int count) throws PropertyFormatException {
    try {
      list.requireBelow(count);
    } catch (PropertyFormatException e) {
      throw new PropertyFormatException(source.file() + ": " + e.getMessage());
    }
  }

  private ImageGeometry geometry(List<Integer> sizes) throws PropertyFormatException {
    ImageGeometry found;
    try {
      found =
          switch (source.layout()) {
            case HW -> new ImageGeometry(sizes.get(1), sizes.get(2), 1, Layout.HW);
            case HWC -> new ImageGeometry(sizes.get(1), sizes.get(2), sizes.get(3), Layout.HWC);
            case CHW -> new ImageGeometry(sizes.get(2), sizes.get(3), sizes.get(1), Layout.CHW);
          };
    } catch (IllegalArgumentException e) {
      throw new PropertyFormatException(source.file(), "header", e.getMessage());
    }
    if (source.geometry().isPresent() && !source.geometry().get().equals(found)) {
      throw new PropertyFormatException(
          source.file(),
          "header",
          "images of " + found.inWords() + ", expected " + source.geometry().get().inWords());
    }
    return found;
  }

  private Map<Integer, Image> images(
      IdxFile idx, ImageGeometry geometry, Set<Integer> asked, Optional<byte[]> labels)
      throws PropertyFormatException {
    Map<Integer, Image> images = new HashMap<>();
    for (int row = 0; row < idx.sizes().get(0); row++) {
      byte[] bytes = idx.next(geometry.values());
      if (asked.contains(row)) {
        int at = row;
        OptionalInt label =
            labels.map(l -> OptionalInt.of(l[at] & 0xff)).orElse(OptionalInt.empty());
        images.put(row, new Image(row, label, values(bytes, row)));
      }
    }
    idx.requireEnd();
    return images;
  }

  private List<BigDecimal> values(byte[] bytes, int row) throws PropertyFormatException {
    List<BigDecimal> values = new ArrayList<>(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      values.add(ByteValues.checked(bytes[i] & 0xff, source, "item " + row, i));
    }
    return values;
  }

  /** Reads the labels: of the file named, else of the one whose name belongs to the images'. */
  private Optional<byte[]> labels(int count) throws PropertyFormatException {
    Optional<Path> file = source.labels().or(this::besideTheImages);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (IdxFile idx =
        IdxFile.open(file.get(), List.of(1), "IDX labels of unsigned bytes with 1 size")) {
      int labels = idx.sizes().get(0);
      if (labels != count) {
        throw new PropertyFormatException(
            file.get(), "header", labels + " labels for " + count + " images");
      }
      byte[] bytes = new byte[count];
      for (int i = 0; i < count; i++) {
        bytes[i] = idx.next(1)[0];
      }
      idx.requireEnd();
      return Optional.of(bytes);
    }
  }

  private Optional<Path> besideTheImages() {
    String name = source.file().getFileName().toString();
    String other = name.replace("images", "labels").replaceFirst("idx\\d", "idx1");
    String plain = other.replaceFirst("\\.gz$", "");
    return List.of(other, plain, plain + ".gz").stream()
        .filter(n -> !n.equals(name))
        .map(source.file()::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
