package fanc.networks.lowering;

import java.util.List;
import java.util.Map;

/**
 * One operator of a file.
 *
 * @param name the node's name, may be empty
 * @param operator the operator's type, with its domain where that is not the default one
 * @param inputs names of what it reads; empty for an optional input left out
 * @param outputs names of what it makes; empty for an optional output left out
 * @param attributes attributes by name
 */
public record Node(
    String name,
    String operator,
    List<String> inputs,
    List<String> outputs,
    Map<String, Attribute> attributes) {

  /** Copies the collections. */
  public Node {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = Map.copyOf(attributes);
  }

  /** Returns the name, or the first output where the file names no node. */
  public String label() {
    return name.isEmpty() && !outputs.isEmpty() ? outputs.get(0) : name;
  }
}
