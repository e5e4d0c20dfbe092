package fanc.verifier.difference;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.LeakyRelu;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.networks.Step;
import java.util.Optional;

/**
 * Whether two networks have one architecture: the same graph of the same ops on the same shapes, so
 * that only weights, biases, scales and slopes may differ.
 */
final class Architecture {
  private Architecture() {}

  /** Returns the first reason why a network is not of the parent's architecture. */
  static Optional<String> mismatch(Network parent, Network child) {
    if (!parent.inputShape().equals(child.inputShape())) {
      return Optional.of("inputs " + parent.inputShape() + " and " + child.inputShape());
    }
    if (parent.output() != child.output()) {
      return Optional.of(parent.output() + " and " + child.output() + " ops");
    }
    for (int v = 1; v <= parent.output(); v++) {
      Step a = parent.step(v);
      Step b = child.step(v);
      boolean same = a.inputs().equals(b.inputs()) && a.shape().equals(b.shape());
      if (!same || !alike(a.op(), b.op())) {
        return Optional.of("value " + v + " '" + parent.name(v) + "' is made in another way");
      }
    }
    return Optional.empty();
  }

  /** Returns whether two ops are equal but for their parameters. */
  private static boolean alike(Op a, Op b) {
    if (a instanceof Affine x && b instanceof Affine y) {
      return x.weight().shape().equals(y.weight().shape());
    }
    if (a instanceof Conv2d x && b instanceof Conv2d y) {
      boolean geometry = x.window().equals(y.window()) && x.groups() == y.groups();
      return geometry && x.weight().shape().equals(y.weight().shape());
    }
    if (a instanceof Scale x && b instanceof Scale y) {
      return x.scale().size() == y.scale().size();
    }
    if (a instanceof LeakyRelu x && b instanceof LeakyRelu y) {
      return x.slope().size() == y.slope().size();
    }
    return a.equals(b);
  }
}
