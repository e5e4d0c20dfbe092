package fanc.verifier.inputs;

import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.properties.BasePoint;
import fanc.properties.SparseBox;
import fanc.verifier.domain.ExactEvaluation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Minima of linear functions over a union of boxes by going through all of them, in decimals. */
final class ExactUnion {
  private final BasePoint base;
  private final List<SparseBox> boxes;

  ExactUnion(BasePoint base, List<SparseBox> boxes) {
    this.base = base;
    this.boxes = boxes;
  }

  /** Returns the union of what any k of disjoint boxes change together. */
  static ExactUnion ofChoices(BasePoint base, List<SparseBox> pixels, int picks) {
    List<SparseBox> chosen = new ArrayList<>();
    for (int set = 0; set < 1 << pixels.size(); set++) {
      if (Integer.bitCount(set) == picks) {
        TreeMap<Integer, double[]> changes = new TreeMap<>();
        for (int pixel = 0; pixel < pixels.size(); pixel++) {
          SparseBox box = pixels.get(pixel);
          for (int k = 0; k < box.size() && (set >> pixel & 1) == 1; k++) {
            changes.put(box.index(k), new double[] {box.lower(k), box.upper(k)});
          }
        }
        chosen.add(
            new SparseBox(
                changes.keySet().stream().mapToInt(i -> i).toArray(),
                changes.values().stream().mapToDouble(ends -> ends[0]).toArray(),
                changes.values().stream().mapToDouble(ends -> ends[1]).toArray()));
      }
    }
    return new ExactUnion(base, chosen);
  }

  /** Returns the minimum of {@code w . x}. */
  BigDecimal minimum(BigDecimal[] w) {
    BigDecimal least = null;
    for (SparseBox box : boxes) {
      BigDecimal sum = BigDecimal.ZERO;
      int k = 0;
      for (int i = 0; i < w.length; i++) {
        boolean changed = k < box.size() && box.index(k) == i;
        double from = changed ? box.lower(k) : base.value(i);
        double to = changed ? box.upper(k) : base.value(i);
        k += changed ? 1 : 0;
        BigDecimal end = new BigDecimal(w[i].signum() < 0 ? to : from);
        sum = sum.add(w[i].multiply(end));
        BigDecimal error = new BigDecimal(changed ? 0 : base.error(i));
        sum = sum.subtract(w[i].abs().multiply(error));
      }
      least = least == null ? sum : least.min(sum);
    }
    return least;
  }

  /** Returns the exact interval of each output of an affine op over the union: least, greatest. */
  BigDecimal[][] image(Op op, int outputs) {
    int n = base.dimension();
    Step step = new Step(op, List.of(0), "y", "y", Shape.of(1, outputs));
    Network network = new Network("x", Shape.of(1, n), List.of(step));
    BigDecimal[] bias = ExactEvaluation.evaluateAll(network, new double[n]).get(1);
    BigDecimal[][] rows = new BigDecimal[outputs][n];
    for (int i = 0; i < n; i++) {
      double[] unit = new double[n];
      unit[i] = 1;
      BigDecimal[] column = ExactEvaluation.evaluateAll(network, unit).get(1);
      for (int j = 0; j < outputs; j++) {
        rows[j][i] = column[j].subtract(bias[j]);
      }
    }
    BigDecimal[][] ends = new BigDecimal[outputs][];
    for (int j = 0; j < outputs; j++) {
      BigDecimal[] negative = rows[j].clone();
      for (int i = 0; i < n; i++) {
        negative[i] = negative[i].negate();
      }
      BigDecimal least = bias[j].add(minimum(rows[j]));
      ends[j] = new BigDecimal[] {least, bias[j].subtract(minimum(negative))};
    }
    return ends;
  }
}
