package fanc.templates.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a stored proof, version 3. Little-endian throughout:
 *
 * <pre>{@code
 * 8 bytes   "FANCPROF"
 * 4 bytes   version, 3
 * 4 bytes   h, length of the header
 * h bytes   header: a JSON object in UTF-8, everything but numbers in bulk
 * 8 n bytes doubles: the parent's tensors; then for each image its worst margin and, for each of
 *           its templates, the lower and the upper ends
 * 32 bytes  seal: SHA-256 of all bytes before it
 * }</pre>
 *
 * <p>Records are files of their own, named by their hash ({@link RecordFile}).
 *
 * <p>The seal protects against accident, not against an enemy. A false template costs time, never a
 * false verdict, since templates are proven again before use; the parent's weights and the records
 * are taken as they are.
 */
final class ProofFile {
  static final int VERSION = 3;
  private static final byte[] MAGIC = "FANCPROF".getBytes(StandardCharsets.US_ASCII);
  private static final int FRONT = MAGIC.length + 2 * Integer.BYTES;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProofFile() {}

  /**
   * Returns the bytes of a proof.
   *
   * @throws ArithmeticException if they would be more than 2^31-1
   */
  static byte[] encode(StoredProof proof) {
    byte[] header = header(proof);
    double[] numbers = ProofContent.numbers(proof);
    int size =
        Math.addExact(
            Math.addExact(FRONT + Sha256.BYTES, header.length),
            Math.multiplyExact(numbers.length, Double.BYTES));
    ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(MAGIC).putInt(VERSION).putInt(header.length).put(header);
    for (double number : numbers) {
      buffer.putDouble(number);
    }
    return buffer.put(Sha256.of(buffer.array(), 0, size - Sha256.BYTES)).array();
  }

  private static byte[] header(StoredProof proof) {
    try {
      return JSON.writeValueAsBytes(ProofContent.header(proof));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values has a JSON text", e);
    }
  }

  /**
   * Returns the proof.
   *
   * @throws RefusedProofException if the bytes are foreign, of another version, truncated, altered
   *     or contradictory
   */
  static StoredProof decode(byte[] bytes) throws RefusedProofException {
    requireSound(bytes);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(MAGIC.length + Integer.BYTES).limit(bytes.length - Sha256.BYTES);
    int length = buffer.getInt();
    if (length < 0 || length > buffer.remaining()) {
      throw new RefusedProofException("header of " + length + " bytes does not fit the file");
    }
    byte[] header = new byte[length];
    buffer.get(header);
    try {
      return ProofContent.read(JSON.readTree(header), new NumberReader(buffer));
    } catch (IOException e) {
      throw new RefusedProofException("header is no JSON");
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new RefusedProofException("contradictory: " + e.getMessage());
    }
  }

  private static void requireSound(byte[] bytes) throws RefusedProofException {
    int known = Math.min(bytes.length, MAGIC.length);
    if (known == 0 || !Arrays.equals(bytes, 0, known, MAGIC, 0, known)) {
      throw new RefusedProofException("not a fanc proof");
    }
    if (bytes.length < FRONT + Sha256.BYTES) {
      throw new RefusedProofException("truncated after " + bytes.length + " bytes");
    }
    int version = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(MAGIC.length);
    if (version != VERSION) {
      throw new RefusedProofException(
          "proof format "
              + version
              + ", this program reads format "
              + VERSION
              + (version < VERSION ? "; prove the parent again with fanc prove" : ""));
    }
    int sealed = bytes.length - Sha256.BYTES;
    if (!Arrays.equals(
        Sha256.of(bytes, 0, sealed), Arrays.copyOfRange(bytes, sealed, bytes.length))) {
      throw new RefusedProofException("truncated or altered: its seal does not match");
    }
  }
}
