package fanc.verifier.inputs;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Op;
import fanc.verifier.Rounding;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * For each output of an affine op the sum of its t largest weights in absolute value: by how much
 * the output moves at most where t inputs move by at most 1. Worked out once for an op, whatever
 * the image. Usable by several threads.
 */
public final class LargestWeights {
  private final Map<Key, double[]> sums = new ConcurrentHashMap<>();

  /** An op by identity: equality of ops compares all their weights. */
  private record Key(Op op, int terms) {
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object object) {
      return object instanceof Key key && key.op == op && key.terms == terms;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(op) + terms;
    }
  }

  /** Returns one sum for each output, rounded up. */
  double[] of(Affine op, int terms) {
    int m = op.outputs();
    double[] weight = op.weight().shared();
    return sums.computeIfAbsent(
        new Key(op, terms),
        key -> sums(m, op.inputs(), terms, (j, i) -> weight[i * m + j], op.roundings()));
  }

  /** Returns one sum for each filter, rounded up. */
  double[] of(Conv2d op, int terms) {
    int taps = op.filterSize();
    double[] weight = op.weight().shared();
    return sums.computeIfAbsent(
        new Key(op, terms),
        key -> sums(op.outChannels(), taps, terms, (f, tap) -> weight[f * taps + tap], 0));
  }

  /** The weight of an output at a place. */
  private interface Weights {
    double at(int output, int place);
  }

  private static double[] sums(int outputs, int places, int terms, Weights weights, int roundings) {
    ToDoubleFunction<double[]> sum = new LargestOf(Math.min(terms, places), roundings);
    double[] sums = new double[outputs];
    double[] column = new double[places];
    for (int j = 0; j < outputs; j++) {
      for (int i = 0; i < places; i++) {
        column[i] = Math.abs(weights.at(j, i));
      }
      sums[j] = sum.applyAsDouble(column);
    }
    return sums;
  }

  /** Sums the largest of some numbers that are not negative; NaN if one is. Sorts them. */
  private record LargestOf(int terms, int roundings) implements ToDoubleFunction<double[]> {
    @Override
    public double applyAsDouble(double[] numbers) {
      Arrays.sort(numbers);
      double sum = 0;
      for (int k = numbers.length - terms; k < numbers.length; k++) {
        sum += numbers[k];
      }
      return sum == 0 ? 0 : sum * Rounding.inflate(terms + roundings + 2L);
    }
  }
}
