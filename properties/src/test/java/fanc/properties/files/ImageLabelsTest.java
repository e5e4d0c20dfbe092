package fanc.properties.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.PropertyFormatException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageLabelsTest {
  @TempDir Path folder;

  @Test
  void labelsOfImagesWithoutThemMustComeFromSomewhere() throws Exception {
    ImageIO.write(
        new BufferedImage(6, 6, BufferedImage.TYPE_BYTE_GRAY),
        "png",
        folder.resolve("image.png").toFile());
    String png = PropertyExamples.patchWith("images.csv", "image.png").replace("0..1", "0");
    requireRefused(png, "claim.label: " + folder.resolve("image.png") + " has no labels");
    String stated = png.replace("{\"kind\": \"label\"}", "{\"kind\": \"label\", \"label\": 4}");
    assertThat(read(stated).cases().get(0).fileLabel()).hasValue(4);
    String predicted =
        png.replace("{\"kind\": \"label\"}", "{\"kind\": \"label\", \"label\": \"predicted\"}");
    assertThat(read(predicted).cases().get(0).fileLabel()).isEmpty();
    Files.writeString(folder.resolve("names.csv"), "image.png,3\n");
    String named = png.replace("\"image.png\"", "\"image.png\", \"labels\": \"names.csv\"");
    assertThat(read(named).cases().get(0).fileLabel()).hasValue(3);
    requireRefused(
        PropertyExamples.patchWith("\"images.csv\"", "\"images.csv\", \"labels\": \"names.csv\""),
        "images.csv: a CSV file has its labels in the first column; remove inputs.labels");
  }

  private void requireRefused(String json, String message) {
    assertThatThrownBy(() -> read(json).cases())
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining(message);
  }

  private Property read(String json) throws IOException, PropertyFormatException {
    return PropertyFile.read(Files.writeString(folder.resolve("property.json"), json));
  }
}
