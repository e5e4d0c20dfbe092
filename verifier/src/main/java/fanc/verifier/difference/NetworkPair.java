package fanc.verifier.difference;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.networks.Tensor;
import fanc.properties.OutputConstraint;
import fanc.verifier.MarginNetwork;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A parent and a child of one architecture, with the differences of their parameters.
 *
 * <p>Made once for each child; {@link #margins} adds, for a label, only the last op. Usable by
 * several threads.
 */
public final class NetworkPair {
  private final Kernels kernels;
  private final NetworkChange change;

  private NetworkPair(NetworkChange change, Kernels kernels) {
    this.change = change;
    this.kernels = kernels;
  }

  /**
   * Returns why nothing can be carried over from one network to the other: they differ in more than
   * weights, biases, scales and slopes.
   *
   * @return one line, or nothing if they are of one architecture
   */
  public static Optional<String> obstacle(Network parent, Network child) {
    return Architecture.mismatch(parent, child);
  }

  /**
   * Pairs two networks.
   *
   * @param kernels the arithmetic of all passes over the pair
   * @throws IllegalArgumentException if there is an {@link #obstacle}
   */
  public static NetworkPair of(Network parent, Network child, Kernels kernels) {
    return of(parent, child, kernels, List.of());
  }

  /**
   * Pairs the parent of other pairs with one more child. What they know of ops that are the very
   * same objects is shared, so that a child made of ops of other children takes no time.
   *
   * @param others pairs of one parent, at least one
   * @throws IllegalArgumentException if there is an {@link #obstacle}
   */
  public static NetworkPair beside(List<NetworkPair> others, Network child) {
    NetworkPair first = others.get(0);
    List<NetworkChange> known = others.stream().map(NetworkPair::change).toList();
    return of(first.parent(), child, first.kernels, known);
  }

  private static NetworkPair of(
      Network parent, Network child, Kernels kernels, List<NetworkChange> known) {
    obstacle(parent, child)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException("networks of different architecture: " + reason);
            });
    List<LinearChange> linear = new ArrayList<>();
    List<Boolean> unchanged = new ArrayList<>();
    for (int v = 1; v <= parent.output(); v++) {
      Op from = parent.step(v).op();
      Op to = child.step(v).op();
      NetworkChange same = knowing(known, v, from, to);
      if (same != null) {
        linear.add(same.linear(v));
        unchanged.add(same.unchanged(v));
      } else {
        linear.add(change(from, to, kernels));
        unchanged.add(isSame(from, to));
      }
    }
    return new NetworkPair(new NetworkChange(parent, child, linear, unchanged), kernels);
  }

  private static NetworkChange knowing(List<NetworkChange> known, int v, Op from, Op to) {
    for (NetworkChange one : known) {
      if (isKnown(one, v, from, to)) {
        return one;
      }
    }
    return null;
  }

  private static boolean isKnown(NetworkChange known, int v, Op from, Op to) {
    return v <= known.parent().output()
        && known.parent().step(v).op() == from
        && known.child().step(v).op() == to;
  }

  /**
   * Returns the pair of the networks of the margins of a constraint, whose outputs are {@code
   * normal . y - offset} for each half-space. What the pair knows of other ops is shared.
   *
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs
   */
  public NetworkPair margins(OutputConstraint constraint) {
    Network parent = MarginNetwork.of(parent(), constraint);
    Network child = MarginNetwork.of(child(), constraint);
    if (obstacle(parent, child).isPresent()) {
      parent = MarginNetwork.after(parent(), constraint);
      child = MarginNetwork.after(child(), constraint);
    }
    return of(parent, child, kernels, List.of(change));
  }

  /** Returns the network that something is known of. */
  public Network parent() {
    return change.parent();
  }

  /** Returns the network that something is asked of. */
  public Network child() {
    return change.child();
  }

  /** Returns whether the op that makes a value is the same function in both networks. */
  public boolean unchanged(int value) {
    return change.unchanged(value);
  }

  /** Returns the arithmetic of all passes over the pair. */
  public Kernels kernels() {
    return kernels;
  }

  NetworkChange change() {
    return change;
  }

  private static LinearChange change(Op parent, Op child, Kernels kernels) {
    if (parent instanceof Affine a && child instanceof Affine b) {
      return new AffineChange(a, b, kernels);
    }
    if (parent instanceof Conv2d a && child instanceof Conv2d b) {
      return new ConvolutionChange(a, b, kernels);
    }
    if (parent instanceof Scale a && child instanceof Scale b) {
      return new ScaleChange(a, b, kernels);
    }
    return null;
  }

  /** Coefficients that are known up to an error may differ even where what is stored does not. */
  private static boolean isSame(Op parent, Op child) {
    if (!parent.equals(child)) {
      return false;
    }
    if (parent instanceof Affine affine) {
      return parent == child || affine.roundings() == 0;
    }
    if (parent instanceof Scale scale) {
      return parent == child || isExact(scale);
    }
    return true;
  }

  /** Returns whether the coefficients are what is stored. */
  static boolean isExact(Scale op) {
    return isZero(op.scaleError()) && isZero(op.shiftError());
  }

  private static boolean isZero(Tensor tensor) {
    for (int i = 0; i < tensor.size(); i++) {
      if (tensor.get(i) != 0) {
        return false;
      }
    }
    return true;
  }
}
