package fanc.results.html;

import fanc.results.Numbers;
import fanc.results.Picture;
import java.util.Locale;

/**
 * Where and how much a counterexample differs from its image.
 *
 * @param samples number of values that differ
 * @param top least row
 * @param left least column
 * @param bottom greatest row
 * @param right greatest column
 * @param largest sample that differs most, its place in row, column, channel order
 * @param before its value in the image
 * @param after its value in the counterexample
 */
record Difference(
    int samples,
    int top,
    int left,
    int bottom,
    int right,
    int largest,
    double before,
    double after) {
  /** Pixels are kept with four decimals: less is rounding. */
  private static final double ROUNDING = 1.5e-4;

  /**
   * Compares two images.
   *
   * @param from 0 to 1, row by row, the channels of a pixel side by side
   * @param to the same
   */
  static Difference of(Numbers from, Numbers to, Picture picture) {
    int samples = 0;
    int top = Integer.MAX_VALUE;
    int left = Integer.MAX_VALUE;
    int bottom = -1;
    int right = -1;
    int largest = 0;
    for (int i = 0; i < from.size(); i++) {
      double change = Math.abs(to.get(i) - from.get(i));
      if (change > ROUNDING) {
        int row = i / picture.channels() / picture.columns();
        int column = i / picture.channels() % picture.columns();
        samples++;
        top = Math.min(top, row);
        bottom = Math.max(bottom, row);
        left = Math.min(left, column);
        right = Math.max(right, column);
      }
      if (change > Math.abs(to.get(largest) - from.get(largest))) {
        largest = i;
      }
    }
    return new Difference(
        samples, top, left, bottom, right, largest, from.get(largest), to.get(largest));
  }

  /**
   * Returns by how much a difference can be multiplied before it is beyond the range, at least 1.
   */
  double gain() {
    double most = Math.abs(after - before);
    return most > 0 ? Math.max(1, Math.floor(1 / most)) : 1;
  }

  /** Returns what the pictures show, in words. */
  String words(Picture picture) {
    if (samples == 0) {
      return "The counterexample is the image itself.";
    }
    int pixel = largest / picture.channels();
    return String.format(
        Locale.ROOT,
        "%s of %d values differ, in rows %d to %d and columns %d to %d. The largest change is %s at"
            + " row %d, column %d%s: from %.3f to %.3f.",
        samples,
        picture.rows() * picture.columns() * picture.channels(),
        top,
        bottom,
        left,
        right,
        String.format(Locale.ROOT, "%+.3f", after - before).replace('-', '−'),
        pixel / picture.columns(),
        pixel % picture.columns(),
        picture.channels() > 1 ? ", channel " + largest % picture.channels() : "",
        before,
        after);
  }
}
