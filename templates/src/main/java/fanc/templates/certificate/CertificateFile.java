package fanc.templates.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The bytes of a certificate, format 1:
 *
 * <pre>{@code
 * "fanc certificate 1\n"
 * header    one line of JSON in UTF-8, ended by "\n"
 * payload   big-endian floats that the header addresses
 * 32 bytes  seal: SHA-256 of all bytes before it
 * }</pre>
 *
 * <p>The same certificate gives the same bytes. The seal protects against accident and says which
 * certificate another one rests on; it makes nothing true.
 */
public final class CertificateFile {
  private static final byte[] MAGIC = "fanc certificate 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int SEAL = 32;
  private static final ObjectMapper JSON = new ObjectMapper();

  private CertificateFile() {}

  /** Returns the bytes of a certificate. */
  public static byte[] encode(Certificate certificate) {
    CertificateContent content = CertificateContent.of(certificate);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(MAGIC);
    try {
      out.writeBytes(JSON.writeValueAsBytes(content.header()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values has a JSON text", e);
    }
    out.write('\n');
    out.writeBytes(content.payload());
    return sealed(out.toByteArray());
  }

  /** Returns bytes with the seal of them behind. */
  static byte[] sealed(byte[] bytes) {
    try {
      byte[] seal = MessageDigest.getInstance("SHA-256").digest(bytes);
      byte[] sealed = Arrays.copyOf(bytes, bytes.length + SEAL);
      System.arraycopy(seal, 0, sealed, bytes.length, SEAL);
      return sealed;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the seal of encoded bytes in hexadecimal digits. */
  public static String seal(byte[] bytes) {
    return HexFormat.of().formatHex(bytes, bytes.length - SEAL, bytes.length);
  }

  /**
   * Writes encoded bytes to a new file beside the target and renames it.
   *
   * @throws IOException if it can not be written; then nothing is left behind
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path target = file.toAbsolutePath();
    String unique = Long.toHexString(System.nanoTime()) + "-" + ProcessHandle.current().pid();
    Path part = target.resolveSibling("." + target.getFileName() + "." + unique + ".part");
    try {
      Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
