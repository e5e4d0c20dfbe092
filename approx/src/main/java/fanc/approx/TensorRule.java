package fanc.approx;

import java.util.Objects;

/**
 * A rule for one tensor.
 *
 * @param name name of the tensor in the ONNX file
 * @param rule what is done to it, whatever the rule's scope says
 */
public record TensorRule(String name, LayerRule rule) {

  /** Checks that both are there. */
  public TensorRule {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(rule, "rule");
  }
}
