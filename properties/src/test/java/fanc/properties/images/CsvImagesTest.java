package fanc.properties.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.PropertyFormatException;
import fanc.properties.ReferenceFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvImagesTest {
  private static final ValueRange BYTES = new ValueRange(BigDecimal.ZERO, BigDecimal.valueOf(255));

  @TempDir Path folder;

  @Test
  void rowsComeInTheOrderAskedFor() throws Exception {
    List<Image> images = read("7,0,255\n1,2,3\n4,5,6\n", "2,0");
    assertThat(images).extracting(Image::index).containsExactly(2, 0);
    assertThat(images)
        .extracting(Image::label)
        .containsExactly(OptionalInt.of(4), OptionalInt.of(7));
    assertThat(images.get(1).values()).containsExactly(BigDecimal.ZERO, BigDecimal.valueOf(255));
  }

  @Test
  void headerIsNoRow() throws Exception {
    assertThat(read("label,p0,p1\r\n7,0,255\r\n", "0").get(0).label()).hasValue(7);
  }

  @Test
  void headerMayBeACommentOrBehindAByteOrderMark() throws Exception {
    assertThat(read("# label, pixels\n7,0,255\n", "0").get(0).label()).hasValue(7);
    assertThat(read("\uFEFFlabel,p0,p1\n7,0,255\n", "0").get(0).label()).hasValue(7);
    assertThat(read("\uFEFF7,0,255\n", "0").get(0).label()).hasValue(7);
  }

  @Test
  void withoutIndicesAllRowsAreRead() throws Exception {
    Path file = write("7,0\n1,2\n");
    assertThat(CsvImages.read(file, Optional.empty(), BYTES, Optional.empty())).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,3;4,5|0..1|line 2: 1 values after the label, expected 2",
        "1,2,256|0|line 1: value 1 is 256, expected [0, 255]; if this is a header, remove it",
        "a,b,c;label,p0,p1;1,2,3|0|line 2: label \"label\", expected a class number",
        "7a,1,2|0|line 1: label \"7a\", expected a class number",
        "1,2,3;4,5,6,7|0..1|line 2: 3 values after the label, expected 2",
        "1,NaN,3|0|line 1: value 0: \"NaN\" is not a decimal number",
        "1,1e999,3|0|line 1: value 0: the magnitude of",
        "1,2,-1|0|line 1: value 1 is -1, expected [0, 255]",
        "1,2,x|0|line 1: value 1: \"x\" is not a decimal number",
        "1,2,|0|line 1: value 1: \"\" is not a decimal number",
        "1.5,2,3|0|line 1: label \"1.5\", expected a class number",
        "1,2,3|0..1|row 1 does not exist: 1 rows, 0..0",
        "1,2;;3,4|0|line 2: an empty line",
        "5|0|line 1: 0 values after the label",
        "''|0|has no rows"
      })
  void malformedRowsAreRefusedByLine(String text, String rows, String message) {
    assertThatThrownBy(() -> read(text.replace(';', '\n'), rows))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageStartingWith(folder.resolve("images.csv").toString())
        .hasMessageContaining(message);
  }

  @Test
  void expectedCountIsThatOfTheImageSizeIfKnown() throws Exception {
    Path file = write("1,2,3\n");
    assertThatThrownBy(() -> CsvImages.read(file, Optional.empty(), BYTES, Optional.of(4)))
        .hasMessageContaining("line 1: 2 values after the label, expected 4");
  }

  @Test
  void missingAndBinaryFilesAreRefused() throws Exception {
    Path missing = folder.resolve("none.csv");
    assertThatThrownBy(() -> CsvImages.read(missing, Optional.empty(), BYTES, Optional.empty()))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining("no such image file");
    Path binary = folder.resolve("binary.csv");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThatThrownBy(() -> CsvImages.read(binary, Optional.empty(), BYTES, Optional.empty()))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining("not a text file");
  }

  @Test
  void referenceImagesAreRead() throws Exception {
    Path mnist = ReferenceFolder.file("fanc/mnist_test.csv");
    List<Image> images =
        CsvImages.read(mnist, Optional.of(IndexList.parse("0,24")), BYTES, Optional.of(784));
    assertThat(images.get(0).label()).hasValue(7);
    assertThat(images.get(1).index()).isEqualTo(24);
  }

  private List<Image> read(String text, String rows) throws IOException, PropertyFormatException {
    return CsvImages.read(write(text), Optional.of(IndexList.parse(rows)), BYTES, Optional.empty());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("images.csv"), text);
  }
}
