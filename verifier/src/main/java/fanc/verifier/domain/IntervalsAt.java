package fanc.verifier.domain;

import fanc.verifier.Intervals;

/**
 * Intervals of some coordinates of a value.
 *
 * @param value intervals of all of them
 * @param coordinates which
 */
@SuppressWarnings("ArrayRecordComponent")
record IntervalsAt(Intervals value, int[] coordinates) implements Intervals {
  @Override
  public int dimension() {
    return coordinates.length;
  }

  @Override
  public double lower(int i) {
    return value.lower(coordinates[i]);
  }

  @Override
  public double upper(int i) {
    return value.upper(coordinates[i]);
  }
}
