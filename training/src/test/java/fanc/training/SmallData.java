package fanc.training;

import fanc.networks.training.TrainingException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Writes tiny data sets: three classes of noisy 8x8 images that differ in which rows are bright.
 */
final class SmallData {
  static final int SIDE = 8;
  static final int CLASSES = 3;

  private SmallData() {}

  /** Writes a set as the recipes' {@code mnist}, its training images packed. */
  static Path write(Path data, int training, int test) throws IOException {
    Path folder = Files.createDirectories(data.resolve("mnist"));
    part(folder, "train", training, new Random(1));
    part(folder, "t10k", test, new Random(2));
    Path images = folder.resolve("train-images-idx3-ubyte");
    gzip(folder.resolve("train-images-idx3-ubyte.gz"), Files.readAllBytes(images));
    Files.delete(images);
    return data;
  }

  /** Returns one black image of a size, with label 0. */
  static LabelledImages blank(int rows, int columns) throws IOException, TrainingException {
    Path folder = Files.createTempDirectory("blank");
    Path images = idx(folder.resolve("images"), new byte[rows * columns], 1, rows, columns);
    Path label = labels(folder.resolve("labels"), new byte[1]);
    LabelledImages blank = new LabelledImages(IdxArray.read(images), IdxArray.read(label));
    Files.delete(images);
    Files.delete(label);
    Files.delete(folder);
    return blank;
  }

  private static void part(Path folder, String name, int count, Random random) throws IOException {
    byte[] labels = new byte[count];
    byte[] pixels = new byte[count * SIDE * SIDE];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(CLASSES);
      for (int p = 0; p < SIDE * SIDE; p++) {
        boolean bright = p / SIDE / 2 == labels[i];
        pixels[i * SIDE * SIDE + p] = (byte) ((bright ? 195 : 0) + random.nextInt(60));
      }
    }
    images(folder.resolve(name + "-images-idx3-ubyte"), count, SIDE, pixels);
    labels(folder.resolve(name + "-labels-idx1-ubyte"), labels);
  }

  static Path images(Path file, int count, int side, byte[] pixels) throws IOException {
    return idx(file, pixels, count, side, side);
  }

  static Path labels(Path file, byte[] labels) throws IOException {
    return idx(file, labels, labels.length);
  }

  private static Path idx(Path file, byte[] entries, int... dims) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x800 + dims.length);
    for (int dim : dims) {
      out.writeInt(dim);
    }
    out.write(entries);
    return Files.write(file, bytes.toByteArray());
  }

  static Path gzip(Path file, byte[] bytes) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
    return file;
  }
}
