package fanc.properties.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fanc.fuzz.Bounded;
import fanc.properties.PropertyFormatException;
import fanc.properties.instances.InstanceList;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties and data made to exhaust time, memory or the stack: refused within bounds. */
class HostilePropertiesTest {
  private static final long MEGABYTE = 1 << 20;

  @TempDir Path folder;

  @BeforeEach
  void writeImages() throws IOException {
    Files.writeString(folder.resolve("images.csv"), ("3" + ",0".repeat(36) + "\n").repeat(3));
  }

  private String refusal(long most, String property) throws IOException {
    Path file = Files.writeString(folder.resolve("property.json"), property);
    return refusal(most, () -> PropertyFile.read(file).cases().get(0).family().region(0));
  }

  private String refusal(long most, Bounded.Action action) {
    String message = Bounded.refusal(PropertyFormatException.class, most, action);
    assertThat(message).startsWith(folder.toString()).hasSizeLessThan(4000);
    assertThat(message.chars()).noneMatch(Character::isISOControl);
    return message;
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"inputs\":["})
  void deepNestsAreRefused(String opening) throws IOException {
    assertThat(refusal(100 * MEGABYTE, opening.repeat(100_000)))
        .contains("property.json: ", "nesting depth");
  }

  @Test
  void veryLongTokensAreRefusedInAShortLine() throws IOException {
    String word = "w".repeat(40_000) + "\\u001b\\n";
    assertThat(refusal(100 * MEGABYTE, "{\"" + word + "\": 1}")).contains("unknown key");
    assertThat(refusal(100 * MEGABYTE, "{\"perturbation\": {\"kind\": \"" + word + "\"}}"))
        .contains("perturbation.kind");
    assertThat(refusal(100 * MEGABYTE, "{\"version\": 1" + "0".repeat(1_000_000) + "}"))
        .contains("property.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "1e999999999", "1e-999999999", "0.5e9999999999", "-Infinity"})
  void numbersBeyondTheLimitsAreRefused(String number) throws IOException {
    assertThat(
            refusal(
                20 * MEGABYTE,
                PropertyExamples.perturbed("{\"kind\": \"linf\", \"epsilon\": " + number + "}")))
        .contains("property.json");
  }

  @Test
  void placesThatAreNoFilesAreRefused() throws Exception {
    Path pipe = folder.resolve("pipe");
    Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    Assumptions.assumeTrue(mkfifo.waitFor(5, TimeUnit.SECONDS) && Files.exists(pipe), "no pipes");
    for (String place : new String[] {"pipe", ".", "a\\u0000b"}) {
      String images = PropertyExamples.patchWith("images.csv", place);
      assertThat(refusal(20 * MEGABYTE, images)).contains(folder.toString());
      for (String property :
          new String[] {
            PropertyExamples.BOX.replace("[0.1, 0.5]", "\"" + place + "\""),
            PropertyExamples.patchWith(
                "\"images.csv\"", "\"images.csv\", \"labels\": \"" + place + "\""),
            "{\"perturbation\": {\"kind\": \"vnnlib\", \"file\": \"" + place + "\"}}"
          }) {
        assertThat(refusal(20 * MEGABYTE, property)).contains(folder.toString());
      }
    }
    for (Path place : new Path[] {pipe, folder}) {
      assertThat(refusal(MEGABYTE, () -> PropertyFile.read(place)))
          .contains("cannot be read: it is");
      assertThat(refusal(MEGABYTE, () -> InstanceList.read(place))).contains(place.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b.onnx,p.json", "a.onnx,p\u0000.json,1", "/,p.json"})
  void namesThatAreNoPathsAreRefusedByLine(String line) throws IOException {
    Path list = Files.writeString(folder.resolve("instances.csv"), "b.onnx,q.json\n" + line + "\n");
    assertThat(refusal(MEGABYTE, () -> InstanceList.read(list)))
        .contains("instances.csv: line 2: ");
  }

  /** The header promises images of 2^26 pixels, the file ends there. */
  @Test
  void imagesThatAreNotThereAreNotAllocated() throws IOException {
    byte[] header =
        ByteBuffer.allocate(16).putInt(0x803).putInt(2).putInt(8192).putInt(8192).array();
    Files.write(folder.resolve("a-idx3-ubyte"), header);
    assertThat(refusal(20 * MEGABYTE, PropertyExamples.patchWith("images.csv", "a-idx3-ubyte")))
        .contains("item 0: the file ends in it");
  }

  @Test
  void packedImagesWithoutEndAreRefusedByTheirHeader() throws IOException {
    Path file = folder.resolve("a-idx3-ubyte.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(
          ByteBuffer.allocate(16).putInt(0x803).putInt(9_999_999).putInt(999).putInt(999).array());
      out.write(new byte[1 << 20]);
    }
    assertThat(refusal(20 * MEGABYTE, PropertyExamples.patchWith("images.csv", "a-idx3-ubyte.gz")))
        .contains("header: [9999999, 999, 999] are more than 1073741824 bytes");
  }

  @Test
  void pictureOfManyPixelsInFewBytesIsRefused() throws IOException {
    ByteBuffer png = ByteBuffer.allocate(33);
    png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    byte[] chunk =
        ByteBuffer.allocate(17).put("IHDR".getBytes(UTF_8)).putInt(8192).putInt(8192).array();
    chunk[12] = 8;
    CRC32 check = new CRC32();
    check.update(chunk);
    png.putInt(13).put(chunk).putInt((int) check.getValue());
    Files.write(folder.resolve("one.png"), png.array());
    assertThat(refusal(20 * MEGABYTE, PropertyExamples.patchWith("images.csv", "one.png")))
        .contains("too short for 67108864 pixels");
  }

  @Test
  void linesWithoutEndAreRefused() throws IOException {
    Files.writeString(folder.resolve("images.csv"), "3" + ",0".repeat(5_000_000));
    assertThat(refusal(1000 * MEGABYTE, PropertyExamples.PATCH)).contains("images.csv");
    Files.writeString(folder.resolve("images.csv"), "9".repeat(5_000_000));
    assertThat(refusal(200 * MEGABYTE, PropertyExamples.PATCH)).contains("images.csv: line 1");
  }
}
