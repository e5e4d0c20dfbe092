package fanc.approx;

import fanc.networks.onnx.WeightTensor;
import java.util.Objects;

/**
 * Gives the weights of a tensor at most k different values: the centres of clusters that k-means
 * finds. Zero weights stay zero and are one of the k values, so that a pruned network stays pruned.
 *
 * <p><b>Source.</b> Han, Mao, Dally: Deep Compression, ICLR 2016 (weight sharing); Arthur,
 * Vassilvitskii: k-means++, SODA 2007 (the start).
 *
 * @param levels k, from 2 to 4096
 * @param scope which weights
 * @param seed decides where the search starts, together with the name of the tensor
 */
public record Clustering(int levels, Scope scope, long seed) implements LayerRule {
  private static final int MOST_LEVELS = 1 << 12;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if the levels are outside 2 to 4096
   */
  public Clustering {
    Objects.requireNonNull(scope, "scope");
    if (levels < 2 || levels > MOST_LEVELS) {
      throw new IllegalArgumentException(
          "cluster" + levels + ": levels must be from 2 to " + MOST_LEVELS);
    }
  }

  @Override
  public String name() {
    return "cluster" + levels + (scope == Scope.DENSE ? "" : "-all") + "-seed" + seed;
  }

  @Override
  public float[] apply(WeightTensor tensor) {
    return KMeans.cluster(tensor.values(), levels, Draws.of(seed, tensor.name()));
  }
}
