package fanc.checker;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.fuzz.ByteDamage;
import fanc.fuzz.FuzzRun;
import fanc.fuzz.FuzzTally;
import fanc.fuzz.FuzzedReader;
import fanc.fuzz.TextDamage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged certificates, most of them with a right seal, are checked or refused; nothing else
 * escapes.
 */
class CertificateFuzzTest {
  @TempDir Path folder;

  @Test
  void damagedCertificatesAreCheckedOrRefused() {
    run(60, 1_000);
  }

  @Test
  @Tag("full")
  void manyDamagedCertificatesAreCheckedOrRefused() {
    run(61, 50_000);
  }

  private void run(long seed, int inputs) {
    FuzzTally tally = FuzzRun.of(new Certificates(folder.resolve("c.cert")), seed, inputs);
    assertThat(tally.refused()).isBetween(tally.inputs() / 4, tally.inputs() * 19 / 20);
  }

  /** Reads a certificate and checks what it claims of a small network. */
  private static final class Certificates implements FuzzedReader {
    private static final List<String> WORDS =
        List.of(
            "\"regions\"",
            "\"verified\"",
            "\"kind\"",
            "\"interval\"",
            "\"zonotope\"",
            "\"drift\"",
            "\"cites\"",
            "\"facts\"",
            "\"values\"",
            "\"value\"",
            "\"lower\"",
            "\"upper\"",
            "\"count\"",
            "\"margins\"",
            "[[0, 9223372036854775806]]",
            "[[0, 3]]",
            "[[3, 0]]",
            "[[0, 0], [2, 3]]");
    private final Path file;
    private final Sample sample = Sample.of(3);
    private final Draft draft = new Draft(sample);

    Certificates(Path file) {
      this.file = file;
      List<Box[]> bounds =
          LongStream.range(0, sample.family().size())
              .mapToObj(r -> ZonotopePass.over(sample.program(), sample.inputs(r), true))
              .toList();
      draft.partWithFacts(
          "[]",
          "{\"kind\": \"zonotope\", \"symbols\": \"fresh\", \"intervals\": true}",
          bounds,
          1e-6);
    }

    @Override
    public byte[] input(Random random) {
      byte[] header = draft.header().getBytes(StandardCharsets.UTF_8);
      byte[] payload = draft.payload();
      if (random.nextInt(4) > 0) {
        header = TextDamage.of(draft.header(), WORDS, random);
      }
      if (random.nextInt(3) == 0) {
        payload = ByteDamage.of(payload, random);
      }
      byte[] whole = sealed(header, payload);
      return random.nextInt(10) == 0 ? ByteDamage.of(whole, random) : whole;
    }

    private static byte[] sealed(byte[] header, byte[] payload) {
      byte[] magic = "fanc certificate 1\n".getBytes(StandardCharsets.US_ASCII);
      byte[] front =
          ByteBuffer.allocate(magic.length + header.length + 1 + payload.length)
              .put(magic)
              .put(header)
              .put((byte) '\n')
              .put(payload)
              .array();
      try {
        byte[] seal = MessageDigest.getInstance("SHA-256").digest(front);
        return ByteBuffer.allocate(front.length + seal.length).put(front).put(seal).array();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void read(byte[] input) throws IOException, CertificateException {
      Files.write(file, input);
      Certificate certificate = CertificateFile.read(file);
      CheckReport report =
          Checker.check(certificate, sample.network(), List.of(draft.claim()), Optional.empty(), 1);
      assertThat(report).isNotNull();
    }

    @Override
    public Class<? extends Exception> refusal() {
      return CertificateException.class;
    }

    @Override
    public String place() {
      return file + ": ";
    }
  }
}
