package fanc.templates.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fanc.fuzz.ByteDamage;
import fanc.fuzz.FuzzRun;
import fanc.fuzz.FuzzTally;
import fanc.fuzz.FuzzedReader;
import fanc.fuzz.TextDamage;
import fanc.networks.Fingerprint;
import fanc.networks.RandomNetworks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files of a store, most of them with a right seal: used or refused, and no other file is
 * read.
 */
class StoreFuzzTest {
  @TempDir Path folder;

  @Test
  void damagedFilesAreUsedOrRefused() throws IOException {
    run(new Proofs(folder), 52, 1_500);
    run(new Records(), 53, 2_500);
  }

  @Test
  @Tag("full")
  void manyDamagedFilesAreUsedOrRefused() throws IOException {
    run(new Proofs(folder), 54, 30_000);
    run(new Records(), 55, 120_000);
  }

  private void run(FuzzedReader reader, long seed, int inputs) throws IOException {
    FuzzTally tally = FuzzRun.of(reader, seed, inputs);
    assertThat(tally.refused()).isBetween(tally.inputs() / 4, tally.inputs() * 19 / 20);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).toList()).hasSizeLessThanOrEqualTo(1);
    }
  }

  /** A file of 8 bytes of magic, 4 of version, 4 of length, header, numbers, seal. */
  private abstract static class Sealed implements FuzzedReader {
    private static final int FRONT = 16;
    private static final List<String> WORDS =
        List.of(
            "\"key\"",
            "\"parent\"",
            "\"sha256\"",
            "\"within\"",
            "\"values\"",
            "\"sizes\"",
            "\"division\"",
            "\"regions\"",
            "\"rows\"",
            "\"radii\"",
            "\"plan\"",
            "[-1]",
            "[-1,0,0]",
            "[0,1,2,3]",
            "4194304",
            "\"../../outside\"",
            "\"\\u0000\"",
            "\"0/../../x\"");

    /** Returns a good file. */
    abstract byte[] good(Random random);

    @Override
    public byte[] input(Random random) {
      byte[] good = good(random);
      if (random.nextInt(10) == 0) {
        return ByteDamage.of(good, random);
      }
      int length = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(FRONT - 4);
      byte[] header = Arrays.copyOfRange(good, FRONT, FRONT + length);
      byte[] rest = Arrays.copyOfRange(good, FRONT + length, good.length - Sha256.BYTES);
      if (random.nextInt(3) > 0) {
        header = TextDamage.of(new String(header, UTF_8), WORDS, random);
      }
      if (random.nextInt(3) == 0) {
        rest = ByteDamage.of(rest, random);
      }
      int stated = random.nextInt(20) == 0 ? random.nextInt() : header.length;
      ByteBuffer file =
          ByteBuffer.allocate(FRONT + header.length + rest.length + Sha256.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN)
              .put(good, 0, FRONT - 4)
              .putInt(stated)
              .put(header)
              .put(rest);
      return file.put(Sha256.of(file.array(), 0, file.position())).array();
    }

    @Override
    public Class<? extends Exception> refusal() {
      return RefusedProofException.class;
    }

    /** The store names the file. */
    @Override
    public String place() {
      return "";
    }
  }

  /** Proofs, also looked up in a store. */
  private static final class Proofs extends Sealed {
    private final Path folder;

    Proofs(Path folder) {
      this.folder = folder;
    }

    @Override
    byte[] good(Random random) {
      return ProofFile.encode(SampleProofs.of(RandomNetworks.of(random), random));
    }

    @Override
    public void read(byte[] input) throws Exception {
      Path file = folder.resolve(SampleProofs.KEY.sha256()).resolve("a".repeat(64) + ".fancproof");
      Files.createDirectories(file.getParent());
      Files.write(file, input);
      ProofStore store = new ProofStore(folder);
      assertThat(store.find(SampleProofs.KEY, new Fingerprint("a".repeat(64)))).isNotNull();
      assertThat(store.parents(SampleProofs.KEY)).isNotNull();
      StoredProof proof = ProofFile.decode(input);
      for (ImageProof image : proof.images()) {
        assertThat(store.record(proof, image)).isInstanceOf(RecordLookup.Missing.class);
      }
    }
  }

  /** Records of images. */
  private static final class Records extends Sealed {
    @Override
    byte[] good(Random random) {
      boolean set = random.nextInt(3) == 0;
      return RecordFile.encode(
          SampleRecords.SUBJECT, set ? SampleRecords.ofSet(random) : SampleRecords.of(random));
    }

    @Override
    public void read(byte[] input) throws Exception {
      assertThat(RecordFile.decode(input, SampleRecords.SUBJECT)).isNotNull();
    }
  }
}
