package fanc.cli.exact;

import fanc.cli.hostile.ExactMargin;
import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Children of a small parent that are chosen against its proof. */
public final class NearChildren {
  private NearChildren() {}

  /** What became of the parent's weights. */
  public enum Kind {
    /** Each weight moved by the same step to where the least margin falls. */
    AGAINST_THE_MARGIN,
    /** The same, then the bias of the label moved to where the least margin is 0 but for a hair. */
    AGAINST_THE_MARGIN_TO_A_HAIR,
    /** The bias of the label alone, to where the least margin is 0 but for a hair. */
    BIAS_TO_A_HAIR,
    /** Eight significant bits, then the bias. */
    QUANTISED_TO_A_HAIR,
    /** Few values in each tensor. */
    QUANTISED,
    /** Small weights are gone, then the bias. */
    PRUNED_TO_A_HAIR,
    /** Each weight is the next double, up or down, against the margin. */
    ONE_ULP
  }

  /**
   * Returns the claim about a child.
   *
   * @param parent a claim about a label
   */
  public static SmallClaim of(Kind kind, SmallClaim parent, Random random) {
    int region = random.nextInt((int) parent.regions().size());
    Network network = parent.network();
    double hair = SmallClaim.hair(random);
    return switch (kind) {
      case AGAINST_THE_MARGIN -> parent.of(against(parent, region, step(random)));
      case AGAINST_THE_MARGIN_TO_A_HAIR ->
          parent.of(against(parent, region, step(random))).withLeast(region, hair);
      case BIAS_TO_A_HAIR -> parent.withLeast(region, hair);
      case QUANTISED_TO_A_HAIR ->
          parent.of(mapped(network, NearChildren::eightBits)).withLeast(region, hair);
      case QUANTISED -> parent.of(mapped(network, w -> (float) (Math.rint(w / .01f) * .01f)));
      case PRUNED_TO_A_HAIR ->
          parent.of(mapped(network, w -> Math.abs(w) < .1 ? 0 : w)).withLeast(region, hair);
      case ONE_ULP -> parent.of(against(parent, region, 0));
    };
  }

  /** Returns the network half-way between two of one architecture. */
  public static Network between(Network a, Network b) {
    List<Step> steps = new ArrayList<>();
    for (int k = 0; k < a.steps().size(); k++) {
      Step step = a.steps().get(k);
      Op op = step.op();
      if (op instanceof Affine one && b.steps().get(k).op() instanceof Affine other) {
        op = Affine.exact(between(one.weight(), other.weight()), between(one.bias(), other.bias()));
      }
      steps.add(new Step(op, step.inputs(), step.name(), step.origin(), step.shape()));
    }
    return new Network(a.name(0), a.inputShape(), steps);
  }

  private static Tensor between(Tensor a, Tensor b) {
    double[] middle = a.toArray();
    Arrays.setAll(middle, i -> middle[i] / 2 + b.get(i) / 2);
    return Tensor.of(a.shape(), middle);
  }

  private static double step(Random random) {
    return Math.scalb(1.0, -4 - random.nextInt(40));
  }

  private static double eightBits(double w) {
    int exponent = Math.getExponent(w);
    return w == 0 ? 0 : Math.scalb(Math.rint(Math.scalb(w, 7 - exponent)), exponent - 7);
  }

  private static Network mapped(Network network, DoubleUnaryOperator change) {
    return Weights.changed(network, (k, i, w) -> change.applyAsDouble(w));
  }

  /**
   * Moves each weight by a step to where the margin falls at the point where it is least.
   *
   * @param step 0 for the next double
   */
  private static Network against(SmallClaim claim, int region, double step) {
    Network network = claim.network();
    double[] x = claim.minimum(region).where();
    double before = margin(claim, network, x);
    double probe = 1e-6;
    return Weights.changed(
        network,
        (k, i, w) -> {
          Network other = Weights.changed(network, (l, j, v) -> l == k && j == i ? v + probe : v);
          double slope = margin(claim, other, x) - before;
          double towards = slope > 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
          double moved = step == 0 ? Math.nextAfter(w, towards) : w - Math.signum(slope) * step;
          return slope == 0 ? w : moved;
        });
  }

  private static double margin(SmallClaim claim, Network network, double[] x) {
    return ExactMargin.at(network, claim.constraint(), x).doubleValue();
  }
}
