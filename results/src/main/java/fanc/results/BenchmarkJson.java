package fanc.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Brings what may be left out, written shortly or in an older version into the one form that the
 * records are read from. What is wrong stays wrong, for the reader of the records to refuse.
 */
final class BenchmarkJson {
  /** Keys of a benchmark's file; those in {@link #DEFAULTS} stand for every network. */
  static final List<String> KEYS =
      List.of(
          "name",
          "networks",
          "recipes",
          "properties",
          "images",
          "methods",
          "baseline",
          "repeats",
          "warmUp");

  private static final List<String> DEFAULTS = List.of("recipes", "properties", "images");

  private BenchmarkJson() {}

  /** Gives every network its own recipes, properties and images, and every method its settings. */
  static void completeBenchmark(ObjectNode benchmark) {
    ObjectNode defaults = benchmark.objectNode().set("recipes", benchmark.arrayNode());
    for (String key : DEFAULTS) {
      JsonNode value = benchmark.remove(key);
      if (value != null) {
        defaults.set(key, value);
      }
    }
    for (JsonNode network : benchmark.path("networks")) {
      if (network instanceof ObjectNode subject) {
        putIfAbsent(subject, "children", benchmark.arrayNode());
        DEFAULTS.stream()
            .filter(defaults::has)
            .forEach(key -> putIfAbsent(subject, key, defaults.get(key)));
      }
    }
    if (benchmark.get("methods") instanceof ArrayNode methods) {
      for (int i = 0; i < methods.size(); i++) {
        if (methods.get(i).isTextual()) {
          methods.set(i, methods.objectNode().set("method", methods.get(i)));
        }
        if (methods.get(i) instanceof ObjectNode variant) {
          putIfAbsent(variant, "name", variant.get("method"));
          putIfAbsent(variant, "preset", variant.nullNode());
          putIfAbsent(variant, "cuts", variant.arrayNode());
        }
      }
    }
  }

  /** Completes the conditions of a run, of this version or the one before. */
  static void completeRun(ObjectNode run) {
    if (run.get("benchmark") instanceof ObjectNode benchmark) {
      completeBenchmark(benchmark);
    }
    putIfAbsent(run, "memoryGigabytes", run.nullNode());
  }

  /** Completes a cell; the version before did not measure the parent and knew no margins. */
  static void completeCell(ObjectNode cell) {
    for (JsonNode method : cell.path("methods")) {
      if (method instanceof ObjectNode measurement) {
        putIfAbsent(measurement, "secondsFirst", measurement.nullNode());
      }
    }
    JsonNode gflops = cell.remove("dgemmGflops");
    if (gflops != null) {
      ObjectNode speed = cell.objectNode();
      speed.set("dgemmGflops", gflops);
      putIfAbsent(cell, "speed", speed.putNull("memoryGigabytes"));
      putIfAbsent(cell, "secondsParent", cell.arrayNode());
      for (JsonNode method : cell.path("methods")) {
        if (method instanceof ObjectNode measurement) {
          completeMeasurement(measurement);
        }
      }
    }
  }

  /** Completes results; a row need not say how long the first decision took. */
  static void completeSummary(ObjectNode summary) {
    for (JsonNode row : summary.path("rows")) {
      if (row instanceof ObjectNode object) {
        putIfAbsent(object, "firstPerRegion", object.nullNode());
      }
    }
  }

  private static void completeMeasurement(ObjectNode measurement) {
    boolean ended = measurement.path("outcome").asText().matches("timeout|memory");
    long rest = measurement.path("regions").asLong() - measurement.path("verified").asLong();
    putIfAbsent(measurement, "failed", measurement.numberNode(ended ? 0 : rest));
    putIfAbsent(measurement, "worstMargin", measurement.nullNode());
    putIfAbsent(measurement, "rungs", measurement.objectNode());
    putIfAbsent(measurement, "secondsTemplates", measurement.nullNode());
  }

  private static void putIfAbsent(ObjectNode object, String key, JsonNode value) {
    if (!object.has(key) && value != null) {
      object.set(key, value);
    }
  }
}
