package fanc.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.properties.SingleRegion;
import fanc.verifier.AbstractVerifier;
import fanc.verifier.domain.DeepZ;
import fanc.verifier.domain.ExactEvaluation;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CounterexampleSearchLawsTest {
  private static final Kernels KERNELS = new JavaKernels();
  private static final double WORK = 5e5;

  private static Optional<Counterexample> search(
      Network network, OutputConstraint constraint, InputRegion region, double work) {
    return new CounterexampleSearch(network, constraint, KERNELS)
        .search(new SingleRegion(region, "box"), Suspects.unknown(), new SearchBudget(work, 60, 3))
        .map(CounterexampleSearch.Found::counterexample);
  }

  /** Returns clauses of one to three half-spaces near the outputs that the region can have. */
  private static OutputConstraint near(Network network, InputRegion region, Random random) {
    List<List<HalfSpace>> clauses = new ArrayList<>();
    for (int c = random.nextInt(3); c >= 0; c--) {
      List<HalfSpace> clause = new ArrayList<>();
      for (int h = random.nextInt(3); h >= 0; h--) {
        double[] normal = new double[network.outputShape().size()];
        normal[random.nextInt(normal.length)] = 1;
        normal[random.nextInt(normal.length)] += random.nextGaussian();
        double value = product(normal, network, RandomRegions.pointIn(region, random));
        clause.add(new HalfSpace(normal, value - 0.2 * random.nextDouble()));
      }
      clauses.add(clause);
    }
    return new OutputConstraint(clauses);
  }

  private static double product(double[] normal, Network network, double[] point) {
    double[] output = Evaluation.evaluate(network, point);
    double sum = 0;
    for (int i = 0; i < normal.length; i++) {
      sum += normal[i] * output[i];
    }
    return sum;
  }

  @Property(tries = 150, seed = "1")
  void whatIsFoundIsInsideAndViolatedWithoutRounding(
      @ForAll(supplier = RandomNetworks.class) Network network, @ForAll long seed) {
    Random random = new Random(seed);
    InputRegion region = RandomRegions.region(network.inputShape().size(), random);
    OutputConstraint constraint = near(network, region, random);
    search(network, constraint, region, WORK / 5)
        .ifPresent(
            found -> {
              assertThat(Replayed.isInside(region, found)).isTrue();
              assertThat(found.margin()).isLessThanOrEqualTo(0);
              if (ExactEvaluation.isPossible(network)) {
                assertThat(Replayed.isViolated(network, constraint, found)).isTrue();
              }
            });
  }

  @Property(tries = 60, seed = "2")
  void nothingIsFoundWhereTheConstraintIsProven(
      @ForAll(supplier = RandomNetworks.class) Network network, @ForAll long seed) {
    Random random = new Random(seed);
    InputRegion region = RandomRegions.region(network.inputShape().size(), 0.3, random);
    OutputConstraint constraint = near(network, region, random);
    DeepZ deepz = new DeepZ(Symbols.FRESH, KERNELS);
    if (new AbstractVerifier<>(network, constraint, deepz).margin(region) > 0) {
      assertThat(search(network, constraint, region, WORK / 5)).isEmpty();
    }
  }

  /** The half-space is placed just above the least of many samples, corners included. */
  @Test
  void aViolationThatManySamplesHitOnceIsFound() {
    int found = 0;
    int planted = 0;
    for (int k = 0; k < 60; k++) {
      Random random = new Random(1000 + k);
      Network network = RandomNetworks.of(random);
      InputRegion region = RandomRegions.region(network.inputShape().size(), random);
      double[] normal = new double[network.outputShape().size()];
      normal[0] = 1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < 3000; i++) {
        double[] point = RandomRegions.pointOrCornerOf(region, random);
        least = Math.min(least, product(normal, network, point));
      }
      double above = least + 1e-5 * Math.abs(least) + 1e-6;
      OutputConstraint claim = new OutputConstraint(List.of(List.of(new HalfSpace(normal, above))));
      planted++;
      found += search(network, claim, region, 20 * WORK).isPresent() ? 1 : 0;
    }
    assertThat(found).isEqualTo(planted);
  }

  @Test
  void theSameSeedFindsTheSame() {
    Random random = new Random(5);
    int compared = 0;
    for (int k = 0; k < 20; k++) {
      Network network = RandomNetworks.of(random);
      InputRegion region = RandomRegions.region(network.inputShape().size(), random);
      OutputConstraint constraint = near(network, region, random);
      Optional<Counterexample> first = search(network, constraint, region, WORK);
      Optional<Counterexample> second = search(network, constraint, region, WORK);
      assertThat(first.map(Counterexample::input)).isEqualTo(second.map(Counterexample::input));
      compared += first.isPresent() ? 1 : 0;
    }
    assertThat(compared).isPositive();
  }
}
