package fanc.approx.search;

import fanc.approx.LayerRule;
import java.util.Objects;

/**
 * What can be done to one tensor.
 *
 * @param rule the rule
 * @param label how people name it: {@code 6 bits}, {@code 70 %}
 * @param size what is stored of the tensor then: bits, or weights that are not zero
 */
public record Setting(LayerRule rule, String label, long size) {

  /** Checks that rule and label are there. */
  public Setting {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(label, "label");
  }
}
