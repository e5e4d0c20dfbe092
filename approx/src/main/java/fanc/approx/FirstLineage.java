package fanc.approx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Lineages of version 1: one rule, and distances as numbers that may be rounded up. */
final class FirstLineage {
  private static final String SCHEMA = "lineage-1.json";
  private static final String DISTANCE = "maxDifference";

  private FirstLineage() {}

  /** Turns a lineage of version 1 into one of version 2, and leaves everything else alone. */
  static void upgrade(ObjectNode lineage) {
    if (!lineage.path("$schema").asText().equals(SCHEMA)
        || lineage.path("version").asInt() != 1
        || !lineage.has("rule")) {
      return;
    }
    lineage.put("$schema", LineageFile.SCHEMA);
    lineage.put("version", LineageFile.VERSION);
    lineage.putArray("rules").add(lineage.remove("rule"));
    for (JsonNode change : lineage.path("weights")) {
      if (change instanceof ObjectNode entry && entry.path(DISTANCE).isNumber()) {
        entry.put(DISTANCE, entry.path(DISTANCE).decimalValue().toString());
      }
    }
  }
}
