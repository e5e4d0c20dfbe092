package fanc.verifier.domain;

/** A non-decreasing function: over an interval it lies between its values at the ends. */
interface NonDecreasing extends Activation {

  @Override
  default double lower(double l, double u) {
    return Double.isNaN(u) ? Double.NaN : lower(l);
  }

  @Override
  default double upper(double l, double u) {
    return Double.isNaN(l) ? Double.NaN : upper(u);
  }
}
