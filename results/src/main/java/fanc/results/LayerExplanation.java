package fanc.results;

import java.util.Objects;

/**
 * What one layer of a child has to do with the margins.
 *
 * @param value the ONNX value name of what it makes
 * @param op the ONNX operator
 * @param weights number of its parameters
 * @param weightsChanged how many differ from the parent's
 * @param weightsZeroed how many of those are 0
 * @param largestWeightChange the largest absolute difference
 * @param drift how far the value can differ from the parent's
 * @param made how far it can by this layer's own change alone
 * @param carried how far it can by what comes from before
 * @param slackLeast how large {@code made.largest} could be before it uses up the least margin of
 *     the parent; NaN where the layer takes nothing
 * @param slackMedian the same for the median margin
 * @param marginChange lower bound of the margin's change if no other layer differed
 * @param shareOfSlack which part of the least margin that is; NaN without a bound
 * @param marginChangeWithout lower bound of the margin's change if this layer were the parent's
 * @param regionsSettledWithout regions that one pass over all would settle then
 */
public record LayerExplanation(
    String value,
    String op,
    long weights,
    long weightsChanged,
    long weightsZeroed,
    double largestWeightChange,
    DriftExtent drift,
    DriftExtent made,
    DriftExtent carried,
    double slackLeast,
    double slackMedian,
    double marginChange,
    double shareOfSlack,
    double marginChangeWithout,
    long regionsSettledWithout) {

  /** Checks that what must be there is. */
  public LayerExplanation {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(op, "op");
    Objects.requireNonNull(drift, "drift");
    Objects.requireNonNull(made, "made");
    Objects.requireNonNull(carried, "carried");
  }
}
