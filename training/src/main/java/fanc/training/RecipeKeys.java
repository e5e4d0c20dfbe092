package fanc.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import fanc.networks.training.TrainingException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The keys of a recipe against the components of its records, at every depth: no key may be missing
 * and none unknown. Where several kinds are possible, {@code kind} says which record it is; some
 * have one that need not be said.
 *
 * @param file where the recipe stands, for messages
 */
record RecipeKeys(Path file) {

  /**
   * Checks that a value has the record's components as keys and no other.
   *
   * @param inside keys that lead to the value, each with a dot behind it
   */
  void require(JsonNode node, Type type, String inside) throws TrainingException {
    if (type instanceof ParameterizedType list) {
      int position = 0;
      for (JsonNode entry : node.isArray() ? node : List.<JsonNode>of()) {
        String place = inside.substring(0, inside.length() - 1) + "[" + position++ + "].";
        require(entry, list.getActualTypeArguments()[0], place);
      }
    } else if (type instanceof Class<?> one && one.isRecord()) {
      requireComponents(node, one, inside, List.of());
    } else if (type instanceof Class<?> kinds && kinds.isAnnotationPresent(JsonSubTypes.class)) {
      requireObject(node, inside);
      requireComponents(node, kind(node, kinds, inside), inside, List.of("kind"));
    }
  }

  private Class<?> kind(JsonNode node, Class<?> kinds, String inside) throws TrainingException {
    Class<?> unsaid = kinds.getAnnotation(JsonTypeInfo.class).defaultImpl();
    if (!node.has("kind") && unsaid.isRecord()) {
      return unsaid;
    }
    List<String> known = new ArrayList<>();
    for (JsonSubTypes.Type kind : kinds.getAnnotation(JsonSubTypes.class).value()) {
      if (kind.name().equals(node.path("kind").asText())) {
        return kind.value();
      }
      known.add(kind.name());
    }
    throw new TrainingException(
        file + ": key '" + inside + "kind' must be one of: " + String.join(", ", known));
  }

  private void requireComponents(
      JsonNode node, Class<?> record, String inside, List<String> besides)
      throws TrainingException {
    requireObject(node, inside);
    Map<String, RecordComponent> known = new TreeMap<>();
    for (RecordComponent component : record.getRecordComponents()) {
      known.put(key(component), component);
    }
    for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      if (!known.containsKey(key) && !besides.contains(key)) {
        List<String> names = new ArrayList<>(besides);
        names.addAll(known.keySet());
        throw new TrainingException(
            file + ": unknown key '" + inside + key + "'; known: " + String.join(", ", names));
      }
    }
    for (Map.Entry<String, RecordComponent> entry : known.entrySet()) {
      String key = inside + entry.getKey();
      if (!node.has(entry.getKey())) {
        throw new TrainingException(file + ": key '" + key + "' is missing");
      }
      require(node.get(entry.getKey()), entry.getValue().getGenericType(), key + ".");
    }
  }

  /** Returns the key of a component whose name in JSON no Java name can be. */
  private static String key(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? component.getName() : named.value();
  }

  private void requireObject(JsonNode node, String inside) throws TrainingException {
    if (!node.isObject()) {
      String what =
          inside.isEmpty() ? "the recipe" : "'" + inside.substring(0, inside.length() - 1) + "'";
      throw new TrainingException(file + ": " + what + " must be a JSON object");
    }
  }
}
