package fanc.results;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param pixels the input as an image, as {@link ImageResult#pixels}; null where no details are
 *     kept or the input is no image
 */
public record Witness(
    long region,
    Numbers input,
    Numbers output,
    double margin,
    List<String> violatedIn,
    @JacksonInject("pixels") @JsonInclude(JsonInclude.Include.NON_NULL) Numbers pixels) {

  /** Checks that the points are there and copies the list. */
  public Witness {
    Objects.requireNonNull(input, "witness.input");
    Objects.requireNonNull(output, "witness.output");
    violatedIn = List.copyOf(violatedIn);
  }

  /** Makes a counterexample that is not shown as an image. */
  public Witness(
      long region, Numbers input, Numbers output, double margin, List<String> violatedIn) {
    this(region, input, output, margin, violatedIn, null);
  }

  /** Returns the same counterexample with its input as an image. */
  public Witness shownAs(Numbers image) {
    return new Witness(region, input, output, margin, violatedIn, image);
  }
}
