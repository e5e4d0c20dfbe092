package fanc.approx;

import fanc.networks.Shape;
import fanc.networks.onnx.WeightTensor;
import java.util.Objects;

/**
 * N:M sparsity: of each M weights that follow one another along the input dimension, the N of
 * largest magnitude stay and the others become zero; of equal magnitudes the earlier stay.
 *
 * <p>The input dimension of a fully connected layer is the one that is summed over, that of a
 * convolution its input channels (within a group), for each position of the kernel by itself. A
 * remainder of fewer than M weights counts as if zeros followed: at most N of it stay, so a
 * remainder of N or fewer is kept whole.
 *
 * <p><b>Source.</b> Mishra et al.: Accelerating Sparse Deep Neural Networks, 2021 (2:4).
 *
 * @param kept N, at least 1
 * @param of M, larger than N, at most 64
 * @param scope which weights
 */
public record PatternSparsity(int kept, int of, Scope scope) implements LayerRule {
  private static final int LARGEST_GROUP = 64;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException unless 1 <= N < M <= 64
   */
  public PatternSparsity {
    Objects.requireNonNull(scope, "scope");
    if (kept < 1 || kept >= of || of > LARGEST_GROUP) {
      throw new IllegalArgumentException(
          kept + ":" + of + " sparsity; expected N:M with 1 <= N < M <= " + LARGEST_GROUP);
    }
  }

  @Override
  public String name() {
    return "sparse" + kept + "of" + of + (scope == Scope.DENSE ? "" : "-all");
  }

  @Override
  public float[] apply(WeightTensor tensor) throws ApproximationException {
    Channels.requireAxis(tensor.inputAxis());
    float[] weights = tensor.values();
    Shape shape = tensor.shape();
    int length = shape.rank() == 0 ? 1 : shape.dim(tensor.inputAxis());
    int stride = shape.rank() == 0 ? 1 : Channels.along(shape, tensor.inputAxis()).stride();
    float[] thinned = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      int position = i / stride % length;
      int first = i - position % of * stride;
      int count = Math.min(of, length - (position - position % of));
      thinned[i] = ahead(weights, i, first, stride, count) < kept ? weights[i] : 0f;
    }
    return thinned;
  }

  /** Returns how many weights of the group of weight {@code i} go before it. */
  private static int ahead(float[] weights, int i, int first, int stride, int count) {
    float own = Math.abs(weights[i]);
    int ahead = 0;
    for (int j = 0; j < count; j++) {
      int other = first + j * stride;
      float magnitude = Math.abs(weights[other]);
      ahead += magnitude > own || (magnitude == own && other < i) ? 1 : 0;
    }
    return ahead;
  }
}
