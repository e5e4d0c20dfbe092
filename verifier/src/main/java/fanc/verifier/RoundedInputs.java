package fanc.verifier;

import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.SparseBox;
import java.util.Optional;

/**
 * The float32 numbers that a network is given for the inputs of a region: each input is rounded to
 * one of the two float32 numbers next to it, or stays if it is one.
 *
 * <p><b>Direction.</b> Over-approximation: both neighbours, and what lies between them. A number
 * that is flushed to zero instead is the concern of whoever reads it ({@link Arithmetic}). Usable
 * by several threads.
 */
final class RoundedInputs {
  private volatile Rounded last = new Rounded(null, Optional.empty());

  /** Regions of one family share a base point; it is rounded once. */
  private record Rounded(BasePoint from, Optional<BasePoint> to) {}

  /** Returns the region of the rounded inputs; empty if one may be too large for float32. */
  Optional<InputRegion> of(InputRegion region) {
    SparseBox changes = region.changes();
    int[] indices = new int[changes.size()];
    double[] lower = new double[indices.length];
    double[] upper = new double[indices.length];
    boolean finite = true;
    for (int k = 0; k < indices.length; k++) {
      indices[k] = changes.index(k);
      lower[k] = below(changes.lower(k));
      upper[k] = above(changes.upper(k));
      finite &= isFinite(lower[k], upper[k]);
    }
    if (!finite) {
      return Optional.empty();
    }
    SparseBox rounded = new SparseBox(indices, lower, upper);
    return base(region.base()).map(base -> new InputRegion(base, rounded));
  }

  @SuppressWarnings("ReferenceEquality")
  private Optional<BasePoint> base(BasePoint base) {
    Rounded known = last;
    if (known.from != base) {
      known = new Rounded(base, rounded(base));
      last = known;
    }
    return known.to;
  }

  private static Optional<BasePoint> rounded(BasePoint base) {
    double[] values = base.toArray();
    double[] errors = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      boolean exact = base.error(i) == 0;
      double l = below(exact ? values[i] : Rounding.addDown(values[i], -base.error(i)));
      double u = above(exact ? values[i] : Rounding.addUp(values[i], base.error(i)));
      if (!isFinite(l, u)) {
        return Optional.empty();
      }
      values[i] = l == u ? l : 0.5 * l + 0.5 * u;
      errors[i] = l == u ? 0 : Math.nextUp(Math.max(u - values[i], values[i] - l));
    }
    return Optional.of(new BasePoint(values, errors));
  }

  private static boolean isFinite(double l, double u) {
    return Double.isFinite(l) && Double.isFinite(u);
  }

  /** Returns the largest float32 number that is at most x. */
  private static double below(double x) {
    float nearest = (float) x;
    return nearest <= x ? nearest : Math.nextDown(nearest);
  }

  /** Returns the smallest float32 number that is at least x. */
  private static double above(double x) {
    float nearest = (float) x;
    return nearest >= x ? nearest : Math.nextUp(nearest);
  }
}
