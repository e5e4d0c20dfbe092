package fanc.training;

import fanc.networks.training.TrainingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoint of one training: a file beside the network, replaced as a whole after each epoch.
 *
 * <p>Big-endian: {@value #MARK} as text, the fingerprint of recipe and data as text, epoch (int),
 * position of the generator (long), steps (int), number of arrays (int), each array as its length
 * (int) and its floats, and the SHA-256 of all that.
 */
final class CheckpointFile implements Checkpoints {
  private static final String MARK = "fanc-checkpoint-1";
  private static final int DIGEST = 32;

  private final Path file;
  private final String fingerprint;

  /**
   * Names the file.
   *
   * @param fingerprint what must be equal for a training to go on
   */
  CheckpointFile(Path file, String fingerprint) {
    this.file = file;
    this.fingerprint = fingerprint;
  }

  /** Returns the place of the checkpoint of a training that writes {@code network}. */
  static Path beside(Path network) {
    return network.resolveSibling(network.getFileName() + ".checkpoint");
  }

  /** Returns the SHA-256 of a recipe and its data: equal for equal trainings. */
  static String fingerprint(Recipe recipe, ImagePair images) {
    MessageDigest digest = digest();
    // The text of a record has all its components, those of its parts included.
    digest.update(recipe.toString().getBytes(StandardCharsets.UTF_8));
    images.training().addTo(digest);
    images.test().addTo(digest);
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Returns the checkpoint, nothing if there is none.
   *
   * @throws TrainingException if the file is damaged or belongs to another training
   */
  @Override
  public Optional<Checkpoint> last() throws TrainingException, IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    int length = bytes.length - DIGEST;
    byte[] content = Arrays.copyOf(bytes, Math.max(0, length));
    byte[] stored = Arrays.copyOfRange(bytes, Math.max(0, length), bytes.length);
    if (!MessageDigest.isEqual(digest().digest(content), stored)) {
      throw new TrainingException(file + ": damaged; start anew with --fresh");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      if (!in.readUTF().equals(MARK) || !in.readUTF().equals(fingerprint)) {
        throw new TrainingException(
            file
                + ": the checkpoint of a training with another recipe or other data; go on with"
                + " those, or start anew with --fresh");
      }
      return Optional.of(new Checkpoint(in.readInt(), in.readLong(), in.readInt(), readArrays(in)));
    }
  }

  private static List<float[]> readArrays(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<float[]> arrays = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      float[] array = new float[in.readInt()];
      ByteBuffer.wrap(in.readNBytes(4 * array.length)).asFloatBuffer().get(array);
      arrays.add(array);
    }
    return arrays;
  }

  /** Replaces the file; a reader sees the earlier checkpoint or this one, never a part. */
  @Override
  public void keep(Checkpoint checkpoint) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(content);
    out.writeUTF(MARK);
    out.writeUTF(fingerprint);
    out.writeInt(checkpoint.epoch());
    out.writeLong(checkpoint.random());
    out.writeInt(checkpoint.steps());
    out.writeInt(checkpoint.arrays().size());
    for (float[] array : checkpoint.arrays()) {
      out.writeInt(array.length);
      ByteBuffer floats = ByteBuffer.allocate(4 * array.length);
      floats.asFloatBuffer().put(array);
      out.write(floats.array());
    }
    out.write(digest().digest(content.toByteArray()));
    WholeFile.write(file, content.toByteArray());
  }

  /** Removes the file. */
  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
