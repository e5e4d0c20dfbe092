package fanc.templates.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.RandomNetworks;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProofFileTest {
  private static StoredProof sample(long seed) {
    Random random = new Random(seed);
    return SampleProofs.of(RandomNetworks.of(random), random);
  }

  @Property(tries = 60, seed = "1")
  void whatIsReadIsWhatWasWritten(@ForAll long seed) throws RefusedProofException {
    StoredProof proof = sample(seed);
    assertThat(ProofFile.decode(ProofFile.encode(proof))).isEqualTo(proof);
  }

  @Test
  void everyAlteredByteIsNoticed() {
    byte[] bytes = ProofFile.encode(sample(1));
    for (int i = 0; i < bytes.length; i++) {
      byte[] altered = bytes.clone();
      altered[i] ^= (byte) (1 << (i % 8));
      assertThatThrownBy(() -> ProofFile.decode(altered))
          .as("byte " + i)
          .isInstanceOf(RefusedProofException.class);
    }
  }

  @Test
  void everyTruncationIsNoticed() {
    byte[] bytes = ProofFile.encode(sample(2));
    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> ProofFile.decode(truncated))
          .as(length + " bytes")
          .isInstanceOf(RefusedProofException.class);
    }
  }

  @Test
  void appendedBytesAreNoticed() {
    byte[] bytes = ProofFile.encode(sample(3));
    assertThatThrownBy(() -> ProofFile.decode(Arrays.copyOf(bytes, bytes.length + 8)))
        .hasMessageContaining("altered");
  }

  @Test
  void foreignFileIsRefused() {
    byte[] bytes =
        "{\"tool\": \"something else, long enough to hold a seal of 32 bytes\"}"
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ProofFile.decode(bytes)).hasMessage("not a fanc proof");
  }

  @Test
  void newerFormatIsRefusedByItsNumberEvenIfItIsSound() {
    byte[] bytes = ProofFile.encode(sample(4));
    bytes[8] = 4;
    assertThatThrownBy(() -> ProofFile.decode(sealed(bytes)))
        .hasMessage("proof format 4, this program reads format 3");
  }

  @Test
  void olderFormatIsRefusedWithWhatToDo() {
    byte[] bytes = ProofFile.encode(sample(4));
    bytes[8] = 2;
    assertThatThrownBy(() -> ProofFile.decode(sealed(bytes)))
        .hasMessage(
            "proof format 2, this program reads format 3; prove the parent again with fanc prove");
  }

  /** The seal is right, the promise is not: nothing so large may be allocated. */
  @Test
  void headerThatPromisesTooMuchIsRefused() {
    String[] headers = {
      "{}",
      "[]",
      "nonsense",
      "{\"parent\":\"p\",\"parentFile\":\"f\",\"architecture\":\"a\",\"parameters\":[[2147483647]]}",
      "{\"parent\":\"p\",\"parentFile\":\"f\",\"architecture\":\"a\",\"parameters\":[[65536,65536]]}",
      "{\"parent\":\"p\",\"parentFile\":\"f\",\"architecture\":\"a\",\"parameters\":[[-1]]}",
      "{\"parent\":\"p\",\"parentFile\":\"f\",\"architecture\":\"a\",\"parameters\":[],\"images\":[{}]}",
      "{\"parent\":\"p\",\"parentFile\":\"f\",\"architecture\":\"a\",\"parameters\":[],\"images\":[],\"key\":\"k\"}",
      "{\"parent\":7}"
    };
    for (String header : headers) {
      assertThatThrownBy(() -> ProofFile.decode(withHeader(header)))
          .as(header)
          .isInstanceOf(RefusedProofException.class);
    }
  }

  /** Alters the header at random and seals it again: refused or read, but never anything else. */
  @Property(tries = 300, seed = "2")
  void sealedNonsenseIsRefusedOrRead(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes = ProofFile.encode(sample(5));
    int header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
    for (int k = 0; k < 1 + random.nextInt(4); k++) {
      bytes[12 + random.nextInt(4 + header)] =
          (byte) (random.nextBoolean() ? '0' : random.nextInt());
    }
    byte[] altered = sealed(bytes);
    try {
      assertThat(ProofFile.decode(altered)).isNotNull();
    } catch (RefusedProofException e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }

  private static byte[] withHeader(String header) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer =
        ByteBuffer.allocate(16 + text.length + 8 + 32).order(ByteOrder.LITTLE_ENDIAN);
    buffer
        .put("FANCPROF".getBytes(StandardCharsets.US_ASCII))
        .putInt(ProofFile.VERSION)
        .putInt(text.length);
    return sealed(buffer.put(text).array());
  }

  private static byte[] sealed(byte[] bytes) {
    byte[] copy = bytes.clone();
    int end = copy.length - Sha256.BYTES;
    System.arraycopy(Sha256.of(copy, 0, end), 0, copy, end, Sha256.BYTES);
    return copy;
  }
}
