package fanc.cli.exact;

import fanc.cli.hostile.Boxes;
import fanc.networks.Affine;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import fanc.properties.OutputFormula;
import fanc.properties.Rational;
import fanc.properties.SparseBox;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A small random network, boxes, and a claim that is true of some of them.
 *
 * @param network one to three hidden layers of at most twelve rectifiers together
 * @param regions five boxes around one point, some of them flat
 * @param constraint a label, or half-spaces of which all or one must hold
 */
public record SmallClaim(Network network, Boxes regions, OutputConstraint constraint) {
  private static final int REGIONS = 5;

  /** Returns a claim; every third one is {@link #nearTie}. */
  public static SmallClaim random(Random random) {
    if (random.nextInt(3) == 0) {
      return nearTie(random);
    }
    Network network = SmallNetworks.random(random);
    Boxes regions = regions(network, Math.scalb(1.0, -random.nextInt(8)), random);
    double[] y = Evaluation.evaluate(network, regions.base().toArray());
    OutputConstraint claim = random.nextBoolean() ? formula(y, random) : label(y);
    return new SmallClaim(network, regions, claim);
  }

  /** Returns a claim about a label in boxes of any size. */
  public static SmallClaim labelled(Random random) {
    Network network = SmallNetworks.random(random);
    Boxes regions = regions(network, Math.scalb(1.0, -random.nextInt(13)), random);
    double[] y = Evaluation.evaluate(network, regions.base().toArray());
    return new SmallClaim(network, regions, label(y));
  }

  /** Returns a claim about a label that holds or fails by a hair in one of its boxes. */
  public static SmallClaim nearTie(Random random) {
    return labelled(random).withLeast(random.nextInt(REGIONS), hair(random));
  }

  /** Returns a number at or near 0. */
  public static double hair(Random random) {
    double sign = random.nextBoolean() ? 1 : -1;
    double[] sizes = {0, 0x1p-52, 0x1p-50, 0x1p-47, 0x1p-40, 0x1p-30, 0x1p-20, 0x1p-10};
    return sign * sizes[random.nextInt(sizes.length)];
  }

  private static Boxes regions(Network network, double radius, Random random) {
    int n = network.inputShape().size();
    double[] base = new double[n];
    Arrays.setAll(base, i -> (random.nextInt(65) - 32) / 32.0);
    List<SparseBox> boxes = new ArrayList<>();
    for (int r = 0; r < REGIONS; r++) {
      double[] lower = new double[n];
      double[] upper = new double[n];
      boolean exact = random.nextInt(4) > 0;
      boolean point = random.nextInt(10) == 0;
      for (int i = 0; i < n; i++) {
        boolean flat = point || random.nextInt(6) == 0;
        double step = exact ? random.nextInt(16) / 16.0 : random.nextDouble();
        lower[i] = flat ? base[i] : base[i] - radius * step;
        upper[i] = flat ? base[i] : base[i] + radius * (1 - step / 2);
      }
      boxes.add(new SparseBox(IntStream.range(0, n).toArray(), lower, upper));
    }
    return new Boxes(BasePoint.exact(base), boxes);
  }

  private static OutputConstraint label(double[] y) {
    int best = 0;
    for (int j = 1; j < y.length; j++) {
      best = y[j] > y[best] ? j : best;
    }
    return OutputConstraint.label(best, y.length);
  }

  /** One or two half-spaces, all open or all closed, that hold at the base point or nearly do. */
  private static OutputConstraint formula(double[] y, Random random) {
    boolean closed = random.nextBoolean();
    List<OutputFormula> parts = new ArrayList<>();
    for (int h = random.nextInt(3); h >= 0; h--) {
      double[] normal = new double[y.length];
      normal[random.nextInt(y.length)] = random.nextBoolean() ? 1 : -1;
      Arrays.setAll(normal, i -> normal[i] != 0 ? normal[i] : (random.nextInt(9) - 4) / 4.0);
      double value = 0;
      for (int i = 0; i < y.length; i++) {
        value += normal[i] * y[i];
      }
      double offset = Math.rint(32 * (value - random.nextDouble())) / 32;
      Rational[] exact =
          Arrays.stream(normal)
              .mapToObj(a -> Rational.of(new BigDecimal(a)))
              .toArray(Rational[]::new);
      parts.add(HalfSpace.of(exact, Rational.of(new BigDecimal(offset)), closed));
    }
    return new OutputConstraint(
        random.nextBoolean() ? new OutputFormula.All(parts) : new OutputFormula.Any(parts));
  }

  /** Returns the least margin over one box. */
  public ExactMinimum minimum(int region) {
    return ExactMinimum.of(network, constraint, regions.region(region));
  }

  /** Returns the least margins over all boxes. */
  public List<ExactMinimum> minima() {
    return IntStream.range(0, REGIONS).mapToObj(this::minimum).toList();
  }

  /** Returns the same claim about another network. */
  public SmallClaim of(Network other) {
    return new SmallClaim(other, regions, constraint);
  }

  /**
   * Returns the claim about the network with another bias of its last op, such that the least
   * margin over one box is as near to a number as doubles allow.
   */
  public SmallClaim withLeast(int region, double wanted) {
    double shift = Fraction.of(wanted).minus(minimum(region).least()).nearest();
    int label =
        IntStream.range(0, constraint.dimension()).filter(this::isAbove).findFirst().orElseThrow();
    List<Step> steps = new ArrayList<>(network.steps());
    Step last = steps.remove(steps.size() - 1);
    Affine op = (Affine) last.op();
    double[] bias = op.bias().toArray();
    bias[label] += shift;
    Affine shifted = Affine.exact(op.weight(), Tensor.vector(bias));
    steps.add(new Step(shifted, last.inputs(), last.name(), last.origin(), last.shape()));
    return of(new Network(network.name(0), network.inputShape(), steps));
  }

  private boolean isAbove(int output) {
    return constraint.halfSpaces().stream().allMatch(row -> row.normal(output) > 0);
  }
}
