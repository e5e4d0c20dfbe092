package fanc.training;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The keys that a recipe need not have, and what they mean where they are absent. */
final class OptionalKeys {
  private OptionalKeys() {}

  /** Puts what an absent key means. */
  static void fill(ObjectNode recipe) {
    for (String list : new String[] {"layers", "snapshots"}) {
      recipe.putIfAbsent(list, recipe.arrayNode());
    }
    for (String key : new String[] {"pruning", "sparse"}) {
      if (!recipe.has(key)) {
        recipe.putObject(key).put("kind", "none");
      }
    }
  }
}
