package fanc.verifier;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.verifier.domain.Domain;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The soundness law of float32 as a function, so that a test can demand that it finds something.
 */
final class DeployedSoundness {
  private DeployedSoundness() {}

  /**
   * Evaluates sampled points of a region in float32, each in another way.
   *
   * @param domain for networks computed in float32
   * @return a description of the first value outside its bounds, or nothing
   */
  static <E> Optional<String> violation(
      Network network, Domain<E> domain, InputRegion region, int points, Random random) {
    InputRegion rounded = new RoundedInputs().of(region).orElseThrow();
    return violationOver(network, domain, rounded, region, points, random);
  }

  /** The same over a given region in the place of the rounded one. */
  static <E> Optional<String> violationOver(
      Network network,
      Domain<E> domain,
      InputRegion rounded,
      InputRegion region,
      int points,
      Random random) {
    List<Bounds> bounds =
        Reach.reachAll(network, domain, 0, domain.abstraction(rounded), network.output()).stream()
            .map(domain::bounds)
            .toList();
    for (int k = 0; k < points; k++) {
      double[] point = RandomRegions.pointOrCornerOf(region, random);
      List<float[]> values = DeployedRun.values(network, point, new SingleArithmetic(random));
      for (int v = 0; v < values.size(); v++) {
        Optional<String> outside = outside(bounds.get(v), values.get(v));
        if (outside.isPresent()) {
          return Optional.of("value " + v + " '" + network.name(v) + "': " + outside.get());
        }
      }
    }
    return Optional.empty();
  }

  /** A value that was flushed may be that much beside its bounds: whoever reads it knows. */
  private static Optional<String> outside(Bounds bounds, float[] value) {
    double room = Float.MIN_NORMAL;
    for (int i = 0; i < value.length; i++) {
      boolean inside =
          value[i] >= bounds.lower(i) - room
              && value[i] <= bounds.upper(i) + room
              && Double.isFinite(bounds.lower(i))
              && Double.isFinite(bounds.upper(i));
      if (!inside) {
        return Optional.of(
            "%d is %s, bounds [%s, %s]".formatted(i, value[i], bounds.lower(i), bounds.upper(i)));
      }
    }
    return Optional.empty();
  }

  /** Returns a network whose roundings are bounded: one of every kind, or one that cancels. */
  static Network network(Random random) {
    if (random.nextInt(3) == 0) {
      return cancelling(random);
    }
    Network network = RandomNetworks.of(random);
    while (!DeployedSteps.obstacles(network).isEmpty()) {
      network = RandomNetworks.of(random);
    }
    return network;
  }

  /** Sums whose terms are far larger than they are, two of them with a rectifier between. */
  static Network cancelling(Random random) {
    int n = 2 + random.nextInt(60);
    Step first = new Step(affine(n, 5, random), List.of(0), "y", "Gemm", Shape.of(1, 5));
    Step relu = new Step(new Relu(), List.of(1), "z", "Relu", Shape.of(1, 5));
    Step last = new Step(affine(5, 3, random), List.of(2), "m", "Gemm", Shape.of(1, 3));
    return new Network("x", Shape.of(1, n), List.of(first, relu, last));
  }

  private static Affine affine(int n, int m, Random random) {
    double[] weight = new double[n * m];
    int scale = random.nextInt(7) - 3;
    for (int i = 0; i < weight.length; i++) {
      weight[i] = (float) (Math.pow(10, scale + random.nextInt(3)) * random.nextGaussian());
    }
    double[] bias = new double[m];
    for (int j = 0; j < m; j++) {
      bias[j] = (float) random.nextGaussian();
    }
    return Affine.exact(Tensor.of(Shape.of(n, m), weight), Tensor.vector(bias));
  }
}
