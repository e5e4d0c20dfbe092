package fanc.results;

import java.util.List;
import java.util.Objects;

/**
 * A counterexample that was replayed on the network.
 *
 * @param region number of the region it lies in, from 0, in the family's order
 * @param input the network's input, flattened in ONNX order; written so that it reads back exactly
 * @param output the network's output there
 * @param margin the margin there, at most 0 for a violation
 * @param violatedIn the arithmetics in which the claim fails at this input: {@code real}, {@code
 *     float32}
 */
public record Witness(
    long region, Numbers input, Numbers output, double margin, List<String> violatedIn) {

  /** Checks that the points are there and copies the list. */
  public Witness {
    Objects.requireNonNull(input, "witness.input");
    Objects.requireNonNull(output, "witness.output");
    violatedIn = List.copyOf(violatedIn);
  }
}
