package fanc.results;

import java.util.Objects;

/**
 * How far one value of a child can be from its parent's, the worst over some images of a run, over
 * all regions of each.
 *
 * @param value the ONNX value name
 * @param op the ONNX operator that makes it
 * @param drift the largest absolute difference of an entry; NaN where there is no bound
 * @param made the same if no other layer differed from the parent's; NaN where there is no bound
 * @param slack how large {@code made} could be before this layer alone uses up the least margin of
 *     the parent; NaN where the layer takes nothing of it
 */
public record ValueDrift(String value, String op, double drift, double made, double slack) {

  /** Checks the names. */
  public ValueDrift {
    Objects.requireNonNull(value, "drift.value");
    Objects.requireNonNull(op, "drift.op");
  }
}
