package fanc.results;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What a benchmark measures: every child of every network, on every image of every property, by
 * every method. Paths are relative to the file it is read from.
 *
 * @param name what its runs are called: letters, digits, dots, dashes and underscores
 * @param networks the parents with their children
 * @param properties property files
 * @param images rows of the image files, such as {@code 0..4}; {@code all} for those the properties
 *     name
 * @param methods names of methods, as on the command line
 * @param baseline the method that the others are compared with, one of them
 * @param repeats how often each method decides each image, at least 1
 * @param warmUp how often everything is done before and not counted, at least 0
 */
public record Benchmark(
    String name,
    List<Subject> networks,
    List<String> properties,
    String images,
    List<String> methods,
    String baseline,
    int repeats,
    int warmUp) {
  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "benchmark-1.json";

  /** In place of rows: those that the property names. */
  public static final String ALL_IMAGES = "all";

  private static final int MOST_REPEATS = 1000;

  /**
   * A parent and its children.
   *
   * @param network the parent's file
   * @param children files of children; a folder stands for all ONNX files in it
   * @param recipes recipe files that make children; without any child the parent itself is measured
   */
  public record Subject(String network, List<String> children, List<String> recipes) {

    /** Copies the lists. */
    public Subject {
      Objects.requireNonNull(network, "network");
      children = List.copyOf(children);
      recipes = List.copyOf(recipes);
    }
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the name can be no folder's, a list is empty or repeats
   *     something, the baseline is none of the methods, or a count is out of range
   */
  public Benchmark {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(images, "images");
    Objects.requireNonNull(baseline, "baseline");
    networks = List.copyOf(networks);
    properties = List.copyOf(properties);
    methods = List.copyOf(methods);
    require(
        name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*"),
        "name '" + name + "': use letters, digits, dots, dashes and underscores");
    requireDistinct("networks", networks.stream().map(Subject::network).toList());
    requireDistinct("properties", properties);
    requireDistinct("methods", methods);
    require(
        methods.contains(baseline),
        "baseline '" + baseline + "' is none of the methods " + methods);
    require(repeats >= 1 && repeats <= MOST_REPEATS, "repeats must be from 1 to " + MOST_REPEATS);
    require(warmUp >= 0 && warmUp <= MOST_REPEATS, "warmUp must be from 0 to " + MOST_REPEATS);
  }

  private static void requireDistinct(String key, List<String> entries) {
    require(!entries.isEmpty(), key + " is empty; expected at least one");
    HashSet<String> seen = new HashSet<>();
    for (String entry : entries) {
      require(seen.add(entry), key + " names '" + entry + "' twice");
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
