package fanc.templates;

import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A guess: from every value in {@code box} at {@code cut}, the rest of the network meets the output
 * constraint. Nothing follows from a template before it is a {@link ProvenTemplate}.
 *
 * @param cut number of the value it speaks of
 * @param box an interval for each of its neurons, finite and not empty
 */
public record Template(int cut, Bounds box) {

  /**
   * Checks the faces.
   *
   * @throws IllegalArgumentException if the cut is negative or an interval is empty or not finite
   */
  public Template {
    if (cut < 0 || !isFinite(box)) {
      throw new IllegalArgumentException("template at value " + cut + " with an unbounded box");
    }
  }

  /** Returns whether every interval is finite and not empty. */
  static boolean isFinite(Bounds box) {
    for (int i = 0; i < box.dimension(); i++) {
      if (!(box.lower(i) <= box.upper(i)) || !Double.isFinite(box.upper(i) - box.lower(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the box as a region for the rest of the network; constant neurons are not changes. */
  InputRegion region() {
    int[] open =
        IntStream.range(0, box.dimension()).filter(i -> box.lower(i) < box.upper(i)).toArray();
    double[] lower = Arrays.stream(open).mapToDouble(box::lower).toArray();
    double[] upper = Arrays.stream(open).mapToDouble(box::upper).toArray();
    BasePoint base = BasePoint.exact(box.lowerArray());
    return new InputRegion(base, new SparseBox(open, lower, upper));
  }
}
