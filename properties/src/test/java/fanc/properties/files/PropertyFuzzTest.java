package fanc.properties.files;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.fuzz.ByteDamage;
import fanc.fuzz.FuzzRun;
import fanc.fuzz.FuzzTally;
import fanc.fuzz.FuzzedReader;
import fanc.fuzz.TextDamage;
import fanc.properties.PropertyFormatException;
import fanc.properties.instances.Instance;
import fanc.properties.instances.InstanceList;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are read or refused in one line that begins with a file's name. */
class PropertyFuzzTest {
  @TempDir Path folder;

  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    run(new Json(folder), 46, 2_500);
    run(new Data(folder), 47, 2_500);
    run(new Instances(folder), 48, 2_000);
  }

  @Test
  @Tag("full")
  void manyDamagedFilesAreReadOrRefused() throws IOException {
    run(new Json(folder), 49, 50_000);
    run(new Data(folder), 50, 30_000);
    run(new Instances(folder), 51, 30_000);
  }

  private void run(FuzzedReader reader, long seed, int inputs) throws IOException {
    FuzzTally tally = FuzzRun.of(reader, seed, inputs);
    assertThat(tally.refused()).isBetween(tally.inputs() / 10, tally.inputs() * 19 / 20);
  }

  /** What all three readers have in common: a folder with good files, and who refuses. */
  private abstract static class InFolder implements FuzzedReader {
    private final Path folder;
    private final Map<String, byte[]> data = new LinkedHashMap<>();

    InFolder(Path folder) throws IOException {
      this.folder = folder;
      String row = ",0,255,51".repeat(12);
      data.put(
          "images.csv",
          ("3" + row + "\n1" + row + "\n2" + row + "\n").getBytes(StandardCharsets.UTF_8));
      byte[] images = new byte[16 + 72];
      System.arraycopy(
          new byte[] {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 6, 0, 0, 0, 6}, 0, images, 0, 16);
      data.put("images-idx3-ubyte", images);
      data.put("labels-idx1-ubyte", new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 1, 5});
      data.put("images.idx.gz", packed(images));
      data.put(
          "query.vnnlib",
          "(declare-const X_0 Real)(declare-const Y_0 Real)(assert (<= 0 X_0 1))(assert (<= Y_0 0))"
              .getBytes(StandardCharsets.UTF_8));
      data.put("lower.txt", "0,0.1\n0.2,1e-3\n".getBytes(StandardCharsets.UTF_8));
      data.put("one.png", png());
      data.put("labels.csv", "name,label\none.png,3\n".getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> file : data.entrySet()) {
        write(file.getKey(), file.getValue());
      }
    }

    Map<String, byte[]> data() {
      return data;
    }

    Path write(String name, byte[] content) throws IOException {
      return Files.write(folder.resolve(name), content);
    }

    @Override
    public Class<? extends Exception> refusal() {
      return PropertyFormatException.class;
    }

    @Override
    public String place() {
      return folder.toString();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        out.write(bytes);
      }
      return packed.toByteArray();
    }

    private static byte[] png() throws IOException {
      BufferedImage image = new BufferedImage(6, 6, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSample(2, 3, 0, 77);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    }

    /** Reads a property with its data and makes its first region. */
    static void property(Path file) throws PropertyFormatException {
      for (PropertyCase theCase : PropertyFile.read(file).cases()) {
        assertThat(theCase.family().region(0)).isNotNull();
      }
    }
  }

  /** Property files, the data they name being good. */
  private static final class Json extends InFolder {
    private static final List<String> WORDS =
        List.of(
            "\"kind\"",
            "\"epsilon\"",
            "\"range\"",
            "\"size\"",
            "\"positions\"",
            "\"pixels\"",
            "\"select\"",
            "\"count\"",
            "\"seed\"",
            "\"lower\"",
            "\"upper\"",
            "\"delta\"",
            "\"halved\"",
            "\"shift\"",
            "\"splits\"",
            "\"angle\"",
            "\"shape\"",
            "\"layout\"",
            "\"CHW\"",
            "\"HWC\"",
            "\"indices\"",
            "\"0..99999999\"",
            "\"0,0\"",
            "\"images.idx.gz\"",
            "\"one.png\"",
            "\"lower.txt\"",
            "\"query.vnnlib\"",
            "\".\"",
            "\"..\"",
            "\"labels\"",
            "\"labels.csv\"",
            "\"${FANC_REFERENCE}/../x\"",
            "\"${HOME}/x\"",
            "\"l0\"",
            "\"box\"",
            "\"linf\"",
            "\"all\"",
            "[1000000000, 1000000000]",
            "[0, 255]",
            "{\"a\": 1}",
            "1000000");
    private final List<String> good = new ArrayList<>(PropertyExamples.good().values());

    Json(Path folder) throws IOException {
      super(folder);
    }

    @Override
    public byte[] input(Random random) {
      return TextDamage.of(good.get(random.nextInt(good.size())), WORDS, random);
    }

    @Override
    public void read(byte[] input) throws Exception {
      property(write("property.json", input));
    }
  }

  /** Images, labels, numbers: one file damaged, read through a property that names it. */
  private static final class Data extends InFolder {
    private final List<String> names = List.copyOf(data().keySet());

    Data(Path folder) throws IOException {
      super(folder);
    }

    /** The first byte says which file it is. */
    @Override
    public byte[] input(Random random) {
      int which = random.nextInt(names.size());
      byte[] good = data().get(names.get(which));
      boolean text = !names.get(which).matches(".*(ubyte|gz|png)");
      byte[] damaged =
          text
              ? TextDamage.of(new String(good, StandardCharsets.UTF_8), List.of("0.5", ","), random)
              : ByteDamage.of(good, random);
      byte[] input = new byte[damaged.length + 1];
      input[0] = (byte) which;
      System.arraycopy(damaged, 0, input, 1, damaged.length);
      return input;
    }

    @Override
    public void read(byte[] input) throws Exception {
      String name = names.get(input[0]);
      write(name, Arrays.copyOfRange(input, 1, input.length));
      try {
        property(write("property.json", naming(name).getBytes(StandardCharsets.UTF_8)));
      } finally {
        write(name, data().get(name));
      }
    }

    private static String naming(String name) {
      return switch (name) {
        case "labels-idx1-ubyte" -> PropertyExamples.patchWith("images.csv", "images-idx3-ubyte");
        case "labels.csv" ->
            PropertyExamples.patchWith("\"images.csv\", \"indices\": \"0..1\"", "\"one.png\"");
        case "one.png" ->
            PropertyExamples.patchWith("\"images.csv\", \"indices\": \"0..1\"", "\"one.png\"");
        case "query.vnnlib" -> PropertyExamples.good().get("query");
        case "lower.txt" ->
            PropertyExamples.BOX.replace("[0.1, 0.5]", "\"lower.txt\"").replace("[0.2, 0.5]", "1");
        default -> PropertyExamples.patchWith("images.csv", name);
      };
    }
  }

  /** Lists of instances. */
  private static final class Instances extends InFolder {
    private static final String LIST =
        "onnx,vnnlib,timeout\nonnx/a.onnx,vnnlib/p_1.vnnlib,116\n\"b,1.onnx\",\"p.vnnlib\",0.5\n./c.onnx,p.json\n";

    Instances(Path folder) throws IOException {
      super(folder);
    }

    @Override
    public byte[] input(Random random) {
      return TextDamage.of(LIST, List.of("\"a\"", ",", "\"\"", "\n", "..", "/"), random);
    }

    @Override
    public void read(byte[] input) throws Exception {
      for (Instance instance : InstanceList.read(write("instances.csv", input))) {
        assertThat(instance.network()).isNotNull();
        assertThat(instance.property()).isNotNull();
      }
    }
  }
}
