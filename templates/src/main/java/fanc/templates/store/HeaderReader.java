package fanc.templates.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;

/**
 * Typed access to the keys of a proof's header. Each method refuses the proof where a key is
 * missing or its value is of another type.
 */
final class HeaderReader {
  private HeaderReader() {}

  static JsonNode node(JsonNode object, String key) throws RefusedProofException {
    JsonNode node = object.get(key);
    if (node == null) {
      throw new RefusedProofException("header without '" + key + "'");
    }
    return node;
  }

  static JsonNode array(JsonNode object, String key) throws RefusedProofException {
    JsonNode node = node(object, key);
    require(node.isArray(), key);
    return node;
  }

  static String text(JsonNode object, String key) throws RefusedProofException {
    JsonNode node = node(object, key);
    require(node.isTextual(), key);
    return node.textValue();
  }

  static int integer(JsonNode object, String key) throws RefusedProofException {
    return integerAt(node(object, key), key);
  }

  static int[] integers(JsonNode object, String key) throws RefusedProofException {
    JsonNode node = array(object, key);
    int[] values = new int[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = integerAt(node.get(i), key);
    }
    return values;
  }

  private static int integerAt(JsonNode node, String key) throws RefusedProofException {
    require(node.isIntegralNumber() && node.canConvertToInt(), key);
    return node.intValue();
  }

  static long longInteger(JsonNode object, String key) throws RefusedProofException {
    JsonNode node = node(object, key);
    require(node.isIntegralNumber() && node.canConvertToLong(), key);
    return node.longValue();
  }

  static BigInteger anyInteger(JsonNode object, String key) throws RefusedProofException {
    JsonNode node = node(object, key);
    require(node.isIntegralNumber(), key);
    return node.bigIntegerValue();
  }

  static double number(JsonNode object, String key) throws RefusedProofException {
    JsonNode node = node(object, key);
    require(node.isNumber(), key);
    return node.doubleValue();
  }

  static void require(boolean condition, String key) throws RefusedProofException {
    if (!condition) {
      throw new RefusedProofException("header with an unexpected value of '" + key + "'");
    }
  }
}
