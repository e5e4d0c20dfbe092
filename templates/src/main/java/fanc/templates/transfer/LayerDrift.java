package fanc.templates.transfer;

/**
 * What one layer has to do with how far a child's margins can be from its parent's.
 *
 * @param value the value that the layer makes
 * @param weights how its parameters differ
 * @param drift how far its value can differ
 * @param made how far it would if no other layer had changed
 * @param carried how far it would if this layer alone had not changed: what comes from before
 * @param change lower bound of the change of the margin in question if no other layer had changed
 * @param changeWithout the same if this layer alone had not changed
 * @param settledWithout regions that one pass over all would settle then
 */
public record LayerDrift(
    int value,
    WeightChange weights,
    DriftSize drift,
    DriftSize made,
    DriftSize carried,
    double change,
    double changeWithout,
    long settledWithout) {

  /**
   * Returns how large {@link #made} could be before the change of this layer alone uses up a
   * margin, were the margin's change proportional to it: margin times made over change; infinite if
   * it takes nothing of the margin.
   */
  public double slack(double margin) {
    return change < 0 ? made.largest() * margin / -change : Double.POSITIVE_INFINITY;
  }

  /** Returns which part of a margin this layer alone can use up; more than 1 if all of it. */
  public double share(double margin) {
    return change < 0 ? -change / margin : 0;
  }
}
