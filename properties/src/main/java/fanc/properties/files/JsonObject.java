package fanc.properties.files;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fanc.properties.PropertyFormatException;
import fanc.properties.Rational;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One object of a JSON file, read key by key; every failure names the file and the key's path. */
final class JsonObject {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final Pattern NO_NUMBER = Pattern.compile("Non-standard token '([+-]?\\w+)'");

  private final Path file;
  private final String path;
  private final JsonNode node;

  private JsonObject(Path file, String path, JsonNode node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  private static String inWords(JsonProcessingException e) {
    Matcher noNumber = NO_NUMBER.matcher(e.getOriginalMessage());
    return noNumber.lookingAt()
        ? noNumber.group(1) + " is no number of JSON; expected a finite one"
        : e.getOriginalMessage().lines().findFirst().orElse("not JSON");
  }

  static JsonObject parse(Path file, byte[] content) throws PropertyFormatException {
    JsonNode root;
    try {
      root = MAPPER.readTree(content);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String line = at == null ? "JSON" : "line " + at.getLineNr();
      throw new PropertyFormatException(file, line, inWords(e));
    } catch (NumberFormatException e) {
      // What the parser throws for an exponent that no number of its own can hold.
      throw new PropertyFormatException(
          file + ": a number in it is not between 1e-90 and 1e90: " + e.getMessage());
    } catch (IOException e) {
      throw PropertyFormatException.unreadable(file, e);
    }
    if (!root.isObject()) {
      throw new PropertyFormatException(file + ": expected a JSON object { ... }");
    }
    return new JsonObject(file, "", root);
  }

  Path file() {
    return file;
  }

  /** Refuses every key that is not listed, naming the closest one that is. */
  void allow(List<String> keys) throws PropertyFormatException {
    for (var names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!keys.contains(name)) {
        throw wrong(
            name, "unknown key; the closest known key is \"" + ClosestKey.to(name, keys) + "\"");
      }
    }
  }

  boolean has(String key) {
    return node.has(key);
  }

  Optional<JsonObject> object(String key) throws PropertyFormatException {
    return typed(key, JsonNode::isObject, "an object { ... }")
        .map(n -> new JsonObject(file, path(key), n));
  }

  Optional<String> text(String key) throws PropertyFormatException {
    return typed(key, JsonNode::isTextual, "a text in quotes").map(JsonNode::textValue);
  }

  /** Returns the text, which must be one of those listed. */
  Optional<String> oneOf(String key, List<String> values) throws PropertyFormatException {
    Optional<String> text = text(key);
    if (text.isPresent() && !values.contains(text.get())) {
      throw wrong(key, "\"" + text.get() + "\", expected one of " + String.join(", ", values));
    }
    return text;
  }

  Optional<BigDecimal> decimal(String key) throws PropertyFormatException {
    Optional<JsonNode> number = typed(key, JsonNode::isNumber, "a number");
    return number.isPresent() ? Optional.of(decimal(key, number.get())) : Optional.empty();
  }

  Optional<Long> integer(String key, long least, long most) throws PropertyFormatException {
    Optional<JsonNode> number = typed(key, JsonNode::isNumber, "a whole number");
    return number.isPresent()
        ? Optional.of(integer(key, number.get(), least, most))
        : Optional.empty();
  }

  Optional<List<BigDecimal>> decimals(String key) throws PropertyFormatException {
    if (!has(key)) {
      return Optional.empty();
    }
    List<BigDecimal> numbers = new ArrayList<>();
    for (JsonNode element : elements(key)) {
      numbers.add(decimal(key + "[" + numbers.size() + "]", element));
    }
    return Optional.of(numbers);
  }

  Optional<List<Integer>> integers(String key, int least) throws PropertyFormatException {
    return has(key) ? Optional.of(integers(key, elements(key), least)) : Optional.empty();
  }

