package fanc.verifier.domain;

import fanc.verifier.Bounds;
import java.util.Arrays;

/**
 * The interval hull of the elements of one value that were added so far.
 *
 * <p>An element of a family costs the coordinates it holds: in the others it has what its anchor
 * encloses, which all elements of the family share and which is added once.
 *
 * <p><b>Direction.</b> Over-approximation: contains every element added, and may contain the base
 * point of a family whose regions do not. The ends do not depend on the order of elements. An end
 * that is no number stays so.
 *
 * <p>Usable by several threads.
 */
public final class RunningHull {
  private final double[] lower;
  private final double[] upper;
  private Anchor included;

  /**
   * Makes the hull of nothing.
   *
   * @param dimension number of coordinates of the value
   */
  public RunningHull(int dimension) {
    this.lower = new double[dimension];
    this.upper = new double[dimension];
    Arrays.fill(lower, Double.POSITIVE_INFINITY);
    Arrays.fill(upper, Double.NEGATIVE_INFINITY);
  }

  /**
   * Adds a box.
   *
   * @throws IllegalArgumentException if it has another dimension
   */
  public synchronized void add(Bounds box) {
    if (box.dimension() != lower.length) {
      throw new IllegalArgumentException(
          "a box of dimension " + box.dimension() + " for a hull of " + lower.length);
    }
    for (int i = 0; i < lower.length; i++) {
      add(i, box.lower(i), box.upper(i));
    }
  }

  /** Adds an element of a family. */
  @SuppressWarnings("ReferenceEquality")
  synchronized void add(LocalZonotope element) {
    if (element.heldCount() < element.dimension() && element.anchor != included) {
      included = element.anchor;
      add(included.hull());
    }
    Zonotope part = element.values();
    for (int i = 0; i < element.held.length; i++) {
      add(element.held[i], part.lower(i), part.upper(i));
    }
  }

  private void add(int i, double l, double u) {
    lower[i] = Math.min(lower[i], l);
    upper[i] = Math.max(upper[i], u);
  }

  /** Returns the hull; empty intervals if nothing was added. */
  public synchronized Bounds bounds() {
    return new Bounds(lower, upper);
  }
}
