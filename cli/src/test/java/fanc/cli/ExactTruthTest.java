package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.cli.exact.ExactMinimum;
import fanc.cli.exact.LinearPrograms;
import fanc.cli.exact.SmallClaim;
import fanc.cli.hostile.Chain;
import fanc.cli.hostile.ExactMargin;
import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.OutputFormula;
import fanc.properties.RandomRegions;
import fanc.properties.SparseBox;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small networks whose least margins are known exactly: what is verified is true, what is violated
 * is false, and no bound is above the least margin.
 */
class ExactTruthTest {
  private static final int CLAIMS = 300;
  private static final int MANY_CLAIMS = 5000;

  private static Random random(long k) {
    return new Random(0x9E3779B97F4A7C15L * k);
  }

  private static Truth truthOf(int claims, Kernels kernels) {
    Truth truth = new Truth();
    try (EveryWay ways = new EveryWay(kernels)) {
      for (long k = 0; k < claims; k++) {
        SmallClaim claim = SmallClaim.random(random(k));
        List<ExactMinimum> minima = claim.minima();
        truth.count(minima);
        truth.check(claim, minima, ways.fromScratch(Truth.question(claim)));
        truth.refute(claim, minima);
      }
    }
    System.out.println(kernels.name() + ": " + truth);
    return truth;
  }

  @Test
  void verdictsAreTrue() {
    Truth truth = truthOf(CLAIMS, new JavaKernels());
    assertThat(truth.holding()).isGreaterThan(CLAIMS);
    assertThat(truth.failing()).isGreaterThan(CLAIMS / 2);
    assertThat(truth.verified("scratch")).isGreaterThan(truth.holding() / 2);
    assertThat(truth.refuted()).isGreaterThan(truth.failing() / 2);
  }

  @Test
  @Tag("full")
  void verdictsOnManyClaimsAreTrue() {
    assertThat(truthOf(MANY_CLAIMS, new JavaKernels()).falsehoods()).isZero();
  }

  @ParameterizedTest
  @MethodSource("fanc.cli.HostileNetworksTest#backends")
  void verdictsAreTrueWithEveryBackend(Kernels kernels) {
    assertThat(truthOf(CLAIMS / 5, kernels).falsehoods()).isZero();
  }

  /** By hand: relu(x) - x / 2 is least at 0, relu(x) + relu(-x) - 1 / 2 is -1 / 2 there. */
  @Test
  void theMinimumOfAKinkIsAtTheKink() {
    Network kink =
        Chain.of(1)
            .affine(new double[] {0, 1}, new double[] {0, -1})
            .relu()
            .affine(new double[] {-.5, 1, 1}, new double[] {0, 0, 0})
            .network();
    OutputConstraint label = OutputConstraint.label(0, 2);
    InputRegion box = InputRegion.box(new double[] {-1}, new double[] {.75});
    ExactMinimum minimum = ExactMinimum.of(kink, label, box);
    assertThat(minimum.least().nearest()).isEqualTo(-.5);
    assertThat(minimum.where()).containsExactly(0);
    assertThat(minimum.parts()).isEqualTo(2);
    assertThat(minimum.holds()).isFalse();
  }

  @Test
  void theMinimumIsThatOfLinearPrograms() {
    compareWithLinearPrograms(40, 6);
  }

  @Test
  @Tag("full")
  void theMinimumIsThatOfManyLinearPrograms() {
    compareWithLinearPrograms(300, 9);
  }

  private static void compareWithLinearPrograms(int claims, int rectifiers) {
    int compared = 0;
    for (long k = 0; compared < claims; k++) {
      SmallClaim claim = SmallClaim.random(random(k));
      boolean all = !(claim.constraint().formula() instanceof OutputFormula.Any);
      if (all && LinearPrograms.rectifiers(claim.network()) <= rectifiers) {
        InputRegion region = claim.regions().region(k % 5);
        assertThat(LinearPrograms.least(claim.network(), claim.constraint(), region))
            .as("claim %d, %s", k, claim)
            .isCloseTo(claim.minimum((int) (k % 5)).least().nearest(), within(1e-6));
        compared++;
      }
    }
  }

  /** The minimum is below every sample, and near the margin at the point where it is said to be. */
  @Test
  void theMinimumIsThatOfSomePoint() {
    for (long k = 0; k < 100; k++) {
      Random random = random(k);
      SmallClaim claim = SmallClaim.random(random);
      for (int r = 0; r < claim.regions().size(); r++) {
        ExactMinimum minimum = claim.minimum(r);
        double least = minimum.least().nearest();
        assertThat(margin(claim, minimum.where()).doubleValue()).isCloseTo(least, within(1e-9));
        for (int sample = 0; sample < 10; sample++) {
          BigDecimal margin = margin(claim, pointOf(claim.regions().region(r), random));
          assertThat(minimum.isAtMost(margin)).isTrue();
        }
      }
    }
  }

  /** Interpolation may leave a box by a rounding. */
  private static double[] pointOf(InputRegion region, Random random) {
    double[] x = RandomRegions.pointOrCornerOf(region, random);
    SparseBox box = region.changes();
    for (int k = 0; k < box.size(); k++) {
      int i = box.index(k);
      x[i] = Math.min(Math.max(x[i], box.lower(k)), box.upper(k));
    }
    return x;
  }

  private static BigDecimal margin(SmallClaim claim, double[] x) {
    return ExactMargin.at(claim.network(), claim.constraint(), x);
  }

  /** The law can fail: without the products that bound roundings a hair is proven away. */
  @Test
  void methodsWithoutRemaindersAreNoticed() {
    Map<Method, Integer> noticed = new EnumMap<>(Method.class);
    try (Engine engine = new Engine(new UnsoundKernels(new JavaKernels()), 1)) {
      for (long k = 0; k < 300; k++) {
        SmallClaim claim = SmallClaim.nearTie(random(k));
        for (Method method : List.of(Method.BOX, Method.DEEPZ, Method.PRODUCT, Method.CROWN)) {
          if (isNoticed(engine.fromScratch(claim.network(), method), claim)) {
            noticed.merge(method, 1, Integer::sum);
          }
        }
      }
    }
    System.out.println("false verdicts of methods without remainders: " + noticed);
    assertThat(noticed.values().stream().mapToInt(n -> n).sum()).isGreaterThan(10);
  }

  private static boolean isNoticed(FamilyDecision decision, SmallClaim claim) {
    FamilyOutcome outcome;
    try {
      outcome = decision.decide(Truth.question(claim).claim(), null);
    } catch (IllegalStateException enclosuresThatDoNotMeet) {
      return false;
    }
    Truth truth = new Truth();
    truth.take(claim, claim.minima(), EveryWay.found("broken", outcome));
    return truth.falsehoods() > 0;
  }
}
