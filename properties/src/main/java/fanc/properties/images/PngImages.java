package fanc.properties.images;

import fanc.properties.PropertyFormatException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * PNG files as an image set: one file, or all files of a folder whose names end in {@code .png},
 * ordered by name. Labels come from a file {@code labels.csv} beside them, or the one named.
 */
final class PngImages {
  private static final int COLOURS = 3;

  private final ImageSource source;

  private PngImages(ImageSource source) {
    this.source = source;
  }

  static ImageSet read(ImageSource source, Optional<IndexList> rows)
      throws PropertyFormatException {
    return new PngImages(source).read(rows);
  }

  private ImageSet read(Optional<IndexList> rows) throws PropertyFormatException {
    boolean folder = Files.isDirectory(source.file());
    List<Path> files = folder ? files() : List.of(source.file());
    IndexList list = rows.orElseGet(() -> IndexList.all(files.size()));
    Optional<PngLabels> labels = labels(folder);
    Optional<ImageGeometry> geometry = source.geometry();
    List<Image> images = new ArrayList<>();
    for (int row : list.rows()) {
      if (row >= files.size()) {
        throw new PropertyFormatException(
            source.file() + ": row " + row + " does not exist: " + files.size() + " PNG files");
      }
      Path file = files.get(row);
      PngPixels pixels = PngPixels.read(file);
      ImageGeometry size = size(pixels, file);
      if (geometry.isPresent() && !geometry.get().equals(size)) {
        throw new PropertyFormatException(
            file + ": " + size.inWords() + ", expected " + geometry.get().inWords());
      }
      geometry = Optional.of(size);
      OptionalInt label =
          labels.isPresent()
              ? OptionalInt.of(labels.get().of(file.getFileName().toString()))
              : OptionalInt.empty();
      images.add(new Image(row, label, values(pixels, size, file)));
    }
    return new ImageSet(images, geometry);
  }

  private List<Path> files() throws PropertyFormatException {
    List<Path> files;
    try (Stream<Path> all = Files.list(source.file())) {
      files =
          all.filter(f -> f.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".png"))
              .sorted(Comparator.comparing(f -> f.getFileName().toString()))
              .toList();
    } catch (IOException e) {
      throw new PropertyFormatException(source.file() + ": cannot be read: " + e.getMessage());
    }
    if (files.isEmpty()) {
      throw new PropertyFormatException(source.file() + ": a folder without PNG files");
    }
    return files;
  }

  private Optional<PngLabels> labels(boolean folder) throws PropertyFormatException {
    Path beside =
        folder ? source.file().resolve("labels.csv") : source.file().resolveSibling("labels.csv");
    Optional<Path> file =
        source.labels().or(() -> Optional.of(beside).filter(Files::isRegularFile));
    return file.isPresent() ? Optional.of(PngLabels.read(file.get())) : Optional.empty();
  }

  /** Returns the size in which the image is taken: as many channels as the layout asks for. */
  private ImageGeometry size(PngPixels pixels, Path file) throws PropertyFormatException {
    int wanted = source.geometry().map(ImageGeometry::channels).orElse(stated());
    if (wanted == COLOURS ? pixels.grey() : wanted != 1 || !pixels.colourless()) {
      throw new PropertyFormatException(
          file
              + (pixels.grey() ? ": a grey image, " : ": a colour image, ")
              + wanted
              + (wanted == 1 ? " channel" : " channels")
              + " expected; use layout "
              + (pixels.grey() ? "HW" : "HWC")
              + " in inputs");
    }
    return new ImageGeometry(pixels.height(), pixels.width(), wanted, source.layout());
  }

  private int stated() {
    return source.layout() == Layout.HW ? 1 : COLOURS;
  }

  private List<BigDecimal> values(PngPixels pixels, ImageGeometry size, Path file)
      throws PropertyFormatException {
    BigDecimal[] values = new BigDecimal[size.values()];
    for (int i = 0; i < values.length; i++) {
      int pixel = i % size.pixels();
      int at = size.fileIndex(i);
      values[at] =
          ByteValues.checked(
              pixels.sample(pixel / size.width(), pixel % size.width(), size.channelOf(i)),
              source,
              file.getFileName().toString(),
              at);
    }
    return List.of(values);
  }
}
