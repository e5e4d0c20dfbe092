package fanc.training;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import fanc.networks.training.TrainingException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a {@link Recipe} from JSON. Every key is required and no other is accepted. */
final class RecipeReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              c ->
                  c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private RecipeReader() {}

  /**
   * Reads the recipe.
   *
   * @throws TrainingException if it is not JSON, a key is unknown, missing or given twice, or a
   *     value is out of range
   * @throws IOException if the file can not be read
   */
  static Recipe read(Path file) throws TrainingException, IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      JsonNode tree = MAPPER.readTree(bytes);
      requireKeys(file, tree, Recipe.class, "");
      return MAPPER.treeToValue(tree, Recipe.class);
    } catch (JsonMappingException e) {
      throw new TrainingException(file + place(e) + ": " + at(e) + oneLine(e), e);
    } catch (JsonProcessingException e) {
      throw new TrainingException(file + place(e) + ": not valid JSON: " + oneLine(e), e);
    }
  }

  /** Checks that an object has the record's components as keys and no other, at every depth. */
  private static void requireKeys(Path file, JsonNode node, Class<?> record, String inside)
      throws TrainingException {
    if (!node.isObject()) {
      String what =
          inside.isEmpty() ? "the recipe" : "'" + inside.substring(0, inside.length() - 1) + "'";
      throw new TrainingException(file + ": " + what + " must be a JSON object");
    }
    Map<String, Class<?>> known = new TreeMap<>();
    for (RecordComponent component : record.getRecordComponents()) {
      known.put(component.getName(), component.getType());
    }
    for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      if (!known.containsKey(key)) {
        throw new TrainingException(
            file
                + ": unknown key '"
                + inside
                + key
                + "'; known: "
                + String.join(", ", known.keySet()));
      }
    }
    for (Map.Entry<String, Class<?>> entry : known.entrySet()) {
      String key = inside + entry.getKey();
      if (!node.has(entry.getKey())) {
        throw new TrainingException(file + ": key '" + key + "' is missing");
      }
      if (entry.getValue().isRecord()) {
        requireKeys(file, node.get(entry.getKey()), entry.getValue(), key + ".");
      }
    }
  }

  private static String at(JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "" : "at '" + path + "': ";
  }

  private static String place(JsonProcessingException e) {
    JsonLocation where = e.getLocation();
    return where == null || where.getLineNr() < 1 ? "" : ", line " + where.getLineNr();
  }

  private static String oneLine(JsonProcessingException e) {
    Throwable cause = e.getCause() instanceof IllegalArgumentException i ? i : e;
    String text = cause == e ? e.getOriginalMessage() : String.valueOf(cause.getMessage());
    return text.lines().findFirst().orElse("unreadable").replace("fanc.training.", "");
  }
}
