package fanc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/** The bytes of a certificate taken apart as docs/formats.md has them, to be put together again. */
final class OpenCertificate {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SEAL = 32;

  private final String magic;
  private final byte[] seal;
  final ObjectNode header;
  float[] payload;

  private OpenCertificate(String magic, ObjectNode header, float[] payload, byte[] seal) {
    this.magic = magic;
    this.header = header;
    this.payload = payload;
    this.seal = seal;
  }

  /** Takes bytes apart. */
  static OpenCertificate of(byte[] bytes) throws IOException {
    int first = after(bytes, 0);
    int second = after(bytes, first);
    int floats = (bytes.length - SEAL - second) / Float.BYTES;
    float[] payload = new float[floats];
    ByteBuffer.wrap(bytes, second, floats * Float.BYTES).slice().asFloatBuffer().get(payload);
    return new OpenCertificate(
        new String(bytes, 0, first, StandardCharsets.US_ASCII),
        (ObjectNode) JSON.readTree(Arrays.copyOfRange(bytes, first, second)),
        payload,
        Arrays.copyOfRange(bytes, bytes.length - SEAL, bytes.length));
  }

  private static int after(byte[] bytes, int from) throws IOException {
    int i = from;
    while (i < bytes.length && bytes[i] != '\n') {
      i++;
    }
    if (i + SEAL >= bytes.length) {
      throw new IOException("no line");
    }
    return i + 1;
  }

  /** Returns the bytes with the seal that was there. */
  byte[] withOldSeal() throws IOException {
    return joined(body(), seal);
  }

  /** Returns the bytes with their own seal. */
  byte[] sealed() throws IOException {
    return sealed(body());
  }

  /** Returns bytes with their seal behind. */
  static byte[] sealed(byte[] body) {
    try {
      return joined(body, MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the seal of bytes in hexadecimal digits. */
  static String seal(byte[] bytes) {
    return HexFormat.of().formatHex(bytes, bytes.length - SEAL, bytes.length);
  }

  private byte[] body() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(magic.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(JSON.writeValueAsBytes(header));
    out.write('\n');
    ByteBuffer floats = ByteBuffer.allocate(payload.length * Float.BYTES);
    floats.asFloatBuffer().put(payload);
    out.writeBytes(floats.array());
    return out.toByteArray();
  }

  private static byte[] joined(byte[] body, byte[] seal) {
    byte[] all = Arrays.copyOf(body, body.length + seal.length);
    System.arraycopy(seal, 0, all, body.length, seal.length);
    return all;
  }

  /** Returns the numbers in inclusive ranges, the first ones of very many. */
  static long[] numbers(JsonNode ranges) {
    return StreamSupport.stream(ranges.spliterator(), false)
        .flatMapToLong(r -> LongStream.rangeClosed(r.path(0).asLong(), r.path(1).asLong()))
        .limit(1000)
        .toArray();
  }
}
