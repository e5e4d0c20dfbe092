package fanc.approx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A recipe as a JSON file: {@code approx/schema/recipe-1.json} is its schema. */
public final class RecipeFile {
  private static final String SCHEMA = "recipe-1.json";
  private static final int VERSION = 1;

  private RecipeFile() {}

  /** What the file holds beside the mark of its format. */
  private record Content(String name, List<List<Approximation>> children) {}

  /**
   * Reads a recipe.
   *
   * @throws RecipeFormatException if the file is no recipe of this version
   * @throws IOException if the file can not be read
   */
  public static Recipe read(Path file) throws IOException {
    try {
      JsonNode root = RuleJson.MAPPER.readTree(JsonText.read(file));
      if (!(root instanceof ObjectNode object)) {
        throw new RecipeFormatException(file + ": expected a JSON object");
      }
      require(file, object, "$schema", RuleJson.MAPPER.getNodeFactory().textNode(SCHEMA));
      require(file, object, "version", RuleJson.MAPPER.getNodeFactory().numberNode(VERSION));
      boolean ensemble = ensemble(file, object);
      Content content = RuleJson.MAPPER.treeToValue(object, Content.class);
      Path folder = file.resolveSibling("");
      return new Recipe(
          content.name(),
          content.children().stream().map(rules -> new Chain(located(rules, folder))).toList(),
          ensemble);
    } catch (JsonProcessingException e) {
      throw new RecipeFormatException(file + ": " + RuleJson.describe(e), e);
    } catch (IllegalArgumentException e) {
      throw new RecipeFormatException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes a recipe, whole or not at all.
   *
   * @throws IOException if it can not be written; then what was there is as it was
   */
  public static void write(Path file, Recipe recipe) throws IOException {
    JsonText.write(file, toJson(recipe));
  }

  /** Returns a recipe as JSON, one line feed at the end. */
  static String toJson(Recipe recipe) {
    ObjectNode root = RuleJson.MAPPER.createObjectNode();
    root.put("$schema", SCHEMA).put("version", VERSION).put("name", recipe.name());
    ArrayNode children = root.putArray("children");
    for (Chain child : recipe.children()) {
      ArrayNode rules = children.addArray();
      for (Approximation rule : child.rules()) {
        // Each by itself: of a list's elements the kind would be lost.
        ObjectNode one = RuleJson.MAPPER.valueToTree(rule);
        rules.add(one);
      }
    }
    try {
      return RuleJson.prettyWriter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values always has a JSON form", e);
    }
  }

  /** Returns the rules with the paths that they name taken relative to the recipe's folder. */
  private static List<Approximation> located(List<Approximation> rules, Path folder) {
    if (rules == null || rules.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("key 'children' has a null; expected lists of rules");
    }
    return rules.stream()
        .map(rule -> rule instanceof FineTuning training ? training.in(folder) : rule)
        .toList();
  }

  /** Takes the one key that may be missing. */
  private static boolean ensemble(Path file, ObjectNode object) throws RecipeFormatException {
    JsonNode found = object.remove("ensemble");
    if (found != null && !found.isBoolean()) {
      throw new RecipeFormatException(
          file + ": key 'ensemble' is " + found + ", expected true or false");
    }
    return found != null && found.booleanValue();
  }

  private static void require(Path file, ObjectNode object, String key, JsonNode expected)
      throws RecipeFormatException {
    JsonNode found = object.remove(key);
    if (!expected.equals(found)) {
      throw new RecipeFormatException(
          file
              + ": key '"
              + key
              + "' is "
              + (found == null ? "missing" : found)
              + ", expected "
              + expected);
    }
  }
}
