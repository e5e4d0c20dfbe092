package fanc.approx;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import fanc.networks.Shape;

/**
 * A rule that makes a child's weights from its parent's, tensor by tensor. The graph, the biases
 * and all other constants stay as they are.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Float16Rounding.class, name = "float16"),
  @JsonSubTypes.Type(value = IntQuantization.class, name = "int"),
  @JsonSubTypes.Type(value = MagnitudePruning.class, name = "prune")
})
public sealed interface Approximation permits Float16Rounding, IntQuantization, MagnitudePruning {

  /**
   * Returns a short name for files and tables: letters, digits, dots and dashes. The paper's rules
   * have the paper's names ({@code float16}, {@code int8}, {@code prune50}); what deviates is
   * appended ({@code int8-nearest-all-channel}).
   */
  String name();

  /** Returns which weights are changed. */
  Scope scope();

  /**
   * Returns the child's weights of one tensor.
   *
   * @param weights the parent's, finite, row-major; not modified
   * @param shape shape of the tensor
   * @param outputAxis the axis of the tensor along which the outputs lie
   * @return as many weights
   * @throws ApproximationException if the rule has no finite result for these weights
   */
  float[] apply(float[] weights, Shape shape, int outputAxis) throws ApproximationException;
}
