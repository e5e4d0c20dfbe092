package fanc.properties.files;

import fanc.properties.PropertyFormatException;
import fanc.properties.vnnlib.VnnlibFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads property files: {@code .vnnlib} and {@code .vnnlib.gz} as VNN-LIB, all others as JSON. */
public final class PropertyFile {
  private static final long LARGEST = 64L << 20;

  private PropertyFile() {}

  /**
   * Reads a property.
   *
   * @throws PropertyFormatException if the file is missing, malformed, or has an unknown key or a
   *     wrong value; {@code UnsupportedPropertyException} if it asks for something not built yet
   */
  public static Property read(Path file) throws PropertyFormatException {
    byte[] content = content(file);
    String name = file.getFileName().toString();
    String sha256 = sha256(content);
    if (!name.matches("(?i).*\\.vnnlib(\\.gz)?")) {
      return new PropertyJson(JsonObject.parse(file, content)).property(sha256, stem(name));
    }
    VnnlibCases query = new VnnlibCases(VnnlibFile.parse(file, content));
    return new Property(
        file,
        sha256,
        new Property.Terms(
            stem(name),
            LabelSource.FILE,
            OnlyCorrect.FALSE,
            Coverage.EXHAUSTIVE,
            query.semantics(),
            Budget.NONE),
        query);
  }

  /** Reads the cases of a VNN-LIB file. */
  static VnnlibCases query(Path file) throws PropertyFormatException {
    return new VnnlibCases(VnnlibFile.parse(file, content(file)));
  }

  private static byte[] content(Path file) throws PropertyFormatException {
    PropertyFormatException.requireFile(file);
    try {
      if (Files.size(file) > LARGEST) {
        throw new PropertyFormatException(file + ": larger than 64 MiB, expected a property file");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new PropertyFormatException(file + ": no such property file");
    } catch (IOException e) {
      throw PropertyFormatException.unreadable(file, e);
    }
  }

  private static String stem(String name) {
    return name.replaceFirst("(?i)(\\.vnnlib|\\.json)?(\\.gz)?$", "");
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
