package fanc.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Seconds of one method on one or several children of a parent, over the same images throughout.
 * Each is a sum over the images of the median over the repeats, but for the quartiles.
 *
 * @param children number of children
 * @param prove to verify the parent and make its templates, once for all children; NaN for a method
 *     that needs none and where a budget or the memory ended it on some image
 * @param templates the part of it that went into the templates
 * @param parent the baseline on the parent; NaN where it was not measured
 * @param baseline the baseline on all these children
 * @param own the method on all these children, the parent's proof not counted
 * @param lower the same of the lower quartiles over the repeats
 * @param upper the same of the upper quartiles
 */
@JsonPropertyOrder({
  "children",
  "prove",
  "templates",
  "parent",
  "baseline",
  "own",
  "lower",
  "upper",
  "speedup",
  "speedupTotal1",
  "speedupTotal10",
  "speedupTotal",
  "breakEven"
})
public record BenchmarkTimes(
    int children,
    double prove,
    double templates,
    double parent,
    double baseline,
    double own,
    double lower,
    double upper) {
  private static final int PAPERS_CHILDREN = 10;

  /**
   * Returns S, the baseline's time divided by the method's, the parent's proof not counted; NaN
   * where nothing was measured.
   */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double speedup() {
    return own > 0 ? baseline / own : Double.NaN;
  }

  /**
   * Returns the speed-up for a parent and n such children altogether,
   *
   * <pre>{@code
   * S_total(n) = (T_parent + n T_baseline) / (T_prove + n T_own)
   * }</pre>
   *
   * with the times of one child; NaN for a method that proves no parent.
   */
  public double speedupTotal(int n) {
    double share = (double) n / children;
    double with = prove + share * own;
    return with > 0 ? (parent + share * baseline) / with : Double.NaN;
  }

  /** Returns the speed-up for a parent and one child. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double speedupTotal1() {
    return speedupTotal(1);
  }

  /** Returns the speed-up for a parent and ten children, as many as the paper prunes. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double speedupTotal10() {
    return speedupTotal(PAPERS_CHILDREN);
  }

  /** Returns the speed-up for the parent and these children. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double speedupTotal() {
    return speedupTotal(children);
  }

  /**
   * Returns for how many such children the parent's proof has paid for itself, that is n with
   * S_total(n) = 1; NaN if it never does or there is none.
   */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double breakEven() {
    double saved = (baseline - own) / children;
    return saved > 0 ? Math.max(0, (prove - parent) / saved) : Double.NaN;
  }
}
