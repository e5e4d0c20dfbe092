package fanc.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;

/**
 * One child on one image of one property, by all methods in turn.
 *
 * @param network the parent's file, as the benchmark names it
 * @param child name of the child
 * @param property the property's file, as the benchmark names it
 * @param image row of the image
 * @param inputs SHA-256 of all that the cell is about: both networks, the regions, the claim
 * @param skipped why nothing was measured; null if it was
 * @param speed of the machine as measured when the process began
 * @param secondsParent wall time of each repeat of the baseline on the parent; empty if skipped or
 *     if no method transfers
 * @param methods one entry for each method, in the benchmark's order; none if skipped
 */
public record BenchmarkCell(
    String network,
    String child,
    String property,
    int image,
    String inputs,
    String skipped,
    MachineSpeed speed,
    Numbers secondsParent,
    List<Measurement> methods) {
  /** Name and version of the format; the lines of a log do not repeat it. */
  public static final String SCHEMA = "benchmark-cell-2.json";

  /** Copies the list. */
  public BenchmarkCell {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(child, "child");
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(speed, "speed");
    Objects.requireNonNull(secondsParent, "secondsParent");
    methods = List.copyOf(methods);
  }

  /**
   * Names a cell.
   *
   * @param network the parent's file
   * @param child name of the child
   * @param property the property's file
   * @param image row of the image
   */
  public record Place(String network, String child, String property, int image) {}

  /** Returns which cell this is. */
  @JsonIgnore
  public Place place() {
    return new Place(network, child, property, image);
  }

  /**
   * Returns what a method did.
   *
   * @throws IllegalArgumentException if it was not measured here
   */
  public Measurement measurement(String method) {
    return methods.stream()
        .filter(m -> m.method().equals(method))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(place() + " lacks " + method));
  }
}
