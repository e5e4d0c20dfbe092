package fanc.verifier.family;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.Choices;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.verifier.AbstractVerifier;
import fanc.verifier.Deadline;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.kernels.JavaKernels;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Families proven as sets, on networks whose margins are known by sampling every choice. */
class SetVerifierTest {
  private static final int PIXELS = 8;
  private final Random random = new Random(11);

  /** All pairs of pixels that take any value from 0 to 1. */
  private record Pairs(BasePoint base, boolean asChoices) implements RegionFamily {
    @Override
    public long size() {
      return (long) PIXELS * (PIXELS - 1) / 2;
    }

    @Override
    public SparseBox changes(long index) {
      int first = 0;
      long rest = index;
      while (rest >= PIXELS - 1 - first) {
        rest -= PIXELS - 1 - first;
        first++;
      }
      return new SparseBox(
          new int[] {first, first + 1 + (int) rest}, new double[] {0, 0}, new double[] {1, 1});
    }

    @Override
    public Optional<Choices> choices() {
      List<SparseBox> pixels =
          IntStream.range(0, PIXELS)
              .mapToObj(i -> new SparseBox(new int[] {i}, new double[] {0}, new double[] {1}))
              .toList();
      return asChoices ? Optional.of(new Choices(pixels, 2)) : Optional.empty();
    }

    @Override
    public String describe(long index) {
      return "pair " + index;
    }
  }

  @Test
  void whatIsVerifiedHoldsAtEveryCornerAndBothFormsAgreeOnTheWhole() {
    OutputConstraint claim = OutputConstraint.label(0, 2);
    int all = 0;
    for (int trial = 0; trial < 60; trial++) {
      Network network = network();
      BasePoint base = BasePoint.exact(random.doubles(PIXELS, 0, 1).toArray());
      SetVerifier verifier = verifier(network, claim);
      SetResult choices = verifier.verify(new Pairs(base, true), Deadline.never());
      SetResult listed = verifier.verify(new Pairs(base, false), Deadline.never());
      assertThat(choices.regions()).isEqualTo(28).isEqualTo(listed.regions());
      double least = leastCornerMargin(network, new Pairs(base, false), claim);
      for (SetResult result : List.of(choices, listed)) {
        assertThat(result.ended()).isFalse();
        assertThat(result.worstMargin()).isLessThanOrEqualTo(least + 1e-12);
        assertThat(result.allVerified() && !(least > 0)).isFalse();
        assertThat(result.verified().longValueExact())
            .isLessThanOrEqualTo(positiveRegions(network, new Pairs(base, false), claim));
      }
      all += choices.allVerified() ? 1 : 0;
    }
    // Some are proven, some are not: neither side is empty.
    assertThat(all).isBetween(5, 55);
  }

  @Test
  void passedDeadlineLeavesWhatIsNotKnown() {
    OutputConstraint claim = OutputConstraint.label(0, 2);
    BasePoint base = BasePoint.exact(random.doubles(PIXELS, 0, 1).toArray());
    SetResult result = verifier(network(), claim).verify(new Pairs(base, true), Deadline.in(0));
    assertThat(result.allVerified()).isFalse();
    assertThat(result.ended()).isTrue();
    assertThat(result.worstMargin()).isNaN();
  }

  private static SetVerifier verifier(Network network, OutputConstraint claim) {
    JavaKernels kernels = new JavaKernels();
    return new SetVerifier(
        network, claim, kernels, new AbstractVerifier<>(network, claim, new BoxDomain(kernels)));
  }

  private Network network() {
    int hidden = 6;
    Shape wide = Shape.of(1, hidden);
    return new Network(
        "x",
        Shape.of(1, PIXELS),
        List.of(
            new Step(dense(PIXELS, hidden, 0.6), List.of(0), "z", "Gemm", wide),
            new Step(new Relu(), List.of(1), "h", "Relu", wide),
            new Step(dense(hidden, 2, 1), List.of(2), "y", "Gemm", Shape.of(1, 2))));
  }

  private Affine dense(int inputs, int outputs, double scale) {
    double[] weight = random.doubles((long) inputs * outputs, -scale, scale).toArray();
    double[] bias = random.doubles(outputs, -0.2, 0.2).toArray();
    if (outputs == 2) {
      bias[0] += 1.5;
    }
    return Affine.exact(Tensor.of(Shape.of(inputs, outputs), weight), Tensor.vector(bias));
  }

  private static double leastCornerMargin(
      Network network, RegionFamily family, OutputConstraint claim) {
    return IntStream.range(0, (int) family.size())
        .mapToDouble(i -> cornerMargin(network, family, claim, i))
        .min()
        .orElseThrow();
  }

  private static long positiveRegions(
      Network network, RegionFamily family, OutputConstraint claim) {
    return IntStream.range(0, (int) family.size())
        .filter(i -> cornerMargin(network, family, claim, i) > 0)
        .count();
  }

  private static double cornerMargin(
      Network network, RegionFamily family, OutputConstraint claim, int region) {
    SparseBox box = family.changes(region);
    double least = Double.POSITIVE_INFINITY;
    for (int corner = 0; corner < 4; corner++) {
      double[] point = family.base().toArray();
      point[box.index(0)] = corner % 2;
      point[box.index(1)] = corner >> 1;
      double[] output = Evaluation.evaluate(network, point);
      least = Math.min(least, output[0] - output[1]);
    }
    assertThat(claim.dimension()).isEqualTo(2);
    return least;
  }
}
