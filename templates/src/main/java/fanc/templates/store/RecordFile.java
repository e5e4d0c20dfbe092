package fanc.templates.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.templates.transfer.ImageRecord;
import fanc.templates.transfer.ParentRecord;
import fanc.templates.transfer.SetRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The bytes of a record, version 3. Little-endian throughout:
 *
 * <pre>{@code
 * 8 bytes   "FANCRECD"
 * 4 bytes   version, 3
 * 4 bytes   h, length of the header
 * h bytes   header: a JSON object in UTF-8: what the record is about, and sizes
 * ...       margins, members and hulls as RecordContent has them, or margins and hulls of the parts
 *           of a family as SetContent has them
 * 32 bytes  seal: SHA-256 of all bytes before it; the file's name
 * }</pre>
 *
 * <p>The same record gives the same bytes. The seal protects against accident, not against an
 * enemy.
 */
final class RecordFile {
  static final int VERSION = 4;
  private static final byte[] MAGIC = "FANCRECD".getBytes(StandardCharsets.US_ASCII);
  private static final int FRONT = MAGIC.length + 2 * Integer.BYTES;
  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordFile() {}

  /**
   * Returns the bytes of a record.
   *
   * @throws ArithmeticException if they would be more than 2^31-1
   */
  static byte[] encode(RecordSubject subject, ImageRecord record) {
    byte[] header = header(subject, record);
    byte[] content =
        record instanceof SetRecord set
            ? SetContent.write(set)
            : RecordContent.write((ParentRecord) record);
    int size = Math.addExact(FRONT + Sha256.BYTES + header.length, content.length);
    ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(MAGIC).putInt(VERSION).putInt(header.length).put(header).put(content);
    return buffer.put(Sha256.of(buffer.array(), 0, size - Sha256.BYTES)).array();
  }

  private static byte[] header(RecordSubject subject, ImageRecord record) {
    ObjectNode header =
        record instanceof SetRecord set
            ? SetContent.header(set)
            : RecordContent.header((ParentRecord) record);
    header.put("key", subject.key().sha256());
    header.put("parent", subject.parent().sha256());
    header.put("resolved", subject.resolved());
    try {
      return JSON.writeValueAsBytes(header);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values has a JSON text", e);
    }
  }

  /** Returns the seal of encoded bytes in hexadecimal digits; nothing if they have none. */
  static String seal(byte[] bytes) {
    int start = Math.max(0, bytes.length - Sha256.BYTES);
    return HexFormat.of().formatHex(bytes, start, bytes.length);
  }

  /**
   * Returns the record.
   *
   * @param subject what it has to be about
   * @throws RefusedProofException if the bytes are foreign, of another version, truncated, altered,
   *     contradictory or about something else
   */
  static ImageRecord decode(byte[] bytes, RecordSubject subject) throws RefusedProofException {
    requireSound(bytes);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(MAGIC.length + Integer.BYTES).limit(bytes.length - Sha256.BYTES);
    int length = buffer.getInt();
    if (length < 0 || length > buffer.remaining()) {
      throw new RefusedProofException("header of " + length + " bytes does not fit the file");
    }
    byte[] text = new byte[length];
    buffer.get(text);
    try {
      JsonNode header = JSON.readTree(text);
      requireSubject(header, subject);
      return SetContent.isMeantBy(header)
          ? new SetContent(header, buffer).read()
          : new RecordContent(header, buffer).read();
    } catch (IOException e) {
      throw new RefusedProofException("header is no JSON");
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new RefusedProofException("contradictory: " + e.getMessage());
    }
  }

  private static void requireSubject(JsonNode header, RecordSubject subject)
      throws RefusedProofException {
    if (!HeaderReader.text(header, "key").equals(subject.key().sha256())
        || !HeaderReader.text(header, "parent").equals(subject.parent().sha256())
        || !HeaderReader.text(header, "resolved").equals(subject.resolved())) {
      throw new RefusedProofException("a record of another parent, property or image");
    }
  }

  private static void requireSound(byte[] bytes) throws RefusedProofException {
    int known = Math.min(bytes.length, MAGIC.length);
    if (known == 0 || !Arrays.equals(bytes, 0, known, MAGIC, 0, known)) {
      throw new RefusedProofException("not a fanc record");
    }
    if (bytes.length < FRONT + Sha256.BYTES) {
      throw new RefusedProofException("truncated after " + bytes.length + " bytes");
    }
    int version = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(MAGIC.length);
    if (version != VERSION) {
      throw new RefusedProofException(
          "record format " + version + ", this program reads format " + VERSION);
    }
    int sealed = bytes.length - Sha256.BYTES;
    if (!Arrays.equals(
        Sha256.of(bytes, 0, sealed), Arrays.copyOfRange(bytes, sealed, bytes.length))) {
      throw new RefusedProofException("truncated or altered: its seal does not match");
    }
  }
}
