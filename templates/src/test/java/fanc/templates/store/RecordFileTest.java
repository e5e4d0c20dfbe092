package fanc.templates.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Fingerprint;
import fanc.templates.transfer.SetRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecordFileTest {
  private static final RecordSubject SUBJECT = SampleRecords.SUBJECT;

  private static byte[] sample(long seed) {
    return RecordFile.encode(SUBJECT, SampleRecords.of(new Random(seed)));
  }

  @Property(tries = 100, seed = "1")
  void whatIsReadIsWhatWasWritten(@ForAll long seed) throws RefusedProofException {
    byte[] bytes = sample(seed);
    assertThat(RecordFile.decode(bytes, SUBJECT)).isEqualTo(SampleRecords.of(new Random(seed)));
    assertThat(sample(seed)).isEqualTo(bytes);
  }

  @Property(tries = 50, seed = "3")
  void recordOfPartsIsReadAsItWasWritten(@ForAll long seed) throws RefusedProofException {
    SetRecord record = SampleRecords.ofSet(new Random(seed));
    byte[] bytes = RecordFile.encode(SUBJECT, record);
    assertThat(RecordFile.decode(bytes, SUBJECT)).isEqualTo(record);
    byte[] altered = sealed(bytes);
    int header = new String(altered, StandardCharsets.ISO_8859_1).indexOf("\"regions\":") + 10;
    // Its parts have as many regions as before, but the record says otherwise.
    altered[header] = (byte) (altered[header] == '9' ? '1' : altered[header] + 1);
    assertThatThrownBy(() -> RecordFile.decode(sealed(altered), SUBJECT))
        .isInstanceOf(RefusedProofException.class);
  }

  @Test
  void everyAlteredByteIsNoticed() {
    byte[] bytes = sample(1);
    for (int i = 0; i < bytes.length; i++) {
      byte[] altered = bytes.clone();
      altered[i] ^= (byte) (1 << (i % 8));
      assertThatThrownBy(() -> RecordFile.decode(altered, SUBJECT))
          .as("byte " + i)
          .isInstanceOf(RefusedProofException.class);
    }
  }

  @Test
  void everyTruncationIsNoticed() {
    byte[] bytes = sample(2);
    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> RecordFile.decode(truncated, SUBJECT))
          .as(length + " bytes")
          .isInstanceOf(RefusedProofException.class);
    }
    assertThatThrownBy(() -> RecordFile.decode(Arrays.copyOf(bytes, bytes.length + 4), SUBJECT))
        .hasMessageContaining("altered");
  }

  @Test
  void recordAboutSomethingElseIsRefused() {
    byte[] bytes = sample(3);
    for (RecordSubject other :
        List.of(
            new RecordSubject(SUBJECT.key(), SUBJECT.parent(), "another image"),
            new RecordSubject(SUBJECT.key(), new Fingerprint("another"), SUBJECT.resolved()),
            new RecordSubject(
                ProofKey.of("another", "real", 1), SUBJECT.parent(), SUBJECT.resolved()))) {
      assertThatThrownBy(() -> RecordFile.decode(bytes, other))
          .hasMessage("a record of another parent, property or image");
    }
    byte[] proof =
        "FANCPROF, which is no record, however long it may be".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> RecordFile.decode(proof, SUBJECT)).hasMessage("not a fanc record");
  }

  @Test
  void otherFormatIsRefusedByItsNumber() {
    byte[] bytes = sample(4);
    bytes[8] = 5;
    assertThatThrownBy(() -> RecordFile.decode(sealed(bytes), SUBJECT))
        .hasMessage("record format 5, this program reads format 4");
  }

  /** The seal is right, the promise is not: nothing so large may be allocated. */
  @Test
  void headerThatPromisesTooMuchIsRefused() {
    String about =
        "\"key\":\"" + SUBJECT.key().sha256() + "\",\"parent\":\"parent\",\"resolved\":\"image\",";
    String[] headers = {
      "\"regions\":2147483647,\"within\":[-1],\"rows\":1,\"perRegion\":false",
      "\"regions\":4000000,\"within\":[-1],\"rows\":9,\"perRegion\":true",
      "\"regions\":4000000,\"within\":[-1,0,0],\"rows\":1,\"perRegion\":false,\"values\":[1],\"sizes\":[1]",
      "\"regions\":1,\"within\":[-1],\"rows\":1,\"perRegion\":false,\"values\":[1],\"sizes\":[2147483647]",
      "\"regions\":1,\"within\":[-1],\"rows\":1,\"perRegion\":false,\"values\":[1],\"sizes\":[-1]",
      "\"regions\":1,\"within\":[-1],\"rows\":1,\"perRegion\":false,\"values\":[1,2],\"sizes\":[1]",
      "\"regions\":1,\"within\":[],\"rows\":1,\"perRegion\":false,\"values\":[],\"sizes\":[]",
      "\"regions\":1,\"within\":[0],\"rows\":1,\"perRegion\":false,\"values\":[],\"sizes\":[]",
      "\"regions\":1,\"within\":[-1],\"rows\":0,\"perRegion\":false,\"values\":[],\"sizes\":[]"
    };
    for (String header : headers) {
      assertThatThrownBy(() -> RecordFile.decode(withHeader("{" + about + header + "}"), SUBJECT))
          .as(header)
          .isInstanceOf(RefusedProofException.class);
    }
  }

  /** Alters anything at random and seals it again: refused or read, but never anything else. */
  @Property(tries = 300, seed = "2")
  void sealedNonsenseIsRefusedOrRead(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes = sample(5);
    for (int k = 0; k < 1 + random.nextInt(4); k++) {
      bytes[12 + random.nextInt(bytes.length - 44)] =
          (byte) (random.nextBoolean() ? '0' : random.nextInt());
    }
    byte[] altered = sealed(bytes);
    try {
      assertThat(RecordFile.decode(altered, SUBJECT)).isNotNull();
    } catch (RefusedProofException e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }

  private static byte[] withHeader(String header) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer =
        ByteBuffer.allocate(16 + text.length + 8 + 32).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put("FANCRECD".getBytes(StandardCharsets.US_ASCII));
    buffer.putInt(RecordFile.VERSION).putInt(text.length);
    return sealed(buffer.put(text).array());
  }

  private static byte[] sealed(byte[] bytes) {
    byte[] copy = bytes.clone();
    int end = copy.length - Sha256.BYTES;
    System.arraycopy(Sha256.of(copy, 0, end), 0, copy, end, Sha256.BYTES);
    return copy;
  }
}
