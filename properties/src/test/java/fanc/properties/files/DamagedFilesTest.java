package fanc.properties.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import fanc.properties.PropertyFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with random damages are read or refused in one line that begins with a file's name. */
class DamagedFilesTest {
  private static final String PIECES = "{}[]\",:-+.eE0123456789 \n\tnullabel\u00e9";

  @TempDir Path folder;

  @BeforeEach
  void writeImages() throws IOException {
    Files.writeString(folder.resolve("images.csv"), csv());
    Files.write(folder.resolve("t-images-idx3-ubyte"), idx());
    Files.write(folder.resolve("t-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 1, 5});
  }

  @Test
  void properties() throws IOException {
    Random random = new Random(41);
    List<String> good = new ArrayList<>(PropertyExamples.good().values());
    int refused = 0;
    for (int k = 0; k < 600; k++) {
      String text = good.get(k % good.size());
      refused += outcome(damaged(text.getBytes(StandardCharsets.UTF_8), random));
    }
    assertThat(refused).isGreaterThan(300);
  }

  @Test
  void commaSeparatedImages() throws IOException {
    Random random = new Random(42);
    int refused = 0;
    for (int k = 0; k < 300; k++) {
      Files.write(
          folder.resolve("images.csv"), damaged(csv().getBytes(StandardCharsets.UTF_8), random));
      refused += outcome(PropertyExamples.PATCH.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(refused).isGreaterThan(100);
  }

  @Test
  void idxImagesAndLabels() throws IOException {
    Random random = new Random(43);
    String property = PropertyExamples.patchWith("images.csv", "t-images-idx3-ubyte");
    int refused = 0;
    for (int k = 0; k < 300; k++) {
      byte[] labels = {0, 0, 8, 1, 0, 0, 0, 2, 1, 5};
      Files.write(
          folder.resolve("t-images-idx3-ubyte"), k % 2 == 0 ? damaged(idx(), random) : idx());
      Files.write(
          folder.resolve("t-labels-idx1-ubyte"), k % 2 == 1 ? damaged(labels, random) : labels);
      refused += outcome(property.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(refused).isGreaterThan(100);
  }

  /** Returns 1 if the property is refused, 0 if it is read with all its regions. */
  private int outcome(byte[] property) throws IOException {
    Path file = Files.write(folder.resolve("property.json"), property);
    try {
      for (PropertyCase theCase : PropertyFile.read(file).cases()) {
        theCase.family().region(0);
      }
      return 0;
    } catch (PropertyFormatException e) {
      assertThat(e.getMessage()).startsWith(folder.toString()).doesNotContain("\n");
      return 1;
    } catch (RuntimeException e) {
      return fail(new String(property, StandardCharsets.UTF_8), e);
    }
  }

  /** Deletes, inserts or replaces a few bytes, or cuts the end off. */
  private static byte[] damaged(byte[] good, Random random) {
    List<Byte> bytes = new ArrayList<>();
    for (byte b : good) {
      bytes.add(b);
    }
    for (int n = 1 + random.nextInt(3); n > 0 && !bytes.isEmpty(); n--) {
      int at = random.nextInt(bytes.size());
      byte piece =
          random.nextBoolean()
              ? (byte) PIECES.charAt(random.nextInt(PIECES.length()))
              : (byte) random.nextInt(256);
      switch (random.nextInt(7)) {
        case 0 -> bytes.subList(at, bytes.size()).clear();
        case 1, 2 -> bytes.remove(at);
        case 3, 4 -> bytes.add(at, piece);
        default -> bytes.set(at, piece);
      }
    }
    byte[] damaged = new byte[bytes.size()];
    for (int i = 0; i < damaged.length; i++) {
      damaged[i] = bytes.get(i);
    }
    return damaged;
  }

  private static String csv() {
    String row = ",0,255,51".repeat(12);
    return "3" + row + "\n1" + row + "\n2" + row + "\n";
  }

  private static byte[] idx() {
    byte[] images = new byte[16 + 72];
    System.arraycopy(new byte[] {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 6, 0, 0, 0, 6}, 0, images, 0, 16);
    return images;
  }
}
