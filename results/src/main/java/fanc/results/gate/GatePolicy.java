package fanc.results.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.results.ResultFile;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a build asks of children of a network. Paths are relative to the file it is read from;
 * components are null where the file does not have them.
 *
 * @param name what reports call it
 * @param children ONNX files, folders of them, or patterns such as {@code children/*.onnx}
 * @param properties what is asked of each child
 * @param parent a network whose proof the children may start from
 * @param store folder of proofs
 * @param baseline file with what was accepted last
 * @param minimumVerified how many images of each child must be verified
 * @param minimumVerifiedRegions how many regions must be verified
 * @param regression whether images may be worse than in the baseline
 * @param maximumMarginDrop by how much margins may be smaller than in the baseline
 * @param failOn which findings make the gate fail
 * @param method how to decide, as on the command line
 * @param threads number of threads
 * @param timeoutSeconds budget for each image
 */
public record GatePolicy(
    String name,
    List<String> children,
    List<Claim> properties,
    String parent,
    String store,
    String baseline,
    Minimum minimumVerified,
    Minimum minimumVerifiedRegions,
    Regression regression,
    MarginDrop maximumMarginDrop,
    Strictness failOn,
    String method,
    Integer threads,
    Double timeoutSeconds) {
  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "gate-1.json";

  private static final String PROPERTY = "property";

  /**
   * A property, with what it asks other than the rest of the policy.
   *
   * @param property its file
   */
  public record Claim(
      String property,
      Minimum minimumVerified,
      Minimum minimumVerifiedRegions,
      Regression regression,
      MarginDrop maximumMarginDrop) {

    /** Checks that there is a file. */
    public Claim {
      require(property != null && !property.isBlank(), "property names no file");
    }
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a list is empty or names something twice, a number is out
   *     of range, or a comparison is asked for without a baseline
   */
  public GatePolicy {
    children = List.copyOf(children);
    properties = List.copyOf(properties);
    requireDistinct("children", children);
    requireDistinct("properties", properties.stream().map(Claim::property).toList());
    require(threads == null || threads >= 1, "threads must be at least 1");
    require(
        timeoutSeconds == null || (timeoutSeconds > 0 && timeoutSeconds < 1e9),
        "timeoutSeconds must be a positive number of seconds");
    boolean compares =
        regression == Regression.NONE
            || maximumMarginDrop != null
            || failOn == Strictness.REGRESSION
            || properties.stream()
                .anyMatch(p -> p.regression() == Regression.NONE || p.maximumMarginDrop() != null);
    require(
        baseline != null || !compares,
        "regression, maximumMarginDrop and failOn \"regression\" compare with a baseline; name its"
            + " file with the key 'baseline'");
  }

  /**
   * Reads a policy.
   *
   * @throws fanc.results.ResultFormatException if the file is no policy of this version
   * @throws IOException if the file can not be read
   */
  public static GatePolicy read(Path file) throws IOException {
    return ResultFile.read(file, SCHEMA, GatePolicy.class, GatePolicy::complete);
  }

  /** Says null for what may be left out, and writes out a property that is only a file. */
  private static void complete(ObjectNode policy) {
    if (policy.get("properties") instanceof ArrayNode claims) {
      for (int i = 0; i < claims.size(); i++) {
        if (claims.get(i).isTextual()) {
          claims.set(i, claims.objectNode().set(PROPERTY, claims.get(i)));
        }
        if (claims.get(i) instanceof ObjectNode claim) {
          complete(claim, Claim.class, Set.of(PROPERTY));
        }
      }
    }
    if (policy.path("children").isTextual()) {
      JsonNode only = policy.get("children");
      policy.putArray("children").add(only);
    }
    complete(policy, GatePolicy.class, Set.of("children", "properties"));
  }

  private static void complete(ObjectNode object, Class<?> type, Set<String> required) {
    Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .filter(key -> !required.contains(key) && !object.has(key))
        .forEach(object::putNull);
  }

  /** Returns what a property must reach: what it says itself, else what the policy says. */
  public Thresholds thresholds(Claim claim) {
    return new Thresholds(
        first(claim.minimumVerified(), minimumVerified),
        first(claim.minimumVerifiedRegions(), minimumVerifiedRegions),
        first(claim.regression(), regression)
            .orElse(baseline == null ? Regression.ALLOWED : Regression.NONE),
        first(claim.maximumMarginDrop(), maximumMarginDrop));
  }

  private static <T> Optional<T> first(T own, T otherwise) {
    return Optional.ofNullable(own == null ? otherwise : own);
  }

  private static void requireDistinct(String key, List<String> entries) {
    require(!entries.isEmpty(), key + " is empty; expected at least one");
    Set<String> seen = new HashSet<>();
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
