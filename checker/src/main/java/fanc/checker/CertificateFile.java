package fanc.checker;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fanc.checker.Certificate.Header;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads certificate files: a magic line, a header of one line of JSON, big-endian float32 numbers,
 * and 32 bytes of SHA-256 over all before, which are compared before anything else is looked at.
 * Takes memory in proportion to the file.
 */
public final class CertificateFile {
  private static final byte[] MAGIC = "fanc certificate 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int SEAL = 32;
  private static final int LONGEST_HEADER = 64 << 20;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private CertificateFile() {}

  /**
   * Reads a certificate. Whether its blocks fit the network and the property is found out by {@link
   * Checker}.
   *
   * @throws CertificateException if the file cannot be read, is none, was changed, or says
   *     something that no certificate says
   */
  public static Certificate read(Path file) throws CertificateException {
    byte[] bytes = bytes(file);
    int end = bytes.length - SEAL;
    if (end < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw malformed(file, "start", "expected 'fanc certificate 1'");
    }
    byte[] seal = Arrays.copyOfRange(bytes, end, bytes.length);
    if (!MessageDigest.isEqual(seal, digest(bytes, end))) {
      throw malformed(file, "seal", "the file was changed or cut off; write the certificate anew");
    }
    int line = MAGIC.length;
    while (line < end && bytes[line] != '\n') {
      line++;
    }
    int payload = end - line - 1;
    if (line == end || line - MAGIC.length > LONGEST_HEADER || payload % Float.BYTES != 0) {
      throw malformed(
          file, "header", "expected a line of at most 64 MiB, then numbers of 4 bytes each");
    }
    return new Certificate(
        file.toString(),
        HexFormat.of().formatHex(seal),
        header(file, bytes, line),
        ByteBuffer.wrap(bytes, line + 1, payload).slice().asReadOnlyBuffer().asFloatBuffer());
  }

  private static byte[] bytes(Path file) throws CertificateException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw malformed(file, "cannot be read", "it is no regular file");
    }
    try {
      if (Files.size(file) > Integer.MAX_VALUE - 16) {
        throw malformed(file, "size", "larger than 2 GiB");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw malformed(file, "cannot be read", e.toString());
    }
  }

  private static byte[] digest(byte[] bytes, int end) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, end);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Header header(Path file, byte[] bytes, int line) throws CertificateException {
    try {
      Header header = JSON.readValue(bytes, MAGIC.length, line - MAGIC.length, Header.class);
      if (header != null) {
        return header;
      }
    } catch (JsonMappingException e) {
      throw malformed(file, "header, " + e.getPathReference(), e.getOriginalMessage());
    } catch (IOException e) {
      throw malformed(file, "header", "no JSON: " + e.getMessage());
    }
    throw malformed(file, "header", "expected an object");
  }

  private static CertificateException malformed(Path file, String where, String problem) {
    String line = (file + ": " + where + ": " + problem).replaceAll("\\s+", " ");
    return new CertificateException(line);
  }
}
