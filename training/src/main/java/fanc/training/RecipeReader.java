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
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import fanc.networks.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Reads a {@link Recipe} from JSON. No key may be missing, but those of {@link OptionalKeys}, and
 * none unknown.
 */
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
      if (tree instanceof ObjectNode recipe) {
        OptionalKeys.fill(recipe);
      }
      new RecipeKeys(file).require(tree, Recipe.class, "");
      return MAPPER.treeToValue(tree, Recipe.class);
    } catch (JsonMappingException e) {
      throw new TrainingException(file + place(e) + ": " + at(e) + oneLine(e), e);
    } catch (JsonProcessingException e) {
      throw new TrainingException(file + place(e) + ": not valid JSON: " + oneLine(e), e);
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
