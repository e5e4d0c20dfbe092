package fanc.networks.ensemble;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The file that lists an ensemble:
 *
 * <pre>{@code
 * {"$schema": "ensemble-1.json", "version": 1, "name": "six of one", "members": ["a.onnx", "b.onnx"]}
 * }</pre>
 *
 * Paths are relative to the folder of the file. Whether the members exist is not looked at here.
 */
public final class EnsembleFile {
  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "ensemble-1.json";

  private static final int VERSION = 1;
  private static final int MOST_BYTES = 1 << 20;
  private static final List<String> KEYS = List.of("$schema", "version", "name", "members");
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private EnsembleFile() {}

  /**
   * Reads an ensemble.
   *
   * @return members with paths that start at the folder of the file, as {@code file} does
   * @throws EnsembleFormatException if it is not JSON of this version, a key is unknown, missing or
   *     given twice, or there are no members or more than {@value Ensemble#MOST_MEMBERS}
   * @throws IOException if the file can not be read
   */
  public static Ensemble read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new EnsembleFormatException(
          file + ": more than " + MOST_BYTES + " bytes; expected a list of members");
    }
    JsonNode root = tree(file);
    if (!root.isObject()) {
      throw new EnsembleFormatException(file + ": expected a JSON object");
    }
    requireKeys(file, root);
    require(file, root, "$schema", MAPPER.getNodeFactory().textNode(SCHEMA));
    require(file, root, "version", MAPPER.getNodeFactory().numberNode(VERSION));
    JsonNode name = root.get("name");
    if (!name.isTextual()) {
      throw new EnsembleFormatException(file + ": key 'name' is " + name + ", expected a string");
    }
    try {
      return new Ensemble(name.textValue(), members(file, root.get("members")));
    } catch (IllegalArgumentException e) {
      throw new EnsembleFormatException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns the text of a file.
   *
   * @param members paths relative to the folder the file will lie in, with {@code /} between names
   * @throws IllegalArgumentException if they are no {@link Ensemble}
   */
  public static String toJson(String name, List<String> members) {
    Ensemble checked = new Ensemble(name, members.stream().map(Path::of).toList());
    ObjectNode root = MAPPER.createObjectNode();
    root.put("$schema", SCHEMA).put("version", VERSION).put("name", checked.name());
    ArrayNode list = root.putArray("members");
    members.forEach(list::add);
    return root.toPrettyString() + "\n";
  }

  private static JsonNode tree(Path file) throws IOException {
    try {
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " at line " + e.getLocation().getLineNr() + ", column " + column(e);
      throw new EnsembleFormatException(
          file + ": no JSON" + where + ": " + e.getOriginalMessage(), e);
    }
  }

  private static int column(JsonProcessingException e) {
    return e.getLocation().getColumnNr();
  }

  private static void requireKeys(Path file, JsonNode root) throws EnsembleFormatException {
    for (Iterator<String> keys = root.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      if (!KEYS.contains(key)) {
        throw new EnsembleFormatException(
            file + ": unknown key '" + key + "'; known: " + String.join(", ", KEYS));
      }
    }
    for (String key : KEYS) {
      if (!root.has(key)) {
        throw new EnsembleFormatException(file + ": key '" + key + "' is missing");
      }
    }
  }

  private static void require(Path file, JsonNode root, String key, JsonNode expected)
      throws EnsembleFormatException {
    if (!expected.equals(root.get(key))) {
      throw new EnsembleFormatException(
          file + ": key '" + key + "' is " + root.get(key) + ", expected " + expected);
    }
  }

  private static List<Path> members(Path file, JsonNode list) throws EnsembleFormatException {
    if (!list.isArray()) {
      throw new EnsembleFormatException(
          file + ": key 'members' is " + list + ", expected a list of ONNX files");
    }
    List<Path> members = new ArrayList<>();
    for (JsonNode member : list) {
      String key = "key 'members[" + members.size() + "]'";
      if (!member.isTextual() || member.textValue().isBlank()) {
        throw new EnsembleFormatException(
            file + ": " + key + " is " + member + ", expected the path of an ONNX file");
      }
      try {
        members.add(file.resolveSibling(member.textValue()));
      } catch (InvalidPathException e) {
        throw new EnsembleFormatException(file + ": " + key + " is no path: " + e.getMessage(), e);
      }
    }
    return members;
  }
}
