package fanc.approx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file beside a child that holds its lineage: {@code child.onnx.lineage.json}. */
public final class LineageFile {
  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "lineage-2.json";

  private static final String SUFFIX = ".lineage.json";
  private static final String SCHEMA_KEY = "$schema";
  private static final String VERSION_KEY = "version";
  static final int VERSION = 2;

  private LineageFile() {}

  /** Returns where the lineage of a child is kept. */
  public static Path beside(Path child) {
    return child.resolveSibling(child.getFileName() + SUFFIX);
  }

  /**
   * Writes the lineage beside the child, whole or not at all.
   *
   * @throws IOException if it can not be written; then nothing has changed
   */
  public static void write(Path child, Lineage lineage) throws IOException {
    JsonText.write(beside(child.toAbsolutePath()), toJson(lineage));
  }

  /**
   * Reads the lineage of a child.
   *
   * @param child the child's file
   * @param childSha256 SHA-256 of the child's file as it is now
   * @return the lineage; empty if there is no such file beside the child
   * @throws LineageFormatException if the file is no lineage of this version, or that of another
   *     child
   * @throws IOException if the file can not be read
   */
  public static Optional<Lineage> read(Path child, String childSha256) throws IOException {
    Path file = beside(child);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Lineage lineage = parse(file, JsonText.read(file));
    if (!lineage.childSha256().equals(childSha256)) {
      throw new LineageFormatException(
          file
              + ": written for a file with SHA-256 "
              + lineage.childSha256()
              + ", but "
              + child
              + " has "
              + childSha256
              + "; make the child anew or remove the lineage");
    }
    return Optional.of(lineage);
  }

  /** Returns a lineage as JSON, one line feed at the end. */
  static String toJson(Lineage lineage) {
    ObjectNode root = RuleJson.MAPPER.createObjectNode();
    root.put(SCHEMA_KEY, SCHEMA).put(VERSION_KEY, VERSION);
    root.setAll((ObjectNode) RuleJson.MAPPER.valueToTree(lineage));
    try {
      return RuleJson.prettyWriter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values always has a JSON form", e);
    }
  }

  private static Lineage parse(Path file, String text) throws LineageFormatException {
    try {
      JsonNode root = RuleJson.MAPPER.readTree(text);
      if (!(root instanceof ObjectNode object)) {
        throw new LineageFormatException(file + ": expected a JSON object");
      }
      FirstLineage.upgrade(object);
      require(file, object, SCHEMA_KEY, RuleJson.MAPPER.getNodeFactory().textNode(SCHEMA));
      require(file, object, VERSION_KEY, RuleJson.MAPPER.getNodeFactory().numberNode(VERSION));
      return RuleJson.MAPPER.treeToValue(object, Lineage.class);
    } catch (JsonProcessingException e) {
      throw new LineageFormatException(file + ": " + RuleJson.describe(e), e);
    } catch (NumberFormatException e) {
      // What the parser throws for an exponent that no number of its own can hold.
      throw new LineageFormatException(file + ": a number in it is out of range", e);
    }
  }

  private static void require(Path file, ObjectNode object, String key, JsonNode expected)
      throws LineageFormatException {
    JsonNode found = object.remove(key);
    if (!expected.equals(found)) {
      throw new LineageFormatException(
          file + ": key '" + key + "' is " + found + ", expected " + expected);
    }
  }
}
