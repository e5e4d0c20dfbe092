package fanc.verifier.domain;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.RandomNetworks;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import fanc.verifier.domain.SharedDeepZTest.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A shared domain with a fault, and whether sampling notices it. */
final class BrokenSharing implements Domain<LocalZonotope> {
  private final Fault fault;
  private final Domain<LocalZonotope> domain;

  private BrokenSharing(Fault fault, Domain<LocalZonotope> domain) {
    this.fault = fault;
    this.domain = domain;
  }

  /**
   * Returns whether a fault in a domain is noticed.
   *
   * @param domain the domain without it
   * @param fault null for none
   */
  static boolean noticed(Domain<LocalZonotope> domain, Fault fault) {
    BrokenSharing broken = new BrokenSharing(fault, domain);
    for (int k = 0; k < 200; k++) {
      Random random = new Random(7919L * k + 3);
      Network network = k % 2 == 0 ? cancelling(random) : RandomNetworks.of(random);
      int n = network.inputShape().size();
      BasePoint base = RandomRegions.regionWithErrors(n, 0, 1e-12, random).base();
      InputRegion region =
          k % 2 == 0 ? oneCoordinate(base, random) : RandomRegions.region(base, 0.6, random);
      if (Soundness.violation(network, broken, region, 20, random).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** One coordinate jumps to another point or ranges over an interval. */
  private static InputRegion oneCoordinate(BasePoint base, Random random) {
    double low = 1e3 * random.nextGaussian();
    double high = random.nextBoolean() ? low : low + random.nextDouble();
    int[] index = {random.nextInt(base.dimension())};
    return new InputRegion(base, new SparseBox(index, new double[] {low}, new double[] {high}));
  }

  /** Two maps of numbers whose sums must round, a rectifier between them. */
  private static Network cancelling(Random random) {
    Step first = new Step(rounding(8, 5, random), List.of(0), "y", "Gemm", Shape.of(1, 5));
    Step relu = new Step(new Relu(), List.of(1), "z", "Relu", Shape.of(1, 5));
    Step last = new Step(rounding(5, 3, random), List.of(2), "m", "Gemm", Shape.of(1, 3));
    return new Network("x", Shape.of(1, 8), List.of(first, relu, last));
  }

  private static Affine rounding(int n, int m, Random random) {
    double[] weight = new double[n * m];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = (float) (Math.pow(10, random.nextInt(7) - 3) * random.nextGaussian());
    }
    double[] bias = new double[m];
    Arrays.fill(bias, 0.1f);
    return Affine.exact(Tensor.of(Shape.of(n, m), weight), Tensor.vector(bias));
  }

  @Override
  public LocalZonotope abstraction(InputRegion region) {
    return domain.abstraction(region);
  }

  @Override
  public Bounds bounds(LocalZonotope element) {
    return domain.bounds(element);
  }

  @Override
  public LocalZonotope transform(Op op, int value, List<LocalZonotope> inputs) {
    if (fault == Fault.FORGET_THE_ANCHORS_REMAINDER && op instanceof Affine) {
      LocalZonotope x = inputs.get(0);
      Anchor exact = new Anchor(withRemainder(x.anchor.point, 0));
      return domain.transform(op, value, List.of(at(exact, x, x.held.length)));
    }
    if (fault == Fault.FORGET_WHAT_DEVIATES_BUT_HAS_NO_SYMBOL && op instanceof Affine) {
      return domain.transform(op, value, List.of(onlySymbols(inputs.get(0))));
    }
    LocalZonotope y = domain.transform(op, value, inputs);
    if (fault == Fault.LOSE_A_HELD_COORDINATE && y.held.length > 0) {
      return at(y.anchor, y, y.held.length - 1);
    }
    if (fault == Fault.FORGET_OWN_REMAINDER) {
      return LocalZonotope.of(y.anchor, y.held, withRemainder(y.part(), 0));
    }
    if (fault == Fault.HALVE_OWN_REMAINDER) {
      return LocalZonotope.of(y.anchor, y.held, withRemainder(y.part(), 0.5));
    }
    return y;
  }

  private static LocalZonotope at(Anchor anchor, LocalZonotope x, int count) {
    int[] held = Arrays.copyOf(x.held, count);
    return LocalZonotope.of(anchor, held, x.at(held));
  }

  private static LocalZonotope onlySymbols(LocalZonotope x) {
    int[] held = Arrays.stream(x.held).filter(i -> x.at(new int[] {i}).spread[0] != 0).toArray();
    return LocalZonotope.of(x.anchor, held, x.at(held));
  }

  private static Zonotope withRemainder(Zonotope x, double factor) {
    double[] remainder = Arrays.stream(x.remainder).map(r -> factor * r).toArray();
    return new Zonotope(x.center, x.generators, remainder, x.symbols, x.spread);
  }
}
