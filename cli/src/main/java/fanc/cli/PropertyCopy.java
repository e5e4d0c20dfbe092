package fanc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.NamedPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A property and the files that it names, together in one folder. */
final class PropertyCopy {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String STEM = "property";

  private PropertyCopy() {}

  /**
   * Copies a property; what it names are folders is named with the whole path instead.
   *
   * @return the name of the copy
   */
  static String into(Path folder, Path property) throws IOException, PropertyFormatException {
    String name = property.getFileName().toString();
    int dot = name.indexOf('.', Math.max(0, name.lastIndexOf(".vnnlib")));
    String copy = STEM + (name.contains(".vnnlib") ? name.substring(dot) : ".json");
    if (name.contains(".vnnlib")
        || !(MAPPER.readTree(Files.readAllBytes(property)) instanceof ObjectNode root)) {
      Files.copy(property, folder.resolve(copy));
      return copy;
    }
    localise(root.path("inputs"), "images", folder, property);
    localise(root.path("inputs"), "labels", folder, property);
    localise(root.path("perturbation"), "file", folder, property);
    Files.write(
        folder.resolve(copy), MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    return copy;
  }

  private static void localise(JsonNode parent, String key, Path folder, Path property)
      throws IOException, PropertyFormatException {
    if (!(parent instanceof ObjectNode object) || !object.path(key).isTextual()) {
      return;
    }
    Path named = NamedPath.resolve(property.resolveSibling(""), object.path(key).textValue());
    if (Files.isRegularFile(named)) {
      Path local = Path.of(key, named.getFileName().toString());
      Files.createDirectories(folder.resolve(key));
      Files.copy(named, folder.resolve(local));
      object.put(key, local.toString().replace('\\', '/'));
    } else {
      object.put(key, named.toAbsolutePath().normalize().toString());
    }
  }
}