  private List<Integer> integers(String place, JsonNode elements, int least)
      throws PropertyFormatException {
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode element : elements) {
      String at = place + "[" + numbers.size() + "]";
      numbers.add((int) integer(at, element, least, Integer.MAX_VALUE));
    }
    return numbers;
  }

  List<List<Integer>> integerLists(String key, int least) throws PropertyFormatException {
    List<List<Integer>> lists = new ArrayList<>();
    for (JsonNode element : elements(key)) {
      String place = key + "[" + lists.size() + "]";
      if (!element.isArray()) {
        throw wrong(place, "expected an array [ ... ]");
      }
      lists.add(integers(place, element, least));
    }
    return lists;
  }

  List<JsonObject> objects(String key) throws PropertyFormatException {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonNode element : elements(key)) {
      String place = key + "[" + objects.size() + "]";
      if (!element.isObject()) {
        throw wrong(place, "expected an object { ... }");
      }
      objects.add(new JsonObject(file, path(place), element));
    }
    return objects;
  }

  /** Returns whether the key has exactly this text. */
  boolean is(String key, String text) {
    return node.path(key).isTextual() && node.path(key).textValue().equals(text);
  }

  boolean isText(String key) {
    return node.path(key).isTextual();
  }

  boolean isNumber(String key) {
    return node.path(key).isNumber();
  }

  boolean isArray(String key) {
    return node.path(key).isArray();
  }

  /** Returns the path that a key names, relative to the file or in the folder of reference data. */
  Path sibling(String key) throws PropertyFormatException {
    String text = required(key, text(key));
    try {
      return NamedPath.resolve(file.resolveSibling(""), text);
    } catch (PropertyFormatException e) {
      throw wrong(key, e.getMessage());
    }
  }

  Optional<Boolean> flag(String key) {
    return node.path(key).isBoolean()
        ? Optional.of(node.path(key).booleanValue())
        : Optional.empty();
  }

  <T> T required(String key, Optional<T> value) throws PropertyFormatException {
    if (value.isEmpty()) {
      throw wrong(key, "missing key");
    }
    return value.get();
  }

  /** Runs a check or a constructor; its complaint becomes one about the key. */
  <T> T valid(String key, Supplier<T> value) throws PropertyFormatException {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw wrong(key, e.getMessage());
    }
  }

  /** Runs a check; its complaint becomes one about the key. */
  void check(String key, Runnable check) throws PropertyFormatException {
    valid(
        key,
        () -> {
          check.run();
          return key;
        });
  }

  PropertyFormatException wrong(String key, String problem) {
    return new PropertyFormatException(file, path(key), problem);
  }

  String path(String key) {
    if (key.isEmpty() || path.isEmpty()) {
      return path + key;
    }
    return path + "." + key;
  }

  private Optional<JsonNode> typed(String key, Predicate<JsonNode> type, String expected)
      throws PropertyFormatException {
    JsonNode value = node.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.test(value)) {
      throw wrong(key, "expected " + expected);
    }
    return Optional.of(value);
  }

  private JsonNode elements(String key) throws PropertyFormatException {
    return required(key, typed(key, JsonNode::isArray, "an array [ ... ]"));
  }

  private BigDecimal decimal(String place, JsonNode number) throws PropertyFormatException {
    if (!number.isNumber()) {
      throw wrong(place, "expected a number");
    }
    return valid(place, () -> Rational.inLimits(number.decimalValue()));
  }

  private long integer(String place, JsonNode number, long least, long most)
      throws PropertyFormatException {
    String expected = "expected a whole number from " + least + " to " + most;
    if (!number.isNumber()) {
      throw wrong(place, expected);
    }
    BigDecimal value = valid(place, () -> Rational.inLimits(number.decimalValue()));
    if (value.stripTrailingZeros().scale() > 0
        || value.compareTo(BigDecimal.valueOf(least)) < 0
        || value.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw wrong(place, value + ", " + expected);
    }
    return value.longValueExact();
  }
}
