package fanc.results;

import java.util.List;
import java.util.Objects;

/**
 * A run of one property over many networks.
 *
 * @param tool the build that ran
 * @param property the property
 * @param method the method, as on the command line
 * @param threads number of threads
 * @param children one entry for each network, in the order in which they were asked for
 */
public record ChildrenResult(
    ToolIdentity tool,
    PropertyIdentity property,
    String method,
    int threads,
    List<ChildResult> children) {

  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "children-1.json";

  /** Checks that what must be there is, and copies the list. */
  public ChildrenResult {
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(method, "method");
    children = List.copyOf(children);
  }
}
