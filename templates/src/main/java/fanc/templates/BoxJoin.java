package fanc.templates;

import fanc.verifier.Bounds;
import java.util.List;

/** Boxes around boxes: the join of several, and one grown to all sides. */
final class BoxJoin {
  private BoxJoin() {}

  /**
   * Returns the smallest box that contains all the given ones.
   *
   * @param boxes at least one, of the same dimension
   */
  static Bounds of(List<Bounds> boxes) {
    double[] lower = boxes.get(0).lowerArray();
    double[] upper = boxes.get(0).upperArray();
    for (Bounds box : boxes) {
      for (int i = 0; i < lower.length; i++) {
        lower[i] = Math.min(lower[i], box.lower(i));
        upper[i] = Math.max(upper[i], box.upper(i));
      }
    }
    return new Bounds(lower, upper);
  }

  /**
   * Returns the box with every interval widened to both sides by a share of its width.
   *
   * @param dead the least width a neuron is taken to have, as a share of the mean width of those
   *     that have any
   */
  static Bounds grown(Bounds box, double share, double dead) {
    double leastWidth = dead * meanWidth(box);
    double[] lower = box.lowerArray();
    double[] upper = box.upperArray();
    for (int i = 0; i < lower.length; i++) {
      double by = share * Math.max(upper[i] - lower[i], leastWidth);
      lower[i] -= by;
      upper[i] += by;
    }
    return new Bounds(lower, upper);
  }

  /** Returns the mean width of the neurons that have any; 0 if none has. */
  static double meanWidth(Bounds box) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < box.dimension(); i++) {
      double width = box.upper(i) - box.lower(i);
      sum += width;
      count += width > 0 ? 1 : 0;
    }
    return count == 0 ? 0 : sum / count;
  }

  /** Returns the sum of the widths. */
  static double totalWidth(Bounds box) {
    double sum = 0;
    for (int i = 0; i < box.dimension(); i++) {
      sum += box.upper(i) - box.lower(i);
    }
    return sum;
  }
}
