package fanc.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.verifier.attack.CounterexampleSearch.Found;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a look at few points sees, and how much it may look at. */
class SpotCheckTest {
  private static final OutputConstraint FIRST = OutputConstraint.label(0, 2);

  /** y0 = bound, y1 = relu(weights . x): violated where the sum reaches the bound. */
  private static Network sum(double bound, double... weights) {
    double[] both = new double[2 * weights.length];
    for (int i = 0; i < weights.length; i++) {
      both[2 * i + 1] = weights[i];
    }
    Shape two = Shape.of(1, 2);
    Affine first =
        Affine.exact(Tensor.of(Shape.of(weights.length, 2), both), Tensor.vector(bound, 0));
    return new Network(
        "x",
        Shape.of(1, weights.length),
        List.of(
            new Step(first, List.of(0), "z", "Gemm", two),
            new Step(new Relu(), List.of(1), "y", "Relu", two)));
  }

  /** One coordinate after the other may be anything from 0 to 1, all others are 0. */
  private record Single(int dimension) implements RegionFamily {
    @Override
    public BasePoint base() {
      return BasePoint.exact(new double[dimension]);
    }

    @Override
    public long size() {
      return dimension;
    }

    @Override
    public SparseBox changes(long index) {
      return new SparseBox(new int[] {(int) index}, new double[] {0}, new double[] {1});
    }

    @Override
    public String describe(long index) {
      return "coordinate " + index;
    }
  }

  @Test
  void theRegionWhereTheMarginFallsMostIsLookedAtFirst() {
    double[] weights = new double[200];
    Arrays.fill(weights, 0.001);
    weights[137] = 2;
    Network network = sum(1, weights);

    Optional<Found> found =
        new SpotCheck(network, FIRST).contradiction(new Single(weights.length), 0, 0);

    // The slope is 0 at the base point, a plateau of the rectifier: nothing ranks the regions.
    assertThat(found).isEmpty();
    Optional<Found> offPlateau =
        new SpotCheck(shifted(network), FIRST).contradiction(new Single(weights.length), 0, 0);
    assertThat(offPlateau).map(Found::region).contains(137L);
    assertThat(offPlateau.orElseThrow().counterexample().margin()).isNotPositive();
  }

  /** The same with a bias that keeps the rectifier busy. */
  private static Network shifted(Network network) {
    Affine first = (Affine) network.step(1).op();
    Affine moved = Affine.exact(first.weight(), Tensor.vector(1.1, 0.1));
    return new Network(
        "x",
        network.inputShape(),
        List.of(
            new Step(moved, List.of(0), "z", "Gemm", network.shape(1)),
            new Step(new Relu(), List.of(1), "y", "Relu", network.shape(1))));
  }

  @Test
  void whatHoldsEverywhereIsNeverContradicted() {
    // y1 <= 1 < 1.0001 = y0 at every corner.
    Network network = sum(1.0001, 1, -1, 0.5);

    for (long seed = 0; seed < 50; seed++) {
      assertThat(new SpotCheck(network, FIRST).contradiction(new Single(3), 1, seed)).isEmpty();
    }
  }

  @Test
  void onePointIsEnough() {
    Network network = shifted(sum(1, 2));

    assertThat(new SpotCheck(network, FIRST).contradiction(new Single(1), 0, 0)).isPresent();
  }

  @Test
  void fewPointsAreLookedAtHoweverManyRegionsThereAre() {
    Network network = sum(1.5, new double[5000]);
    long start = System.nanoTime();

    new SpotCheck(network, FIRST).contradiction(new Single(5000), 10, 0);

    assertThat((System.nanoTime() - start) * 1e-9).isLessThan(5);
  }
}
