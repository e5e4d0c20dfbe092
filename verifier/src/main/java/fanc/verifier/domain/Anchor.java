package fanc.verifier.domain;

import fanc.networks.Op;
import fanc.properties.BasePoint;
import fanc.verifier.Bounds;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The base point of a family at one value of the network, enclosed: what every region has in the
 * coordinates that its changes do not reach. Its images under the ops behind it are computed once,
 * by the first region that asks, and shared by all.
 *
 * <p>Usable by several threads.
 */
final class Anchor {
  /** The enclosed point: a zonotope without symbols. */
  final Zonotope point;

  /** Every coordinate, ascending. */
  final int[] all;

  private final Bounds hull;
  private final Map<Key, Anchor> images = new ConcurrentHashMap<>();
  private final Map<Key, double[]> weights = new ConcurrentHashMap<>();

  /**
   * An op, and what it adds to this value if it reads another one. By identity: equality of ops
   * compares all their weights.
   */
  private record Key(Op op, Anchor other) {
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object object) {
      return object instanceof Key key && key.op == op && key.other == other;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(op) + System.identityHashCode(other);
    }
  }

  /**
   * Takes over the point.
   *
   * @throws IllegalArgumentException if it has symbols: then it would be no point
   */
  Anchor(Zonotope point) {
    if (point.symbolCount() > 0) {
      throw new IllegalArgumentException("an anchor with " + point.symbolCount() + " symbols");
    }
    this.point = point;
    this.all = new int[point.dimension()];
    Arrays.setAll(all, i -> i);
    this.hull = point.hull();
  }

  /** Returns the base point of a family, at the input of a network. */
  static Anchor of(BasePoint base) {
    int n = base.dimension();
    double[] remainder = new double[n];
    Arrays.setAll(remainder, base::error);
    return new Anchor(
        new Zonotope(base.toArray(), new double[0], remainder, new long[0], new double[n]));
  }

  /** Returns the origin: an anchor for elements that hold every coordinate. */
  static Anchor origin(int n) {
    return new Anchor(
        new Zonotope(new double[n], new double[0], new double[n], new long[0], new double[n]));
  }

  int dimension() {
    return point.dimension();
  }

  /** Returns the enclosure as intervals. */
  Bounds hull() {
    return hull;
  }

  /** Returns the image under an op that reads this value alone, computed if nobody has yet. */
  Anchor image(Op op, Supplier<Zonotope> computed) {
    return image(op, null, computed);
  }

  /** Returns the image under an op that reads this value and another. */
  Anchor image(Op op, Anchor other, Supplier<Zonotope> computed) {
    Key key = new Key(op, other);
    Anchor known = images.get(key);
    return known != null ? known : images.computeIfAbsent(key, k -> new Anchor(computed.get()));
  }

  /** Returns an op's weights in the order that regions read them, arranged if nobody has yet. */
  double[] weights(Op op, Supplier<double[]> arranged) {
    Key key = new Key(op, null);
    double[] known = weights.get(key);
    return known != null ? known : weights.computeIfAbsent(key, k -> arranged.get());
  }
}
