package fanc.approx;

import fanc.networks.onnx.WeightTensor;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Prunes, in each hidden layer, the {@code floor(fraction n)} of its n channels whose weights have
 * the least norm; of equal norms the earlier. At least one channel stays. The last layer, whose
 * outputs are those of the network, is kept.
 *
 * <p>A pruned channel is zero for every input: its weights and bias become zero, and so do scale
 * and shift of a normalisation behind it. A removed channel is one that was zeroed and then taken
 * out, so both effects give the same function.
 *
 * <p><b>Source.</b> Li, Kadav, Durdanovic, Samet, Graf: Pruning Filters for Efficient ConvNets,
 * ICLR 2017, section 3.1.
 *
 * @param part neurons or filters
 * @param fraction share of the channels of each layer, from 0 to 1
 * @param norm how channels are measured
 * @param effect zeroed or removed
 */
public record StructuredPruning(Part part, BigDecimal fraction, Norm norm, Effect effect)
    implements Approximation {

  /**
   * Drops trailing zeros of the fraction.
   *
   * @throws IllegalArgumentException if the fraction is outside 0 to 1
   */
  public StructuredPruning {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(norm, "norm");
    Objects.requireNonNull(effect, "effect");
    fraction = Fraction.checked(fraction);
  }

  @Override
  public String name() {
    return (effect == Effect.ZERO ? "prune-" : "remove-")
        + (part == Part.NEURONS ? "neurons" : "filters")
        + Fraction.percent(fraction)
        + (norm == Norm.L1 ? "" : "-l2");
  }

  /** Returns the channels of a layer that go. */
  BitSet choose(WeightTensor weight) {
    Channels channels = Channels.along(weight.shape(), weight.outputAxis());
    double[] norms = new double[channels.count()];
    float[] values = weight.values();
    for (int i = 0; i < values.length; i++) {
      norms[channels.of(i)] += norm.of(values[i]);
    }
    int count = Math.min(Fraction.of(fraction, norms.length), norms.length - 1);
    BitSet chosen = new BitSet();
    IntStream.range(0, norms.length)
        .boxed()
        .sorted(Comparator.comparingDouble(channel -> norms[channel]))
        .limit(count)
        .forEach(chosen::set);
    return chosen;
  }
}
