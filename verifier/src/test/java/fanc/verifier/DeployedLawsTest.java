package fanc.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.AveragePool;
import fanc.networks.Conv2d;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.Window;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.properties.SparseBox;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.domain.DeepZ;
import fanc.verifier.domain.Domain;
import fanc.verifier.domain.ProductDomain;
import fanc.verifier.domain.SharedBox;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.SharedProduct;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.JavaKernels;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever float32 arithmetic makes of a network lies in the bounds for float32: in many orders of
 * summation, fused or not, flushed or not.
 */
class DeployedLawsTest {
  private static final JavaKernels KERNELS = new JavaKernels();

  /** Every domain. */
  enum Kind {
    BOX,
    DEEPZ,
    FOLDED,
    PRODUCT,
    SHARED_BOX,
    SHARED_DEEPZ,
    SHARED_FOLDED,
    SHARED_PRODUCT;

    Domain<?> in(Arithmetic arithmetic) {
      return switch (this) {
        case BOX -> new BoxDomain(arithmetic, KERNELS);
        case DEEPZ -> new DeepZ(Symbols.FRESH, arithmetic, KERNELS);
        case FOLDED -> new DeepZ(Symbols.FOLDED, arithmetic, KERNELS);
        case PRODUCT -> new ProductDomain(Symbols.FRESH, arithmetic, KERNELS);
        case SHARED_BOX -> new SharedBox(arithmetic, KERNELS);
        case SHARED_DEEPZ -> new SharedDeepZ(Symbols.FRESH, arithmetic, KERNELS);
        case SHARED_FOLDED -> new SharedDeepZ(Symbols.FOLDED, arithmetic, KERNELS);
        case SHARED_PRODUCT -> new SharedProduct(Symbols.FRESH, arithmetic, KERNELS);
      };
    }
  }

  @Property(tries = 400)
  void boundsContainWhatFloat32Computes(@ForAll long seed, @ForAll Kind kind) {
    allRegionsHold(new Random(seed), kind.in(Arithmetic.FLOAT32), 8);
  }

  @Tag("full")
  @Test
  void boundsContainWhatFloat32ComputesOnManyNetworks() {
    for (int k = 0; k < 40_000; k++) {
      Random random = new Random(0x9E3779B97F4A7C15L * k);
      allRegionsHold(random, Kind.values()[k % Kind.values().length].in(Arithmetic.FLOAT32), 20);
    }
  }

  private static void allRegionsHold(Random random, Domain<?> domain, int points) {
    Network network = DeployedSoundness.network(random);
    int n = network.inputShape().size();
    double error = random.nextBoolean() ? 0 : 1e-12;
    BasePoint base = RandomRegions.regionWithErrors(n, 0, error, random).base();
    for (int k = 0; k < 3; k++) {
      double radius = Math.pow(10, -random.nextInt(8));
      InputRegion region = RandomRegions.region(base, radius, random);
      assertThat(DeployedSoundness.violation(network, domain, region, points, random)).isEmpty();
    }
  }

  /** 1 and fifteen times half of its last place: where the 1 comes first all others are lost. */
  @ParameterizedTest
  @EnumSource
  void whatASumMayLoseIsInTheBounds(Kind kind) {
    Window window = new Window(1, 4, 4, 4, 4, 1, 1, 0, 0, 1, 1);
    double[] ones = new double[16];
    Arrays.fill(ones, 1);
    Conv2d convolution =
        new Conv2d(window, Tensor.of(Shape.of(1, 1, 4, 4), ones), Tensor.zeros(1), 1);
    double[] base = new double[16];
    Arrays.fill(base, 1, 16, 0x1p-24);
    SparseBox change = new SparseBox(new int[] {0}, new double[] {1}, new double[] {1});
    InputRegion region = new InputRegion(BasePoint.exact(base), change);
    float[] input = new float[16];
    Arrays.fill(input, 0x1p-24f);
    input[0] = 1;
    for (Op op : List.of(convolution, new AveragePool(window, true))) {
      Step step = new Step(op, List.of(0), "y", "op", Shape.of(1, 1, 1, 1));
      Network network = new Network("x", Shape.of(1, 1, 4, 4), List.of(step));
      float lost = Evaluation.evaluateFloat(network, input)[0];
      assertThat(lost).isEqualTo(op == convolution ? 1 : 1 / 16f);
      assertThat(output(network, kind.in(Arithmetic.FLOAT32), region).lower(0))
          .isLessThanOrEqualTo(lost);
      assertThat(output(network, kind.in(Arithmetic.REAL), region).lower(0)).isGreaterThan(lost);
    }
  }

  private static <E> Bounds output(Network network, Domain<E> domain, InputRegion region) {
    return domain.bounds(Reach.reach(network, domain, domain.abstraction(region)));
  }

  /** The broken twin: the same law on bounds that are about real numbers. */
  @ParameterizedTest
  @EnumSource
  void boundsForRealNumbersAreFoundOut(Kind kind) {
    assertThat(isFoundOut(kind.in(Arithmetic.REAL), true)).isTrue();
    assertThat(isFoundOut(kind.in(Arithmetic.FLOAT32), true)).isFalse();
  }

  /** Another: inputs that are not rounded. */
  @ParameterizedTest
  @EnumSource
  void inputsThatAreNotRoundedAreFoundOut(Kind kind) {
    assertThat(isFoundOut(kind.in(Arithmetic.FLOAT32), false)).isTrue();
  }

  private static boolean isFoundOut(Domain<?> domain, boolean roundsInputs) {
    for (int k = 0; k < 60; k++) {
      Random random = new Random(7919L * k + 3);
      Network network = DeployedSoundness.cancelling(random);
      BasePoint base = RandomRegions.point(network.inputShape().size(), random);
      InputRegion region = RandomRegions.region(base, 1e-6, random);
      InputRegion rounded = roundsInputs ? new RoundedInputs().of(region).get() : region;
      if (DeployedSoundness.violationOver(network, domain, rounded, region, 10, random)
          .isPresent()) {
        return true;
      }
    }
    return false;
  }
}
