package fanc.properties.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.PropertyFormatException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxImagesTest {
  private static final ValueRange BYTES = new ValueRange(BigDecimal.ZERO, BigDecimal.valueOf(255));

  @TempDir Path folder;

  @Test
  void imagesAndLabelsAreReadByRow() throws Exception {
    write("t-images-idx3-ubyte", images(3));
    write("t-labels-idx1-ubyte", labels(7, 2, 250));
    ImageSet set = read("t-images-idx3-ubyte", "2,0");
    assertThat(set.images()).extracting(Image::index).containsExactly(2, 0);
    assertThat(set.images())
        .extracting(Image::label)
        .containsExactly(OptionalInt.of(250), OptionalInt.of(7));
    assertThat(set.images().get(0).values().get(5)).isEqualTo(BigDecimal.valueOf(25));
    assertThat(set.geometry()).contains(new ImageGeometry(2, 3, 1, Layout.HW));
  }

  @Test
  void packedFilesAreUnpacked() throws Exception {
    write("t-images-idx3-ubyte.gz", packed(images(2)));
    write("t-labels-idx1-ubyte.gz", packed(labels(1, 2)));
    assertThat(read("t-images-idx3-ubyte.gz", "0..1").images())
        .extracting(Image::label)
        .containsExactly(OptionalInt.of(1), OptionalInt.of(2));
  }

  @Test
  void withoutLabelsImagesHaveNone() throws Exception {
    write("pictures", images(1));
    assertThat(read("pictures", "0").images().get(0).label()).isEmpty();
  }

  @Test
  void colourImagesHaveFourSizesInTheOrderOfTheLayout() throws Exception {
    write("c-images-idx4-ubyte", idx(12, 1, 3, 2, 2));
    Path file = folder.resolve("c-images-idx4-ubyte");
    ImageSource planes =
        new ImageSource(file, Optional.empty(), Layout.CHW, Optional.empty(), BYTES);
    assertThat(ImageSet.read(planes, Optional.empty()).geometry())
        .contains(new ImageGeometry(2, 2, 3, Layout.CHW));
    ImageSource interleaved =
        new ImageSource(file, Optional.empty(), Layout.HWC, Optional.empty(), BYTES);
    assertThat(ImageSet.read(interleaved, Optional.empty()).geometry())
        .contains(new ImageGeometry(3, 2, 2, Layout.HWC));
  }

  @Test
  void malformedFilesAreRefusedByPlace() throws Exception {
    byte[] good = images(3);
    requireRefused(Arrays.copyOf(good, good.length - 1), "item 2: the file ends in it");
    requireRefused(Arrays.copyOf(good, 17), "item 0: the file ends in it; its header says 3 items");
    requireRefused(Arrays.copyOf(good, 9), "header: the file ends in it");
    requireRefused(new byte[0], "header: the file ends in it");
    requireRefused(Arrays.copyOf(good, good.length + 1), "end: more bytes than the 3 items");
    requireRefused(changed(good, 0, 1), "header: expected IDX images of unsigned bytes");
    requireRefused(changed(good, 2, 13), "header: expected IDX images of unsigned bytes");
    requireRefused(changed(good, 3, 1), "header: expected IDX images of unsigned bytes");
    requireRefused(changed(good, 4, 0x80), "header: -2147483645 items, expected 1 to 10000000");
    requireRefused(changed(good, 7, 0), "header: 0 items, expected 1 to");
    requireRefused(changed(good, 11, 0), "header: an image of 0 x 3 pixels");
    requireRefused(changed(good, 8, 0x7f), "header: [3, 2130706434, 3] are more than");
    requireRefused(Arrays.copyOf(packed(good), 25), "");
    requireRefused(changed(packed(good), 14, 0x55), "");
  }

  @Test
  void labelsThatDoNotBelongToTheImagesAreRefused() throws Exception {
    write("t-images-idx3-ubyte", images(3));
    write("t-labels-idx1-ubyte", labels(1, 2));
    assertThatThrownBy(() -> read("t-images-idx3-ubyte", "0"))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining("t-labels-idx1-ubyte: header: 2 labels for 3 images");
    write("t-labels-idx1-ubyte", Arrays.copyOf(labels(1, 2, 3), 10));
    assertThatThrownBy(() -> read("t-images-idx3-ubyte", "0"))
        .hasMessageContaining("t-labels-idx1-ubyte: item 2: the file ends in it");
    write("t-labels-idx1-ubyte", images(3));
    assertThatThrownBy(() -> read("t-images-idx3-ubyte", "0"))
        .hasMessageContaining("header: expected IDX labels");
  }

  @Test
  void rowsSizesAndValuesThatDoNotFitAreRefused() throws Exception {
    write("t-images-idx3-ubyte", images(3));
    assertThatThrownBy(() -> read("t-images-idx3-ubyte", "3"))
        .hasMessageContaining("t-images-idx3-ubyte: row 3 does not exist: 3 rows, 0..2");
    Path file = folder.resolve("t-images-idx3-ubyte");
    ImageGeometry other = new ImageGeometry(3, 2, 1, Layout.HW);
    ImageSource stated =
        new ImageSource(file, Optional.empty(), Layout.HW, Optional.of(other), BYTES);
    assertThatThrownBy(() -> ImageSet.read(stated, Optional.empty()))
        .hasMessageContaining("header: images of 2 x 3 pixels, 1 channel, expected 3 x 2 pixels");
    ImageSource dark =
        new ImageSource(file, Optional.empty(), Layout.HW, Optional.empty(), ValueRange.UNIT);
    assertThatThrownBy(() -> ImageSet.read(dark, Optional.empty()))
        .hasMessageContaining("item 0: value 1 is 2, expected [0, 1]");
    ImageSource colour =
        new ImageSource(file, Optional.empty(), Layout.HWC, Optional.empty(), BYTES);
    assertThatThrownBy(() -> ImageSet.read(colour, Optional.empty()))
        .hasMessageContaining("expected IDX images of unsigned bytes with 4 sizes, as layout HWC");
    ImageSource named =
        new ImageSource(
            file, Optional.of(folder.resolve("none")), Layout.HW, Optional.empty(), BYTES);
    assertThatThrownBy(() -> ImageSet.read(named, Optional.empty()))
        .hasMessageContaining("none: no such file");
  }

  private void requireRefused(byte[] content, String message) throws IOException {
    Path file = write("bad-images-idx3-ubyte", content);
    assertThatThrownBy(() -> read("bad-images-idx3-ubyte", "0"))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageStartingWith(file + ": " + message)
        .hasMessageNotContaining("\n");
  }

  private ImageSet read(String name, String rows) throws PropertyFormatException {
    ImageSource source =
        new ImageSource(folder.resolve(name), Optional.empty(), Layout.HW, Optional.empty(), BYTES);
    return ImageSet.read(source, Optional.of(IndexList.parse(rows)));
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  /** Images of 2 x 3 pixels: the k-th has the values 10 k + 0, 1, ... with doubled steps. */
  private static byte[] images(int count) throws IOException {
    byte[] file = idx(6 * count, count, 2, 3);
    for (int i = 0; i < 6 * count; i++) {
      file[16 + i] = (byte) (i < 6 ? 2 * i : i / 6 * 10 + i % 6);
    }
    return file;
  }

  private static byte[] labels(int... labels) throws IOException {
    byte[] file = idx(labels.length, labels.length);
    for (int i = 0; i < labels.length; i++) {
      file[8 + i] = (byte) labels[i];
    }
    return file;
  }

  private static byte[] idx(int entries, int... sizes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x0800 + sizes.length);
    for (int size : sizes) {
      out.writeInt(size);
    }
    out.write(new byte[entries]);
    return bytes.toByteArray();
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] changed(byte[] content, int at, int value) {
    byte[] changed = content.clone();
    changed[at] = (byte) value;
    return changed;
  }
}
