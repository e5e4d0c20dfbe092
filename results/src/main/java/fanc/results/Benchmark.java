package fanc.results;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What a benchmark measures: every child of every network, on every image of every property named
 * with it, by every method. Paths are relative to the file it is read from.
 *
 * @param name what its runs are called: letters, digits, dots, dashes and underscores
 * @param networks the parents with their children and properties; one parent may stand several
 *     times, for instance with some children on few properties
 * @param methods what is measured
 * @param baseline name of the method that the others are compared with, one of them
 * @param repeats how often each method decides each image, at least 1
 * @param warmUp how often everything is done before and not counted, at least 0
 */
public record Benchmark(
    String name,
    List<Subject> networks,
    List<Variant> methods,
    String baseline,
    int repeats,
    int warmUp) {
  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "benchmark-2.json";

  /** The version before, with the same properties and images for all networks. */
  public static final String SCHEMA_1 = "benchmark-1.json";

  /** In place of rows: those that the property names. */
  public static final String ALL_IMAGES = "all";

  private static final int MOST_REPEATS = 1000;

  /**
   * A parent, its children and what is asked of them.
   *
   * @param network the parent's file
   * @param children files of children; a folder stands for all ONNX files in it
   * @param recipes recipe files that make children; without any child the parent itself is measured
   * @param properties property files
   * @param images rows of the image files, such as {@code 0..4}; {@code all} for those the
   *     properties name
   */
  public record Subject(
      String network,
      List<String> children,
      List<String> recipes,
      List<String> properties,
      String images) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is no property, or one twice
     */
    public Subject {
      Objects.requireNonNull(network, "network");
      Objects.requireNonNull(images, "images");
      children = List.copyOf(children);
      recipes = List.copyOf(recipes);
      properties = List.copyOf(properties);
      requireDistinct("properties", properties);
    }
  }

  /**
   * A method with its settings.
   *
   * @param name what tables call it
   * @param method its name on the command line
   * @param preset by which published parameters templates are made; null for the method's own
   * @param cuts after which activations templates lie, counted from 1; empty for the preset's
   */
  public record Variant(String name, String method, String preset, List<Integer> cuts) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the cuts are not ascending from 1
     */
    public Variant {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(method, "method");
      cuts = List.copyOf(cuts);
      int last = 0;
      for (int cut : cuts) {
        require(cut > last, "cuts " + cuts + " are not ascending from 1");
        last = cut;
      }
    }

    /** Returns a method as it is, under its own name. */
    public static Variant plain(String method) {
      return new Variant(method, method, null, List.of());
    }
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the name can be no folder's, a list is empty, something
   *     stands twice, the baseline is none of the methods, or a count is out of range
   */
  public Benchmark {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(baseline, "baseline");
    networks = List.copyOf(networks);
    methods = List.copyOf(methods);
    require(
        name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*"),
        "name '" + name + "': use letters, digits, dots, dashes and underscores");
    require(!networks.isEmpty(), "networks is empty; expected at least one");
    requireDistinct("methods", methods.stream().map(Variant::name).toList());
    require(
        methods.stream().anyMatch(method -> method.name().equals(baseline)),
        "baseline '"
            + baseline
            + "' is none of the methods "
            + methods.stream().map(Variant::name).toList());
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
