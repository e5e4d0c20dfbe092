package fanc.approx;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A rule that makes a child from its parent. A {@link WeightRule} gives weights other values and
 * leaves the graph, the biases and all other constants as they are; {@link StructuredPruning} is
 * about whole neurons and filters; {@link FineTuning} trains further.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Float16Rounding.class, name = "float16"),
  @JsonSubTypes.Type(value = Bfloat16Rounding.class, name = "bfloat16"),
  @JsonSubTypes.Type(value = IntQuantization.class, name = "int"),
  @JsonSubTypes.Type(value = StochasticQuantization.class, name = "int-stochastic"),
  @JsonSubTypes.Type(value = MagnitudePruning.class, name = "prune"),
  @JsonSubTypes.Type(value = GlobalPruning.class, name = "prune-global"),
  @JsonSubTypes.Type(value = RandomPruning.class, name = "prune-random"),
  @JsonSubTypes.Type(value = AntiRandomPruning.class, name = "prune-anti-random"),
  @JsonSubTypes.Type(value = PatternSparsity.class, name = "sparsity"),
  @JsonSubTypes.Type(value = Clustering.class, name = "cluster"),
  @JsonSubTypes.Type(value = PerTensor.class, name = "per-tensor"),
  @JsonSubTypes.Type(value = StructuredPruning.class, name = "structured"),
  @JsonSubTypes.Type(value = FineTuning.class, name = "fine-tune"),
  @JsonSubTypes.Type(value = FineTuned.class, name = "fine-tuned")
})
public sealed interface Approximation permits WeightRule, StructuredPruning, FineTuning, FineTuned {

  /**
   * Returns a short name for files and tables: letters, digits, dots and dashes. The paper's rules
   * have the paper's names ({@code float16}, {@code int8}, {@code prune50}); what deviates is
   * appended ({@code int8-nearest-all-channel}).
   */
  String name();
}
