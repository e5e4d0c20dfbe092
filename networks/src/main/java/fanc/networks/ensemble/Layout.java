package fanc.networks.ensemble;

import fanc.networks.ActivationOp;
import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.LeakyRelu;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.networks.Step;
import java.util.List;

/**
 * How members are put together. Decided by the members, and then the same for networks of their
 * architecture.
 *
 * @param members how many there are
 * @param shared the last value that is the same in all, a cut of each
 * @param stacked the last value of which all members' are stacked, a cut of each; {@code shared}
 *     where nothing is stacked
 * @param joined whether the last ops of all are affine and become one
 */
record Layout(int members, int shared, int stacked, boolean joined) {

  /**
   * Chooses the layout.
   *
   * @throws IllegalArgumentException if there is no member, or inputs or outputs differ in shape
   */
  static Layout of(List<Network> members) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("no members");
    }
    Network first = members.get(0);
    for (Network other : members) {
      if (!other.inputShape().equals(first.inputShape())
          || !other.outputShape().equals(first.outputShape())) {
        throw new IllegalArgumentException("members of different shapes");
      }
    }
    int shared = shared(members);
    boolean joined = members.stream().allMatch(Layout::endsExactly);
    return new Layout(members.size(), shared, stacked(members, shared), joined);
  }

  /** Adds the steps of the sum. */
  void draw(SumDraft draft) {
    for (int v = 1; v <= shared; v++) {
      draft.share(v);
    }
    for (int v = shared + 1; v <= stacked; v++) {
      draft.stack(v);
    }
    for (int member = 0; member < members; member++) {
      draft.branch(member, stacked > shared ? stacked : -1, shared, joined);
    }
    if (joined) {
      draft.joinEnds();
    } else {
      draft.addEnds();
    }
  }

  /** Errors of the last ops would have to be carried into the sum of the biases. */
  private static boolean endsExactly(Network network) {
    return network.step(network.output()).op() instanceof Affine last && last.roundings() == 0;
  }

  /** Every member keeps at least its last op for itself. */
  private static int shared(List<Network> members) {
    Network first = members.get(0);
    int same = 0;
    int most = members.stream().mapToInt(Network::output).min().orElseThrow() - 1;
    while (same < most && isSame(members, first, same + 1)) {
      same++;
    }
    while (!isCut(members, same)) {
      same--;
    }
    return same;
  }

  private static boolean isSame(List<Network> members, Network first, int v) {
    Step step = first.step(v);
    return isExact(step.op())
        && members.stream()
            .map(member -> member.step(v))
            .allMatch(s -> s.op().equals(step.op()) && s.inputs().equals(step.inputs()));
  }

  /** Coefficients that are known up to an error may differ where what is stored does not. */
  private static boolean isExact(Op op) {
    if (op instanceof Scale scale) {
      return isZero(scale.scaleError().shared()) && isZero(scale.shiftError().shared());
    }
    return !(op instanceof Affine affine) || affine.roundings() == 0;
  }

  private static boolean isZero(double[] entries) {
    for (double entry : entries) {
      if (entry != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCut(List<Network> members, int v) {
    return members.stream().allMatch(member -> member.cuts().contains(v));
  }

  /** Returns the value of the first activation behind the shared values, if it can be stacked. */
  private static int stacked(List<Network> members, int shared) {
    int v = shared + 1;
    // A scale reads one entry for each that it makes, so something wider has to come before it.
    boolean widens = follows(members, v) && !(members.get(0).step(v).op() instanceof Scale);
    if (!widens || !areAlike(members, v)) {
      return shared;
    }
    v++;
    while (follows(members, v) && members.get(0).step(v).op() instanceof Scale) {
      if (!areAlike(members, v)) {
        return shared;
      }
      v++;
    }
    return follows(members, v) && isOneActivation(members, v) && isCut(members, v) ? v : shared;
  }

  /** Returns whether a value is made of the one before it alone in all, and is not the output. */
  private static boolean follows(List<Network> members, int v) {
    return members.stream()
        .allMatch(m -> v < m.output() && m.step(v).inputs().equals(List.of(v - 1)));
  }

  /**
   * Returns whether ops are linear and of one kind, on one geometry, so that they can be stacked.
   */
  private static boolean areAlike(List<Network> members, int v) {
    Op first = members.get(0).step(v).op();
    return members.stream().map(m -> m.step(v).op()).allMatch(op -> isLike(first, op));
  }

  private static boolean isLike(Op first, Op op) {
    if (first instanceof Affine a && op instanceof Affine b) {
      return a.inputs() == b.inputs();
    }
    if (first instanceof Conv2d a && op instanceof Conv2d b) {
      return a.groups() == 1 && b.groups() == 1 && a.window().equals(b.window());
    }
    return first instanceof Scale && op instanceof Scale;
  }

  private static boolean isOneActivation(List<Network> members, int v) {
    Op first = members.get(0).step(v).op();
    // Slopes of their own would have to be stacked as well.
    return first instanceof ActivationOp
        && !(first instanceof LeakyRelu)
        && members.stream().allMatch(m -> m.step(v).op().equals(first));
  }
}
