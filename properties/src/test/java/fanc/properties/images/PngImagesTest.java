package fanc.properties.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.PropertyFormatException;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngImagesTest {
  private static final ValueRange BYTES = new ValueRange(BigDecimal.ZERO, BigDecimal.valueOf(255));

  @TempDir Path folder;

  @Test
  void greySamplesAreThoseOfTheFileWithoutGamma() throws Exception {
    BufferedImage grey = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 6; i++) {
      grey.getRaster().setSample(i % 3, i / 3, 0, 50 * i);
    }
    write("grey.png", grey);
    ImageSet set = read(folder.resolve("grey.png"), Layout.HW, "0");
    assertThat(ints(set.images().get(0))).containsExactly(0, 50, 100, 150, 200, 250);
    assertThat(set.geometry()).contains(new ImageGeometry(2, 3, 1, Layout.HW));
    assertThat(set.images().get(0).label()).isEmpty();
  }

  @Test
  void colourSamplesComeInTheOrderOfTheLayout() throws Exception {
    BufferedImage colour = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    colour.setRGB(0, 0, 0x010203);
    colour.setRGB(1, 0, 0x0405ff);
    write("colour.png", colour);
    Path file = folder.resolve("colour.png");
    assertThat(ints(read(file, Layout.HWC, "0").images().get(0)))
        .containsExactly(1, 2, 3, 4, 5, 255);
    assertThat(ints(read(file, Layout.CHW, "0").images().get(0)))
        .containsExactly(1, 4, 2, 5, 3, 255);
    assertThatThrownBy(() -> read(file, Layout.HW, "0"))
        .hasMessage(file + ": a colour image, 1 channel expected; use layout HWC in inputs");
  }

  @Test
  void paletteStandsForItsColours() throws Exception {
    byte[] levels = {0, 100, (byte) 200, (byte) 255};
    IndexColorModel greys = new IndexColorModel(2, 4, levels, levels, levels);
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_BINARY, greys);
    for (int i = 0; i < 4; i++) {
      image.getRaster().setSample(i % 2, i / 2, 0, 3 - i);
    }
    write("palette.png", image);
    Path file = folder.resolve("palette.png");
    assertThat(ints(read(file, Layout.HW, "0").images().get(0))).containsExactly(255, 200, 100, 0);
    assertThat(ints(read(file, Layout.HWC, "0").images().get(0))).hasSize(12).startsWith(255, 255);
  }

  @Test
  void transparencyIsAcceptedWhereThereIsNone() throws Exception {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xff0a0b0c);
    image.setRGB(1, 0, 0xff010203);
    write("alpha.png", image);
    Path file = folder.resolve("alpha.png");
    assertThat(ints(read(file, Layout.HWC, "0").images().get(0)))
        .containsExactly(10, 11, 12, 1, 2, 3);
    image.setRGB(1, 0, 0xfe010203);
    write("alpha.png", image);
    assertThatThrownBy(() -> read(file, Layout.HWC, "0"))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining("row 0, column 1 is transparent; flatten the image");
  }

  @Test
  void folderIsASetOrderedByName() throws Exception {
    for (String name : List.of("b.png", "a.PNG", "c.png")) {
      write(name, grey(2, 2));
    }
    Files.writeString(folder.resolve("labels.csv"), "file,label\nc.png,3\na.PNG, 1\nb.png,2\n");
    ImageSet set = read(folder, Layout.HW, "2,0");
    assertThat(set.images())
        .extracting(Image::label)
        .containsExactly(OptionalInt.of(3), OptionalInt.of(1));
    assertThatThrownBy(() -> read(folder, Layout.HW, "3"))
        .hasMessageContaining("row 3 does not exist: 3 PNG files");
    write("c.png", grey(2, 3));
    assertThatThrownBy(() -> read(folder, Layout.HW, "0..2"))
        .hasMessageContaining("c.png: 2 x 3 pixels, 1 channel, expected 2 x 2 pixels, 1 channel");
    Files.writeString(folder.resolve("labels.csv"), "a.PNG,1\n");
    assertThatThrownBy(() -> read(folder, Layout.HW, "1"))
        .hasMessageContaining("labels.csv: no label of b.png");
    Files.writeString(folder.resolve("labels.csv"), "a.PNG,1\na.PNG,2\n");
    assertThatThrownBy(() -> read(folder, Layout.HW, "0"))
        .hasMessageContaining("labels.csv: line 2: a.PNG is named twice");
    Files.writeString(folder.resolve("labels.csv"), "a.PNG,1\nb.png;2\n");
    assertThatThrownBy(() -> read(folder, Layout.HW, "0"))
        .hasMessageContaining("labels.csv: line 2: expected name,label");
  }

  @Test
  void imagesOfTheWrongKindAreRefused() throws Exception {
    write("grey.png", grey(2, 2));
    Path file = folder.resolve("grey.png");
    assertThatThrownBy(() -> read(file, Layout.HWC, "0"))
        .hasMessage(file + ": a grey image, 3 channels expected; use layout HW in inputs");
    write("deep.png", new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY));
    assertThatThrownBy(() -> read(folder.resolve("deep.png"), Layout.HW, "0"))
        .hasMessageContaining("deep.png: 16 bits a sample, expected 8");
    assertThatThrownBy(() -> read(folder.resolve("none.png"), Layout.HW, "0"))
        .hasMessageContaining("none.png: no such image file");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> read(empty, Layout.HW, "0")).hasMessageContaining("without PNG files");
    ImageSource stated =
        new ImageSource(
            file,
            Optional.empty(),
            Layout.HW,
            Optional.of(new ImageGeometry(3, 2, 1, Layout.HW)),
            BYTES);
    assertThatThrownBy(() -> ImageSet.read(stated, Optional.empty()))
        .hasMessageContaining("grey.png: 2 x 2 pixels, 1 channel, expected 3 x 2 pixels");
  }

  /** Every damage is refused or changes nothing but values; none escapes as another exception. */
  @Test
  void damagedFilesAreRefusedInOneLine() throws Exception {
    write("good.png", grey(9, 7));
    byte[] good = Files.readAllBytes(folder.resolve("good.png"));
    Random random = new Random(11);
    int refused = 0;
    for (int k = 0; k < 300; k++) {
      byte[] bad = k % 3 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
      for (int n = 0; n < k % 3 && bad.length > 0; n++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve("bad.png"), bad);
      try {
        read(file, Layout.HW, "0");
      } catch (PropertyFormatException e) {
        refused++;
        assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
      }
    }
    assertThat(refused).isGreaterThan(100);
  }

  private static BufferedImage grey(int height, int width) {
    return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
  }

  private void write(String name, BufferedImage image) throws IOException {
    assertThat(ImageIO.write(image, "png", folder.resolve(name).toFile())).isTrue();
  }

  private static ImageSet read(Path file, Layout layout, String rows)
      throws PropertyFormatException {
    ImageSource source = new ImageSource(file, Optional.empty(), layout, Optional.empty(), BYTES);
    return ImageSet.read(source, Optional.of(IndexList.parse(rows)));
  }

  private static List<Integer> ints(Image image) {
    return image.values().stream().map(BigDecimal::intValueExact).toList();
  }
}
