package fanc.verifier.difference;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Tensor;
import fanc.verifier.Rounding;
import java.util.Optional;

/**
 * All networks of a parent's architecture whose weights and biases are near the parent's: for each
 * affine op and each convolution {@code |W' - W| <= E} and {@code |b' - b| <= e}, entry by entry,
 * and everything else equal, bit by bit.
 *
 * <p>{@code E = t max|W|} and {@code e = t max|b|} of the op, rounded down, with one t for the
 * whole network. Whether a child is inside is one pass over its weights. Immutable.
 */
public final class NetworkBall {
  private final Network parent;
  private final double size;
  private final double[] weightRadius;
  private final double[] biasRadius;

  private NetworkBall(Network parent, double size) {
    this.parent = parent;
    this.size = size;
    this.weightRadius = new double[parent.output() + 1];
    this.biasRadius = new double[parent.output() + 1];
    for (int v = 1; v <= parent.output(); v++) {
      Op op = parent.step(v).op();
      if (op instanceof Affine affine) {
        weightRadius[v] = radius(affine.weight());
        biasRadius[v] = radius(affine.bias());
      } else if (op instanceof Conv2d convolution) {
        weightRadius[v] = radius(convolution.weight());
        biasRadius[v] = radius(convolution.bias());
      }
    }
  }

  /**
   * Returns the ball of size t around a parent.
   *
   * @param size t, at least 0
   * @throws IllegalArgumentException if t is negative or not finite
   */
  public static NetworkBall of(Network parent, double size) {
    if (!(size >= 0 && size < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a ball of size " + size);
    }
    return new NetworkBall(parent, size);
  }

  private double radius(Tensor tensor) {
    double largest = 0;
    for (double w : tensor.shared()) {
      largest = Math.max(largest, Math.abs(w));
    }
    double product = size * largest;
    return product > 0 ? Math.nextDown(product) : 0;
  }

  /** Returns the network in the middle. */
  public Network parent() {
    return parent;
  }

  /** Returns t. */
  public double size() {
    return size;
  }

  /** Returns E of the op that makes a value; 0 where it has no weights. */
  double weightRadius(int value) {
    return weightRadius[value];
  }

  /** Returns e of the op that makes a value; 0 where it has no biases. */
  double biasRadius(int value) {
    return biasRadius[value];
  }

  /** Returns whether a network is inside; if in doubt for rounding, it is not. */
  public boolean contains(Network child) {
    return obstacle(child).isEmpty();
  }

  /** Returns the first reason why a network is not inside, in one line. */
  public Optional<String> obstacle(Network child) {
    Optional<String> mismatch = Architecture.mismatch(parent, child);
    if (mismatch.isPresent()) {
      return mismatch;
    }
    for (int v = 1; v <= parent.output(); v++) {
      if (!isInside(v, parent.step(v).op(), child.step(v).op())) {
        return Optional.of("value " + v + " '" + parent.name(v) + "' differs by more");
      }
    }
    return Optional.empty();
  }

  private boolean isInside(int v, Op from, Op to) {
    if (from instanceof Affine a && to instanceof Affine b) {
      double folded = Rounding.gamma(a.roundings()) + Rounding.gamma(b.roundings());
      return isWithin(a.weight(), b.weight(), folded, weightRadius[v])
          && isWithin(a.bias(), b.bias(), folded, biasRadius[v]);
    }
    if (from instanceof Conv2d a && to instanceof Conv2d b) {
      return isWithin(a.weight(), b.weight(), 0, weightRadius[v])
          && isWithin(a.bias(), b.bias(), 0, biasRadius[v]);
    }
    return from.equals(to);
  }

  /**
   * Returns whether every exact entry of one tensor is within a radius of the other's.
   *
   * @param folded what the entries of both may be off by, relative to the larger
   */
  private static boolean isWithin(Tensor from, Tensor to, double folded, double radius) {
    double[] a = from.shared();
    double[] b = to.shared();
    double most = 0;
    double size = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(b[i] - a[i]));
    }
    for (int i = 0; i < a.length && folded != 0; i++) {
      size = Math.max(size, Math.max(Math.abs(a[i]), Math.abs(b[i])));
    }
    // A difference of 0 is exact; any other is rounded once.
    double difference = most == 0 ? 0 : Math.nextUp(most);
    double rounded = folded * size * (1 + 8 * Rounding.UNIT);
    double off = folded == 0 || size == 0 ? 0 : rounded + Rounding.UNDERFLOW;
    return (off == 0 ? difference : Rounding.addUp(difference, off)) <= radius;
  }
}
