package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.cli.EveryWay.Found;
import fanc.cli.EveryWay.Question;
import fanc.cli.hostile.Disguise;
import fanc.cli.hostile.ExactMargin;
import fanc.cli.hostile.HostileCase;
import fanc.cli.hostile.HostileCase.Construction;
import fanc.cli.hostile.HostileCases;
import fanc.cli.hostile.PlainIntervals;
import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.SparseBox;
import fanc.verifier.attack.CounterexampleSearch;
import fanc.verifier.attack.SearchBudget;
import fanc.verifier.attack.Suspects;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks made to mislead verifiers by floating point: nothing that is false in exact arithmetic
 * is verified, in any way and with any arithmetic, and nothing that holds is violated.
 */
class HostileNetworksTest {
  private static final List<HostileCase> SMALL = HostileCases.small();
  private static final List<HostileCase> WIDE = HostileCases.wide();
  private static final List<HostileCase> ALL =
      Stream.concat(SMALL.stream(), WIDE.stream()).toList();

  /** Every backend as it is, so that a native library sees small products too. */
  static Stream<Kernels> backends() {
    List<Kernels> backends = new ArrayList<>(List.of(new JavaKernels()));
    for (KernelsProvider provider : ServiceLoader.load(KernelsProvider.class)) {
      if (provider.unavailable().isEmpty()) {
        backends.add(provider.create());
      }
    }
    return backends.stream();
  }

  @Test
  void theTruthIsThatOfExactArithmetic() {
    for (HostileCase one : ALL) {
      double[] x = one.point().toArray();
      boolean fails = ExactMargin.at(one.network(), one.constraint(), x).signum() <= 0;
      assertThat(fails).as("%s", one).isEqualTo(one.violated());
      for (Network parent : one.parents()) {
        assertThat(ExactMargin.at(parent, one.constraint(), x)).as("%s", one).isPositive();
      }
      for (long r = 0; r < one.regions().size(); r++) {
        assertThat(contains(one.regions().region(r), x)).as("%s, region %d", one, r).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void nothingViolatedIsVerifiedInAnyWay(Kernels kernels) throws InterruptedException {
    Map<Boolean, Integer> verified = new HashMap<>();
    try (EveryWay ways = new EveryWay(kernels)) {
      for (HostileCase one : SMALL) {
        for (Found found : all(ways, one)) {
          if (one.violated()) {
            assertThat(found.verified()).as("%s by %s", one, found.way()).isEmpty();
            assertThat(found.worstMargin() > 0).as("%s by %s", one, found.way()).isFalse();
          }
          verified.merge(one.violated(), found.verified().size(), Integer::sum);
        }
      }
    }
    System.out.printf(
        "%s: %d hostile claims that hold were verified, of those that fail %d%n",
        kernels.name(), verified.get(false), verified.get(true));
    assertThat(verified.get(false)).isGreaterThan(500);
  }

  /** The same functions by other ops, whose rounding is bounded elsewhere in the program. */
  @ParameterizedTest
  @MethodSource("backends")
  void norInDisguise(Kernels kernels) throws InterruptedException {
    assertThat(verifiedInDisguise(kernels, 11)).isPositive();
  }

  @ParameterizedTest
  @MethodSource("backends")
  @Tag("full")
  void norIsAnyOfThemInDisguise(Kernels kernels) throws InterruptedException {
    assertThat(verifiedInDisguise(kernels, 1)).isGreaterThan(500);
  }

  /** Returns how often a region was verified, of every so many cases. */
  private static int verifiedInDisguise(Kernels kernels, int every) throws InterruptedException {
    int verified = 0;
    try (EveryWay ways = new EveryWay(kernels)) {
      for (int k = 0; k < SMALL.size(); k += every) {
        HostileCase one = SMALL.get(k);
        for (Disguise disguise : Disguise.values()) {
          for (Found found : all(ways, one.in(disguise))) {
            if (one.violated()) {
              assertThat(found.verified()).as("%s, %s by %s", one, disguise, found.way()).isEmpty();
            }
            verified += found.verified().size();
          }
        }
      }
    }
    return verified;
  }

  @ParameterizedTest
  @MethodSource("backends")
  void norAreWideSums(Kernels kernels) throws InterruptedException {
    try (EveryWay ways = new EveryWay(kernels)) {
      for (HostileCase one : WIDE) {
        for (Found found : all(ways, one)) {
          if (one.violated()) {
            assertThat(found.verified()).as("%s by %s", one, found.way()).isEmpty();
          }
        }
      }
    }
  }

  private static List<Found> all(EveryWay ways, HostileCase one) throws InterruptedException {
    Question question = new Question(one.network(), one.regions(), one.constraint());
    List<Found> found = new ArrayList<>(ways.fromScratch(question));
    for (Network parent : one.parents()) {
      found.addAll(ways.withParent(question, parent));
    }
    return found;
  }

  /** What is called a counterexample violates the claim in exact arithmetic, inside its region. */
  @Test
  void whatIsCalledViolatedIsViolated() {
    Map<Construction, Integer> found = new EnumMap<>(Construction.class);
    for (HostileCase one : SMALL) {
      new CounterexampleSearch(one.network(), one.constraint(), new JavaKernels())
          .search(one.regions(), Suspects.unknown(), new SearchBudget(1e5, 10, 1))
          .ifPresent(
              point -> {
                double[] x = point.counterexample().input().toArray();
                assertThat(one.violated()).as("%s", one).isTrue();
                assertThat(contains(one.regions().region(point.region()), x)).isTrue();
                assertThat(ExactMargin.at(one.network(), one.constraint(), x).signum())
                    .as("%s", one)
                    .isNotPositive();
                found.merge(one.family(), 1, Integer::sum);
              });
    }
    System.out.println("counterexamples found in hostile networks: " + found);
  }

  private static boolean contains(InputRegion region, double[] x) {
    double[] other = x.clone();
    SparseBox box = region.changes();
    boolean inside = true;
    for (int k = 0; k < box.size(); k++) {
      int i = box.index(k);
      inside &= x[i] >= box.lower(k) && x[i] <= box.upper(k);
      other[i] = region.base().value(i);
    }
    return inside && Arrays.equals(other, region.base().toArray());
  }

  /** Intervals without rounding fall for each construction, or it would show nothing. */
  @Test
  void intervalsWithoutRoundingAreMisled() {
    Map<Construction, Integer> misled = new EnumMap<>(Construction.class);
    for (HostileCase one : ALL) {
      boolean wrong =
          LongStream.range(0, one.regions().size())
              .mapToObj(one.regions()::region)
              .anyMatch(r -> PlainIntervals.verifies(one.network(), one.constraint(), r));
      if (one.violated() && wrong) {
        misled.merge(one.family(), 1, Integer::sum);
      }
    }
    System.out.println("intervals without rounding are misled by " + misled);
    assertThat(misled).containsOnlyKeys(Construction.values());
  }

  /**
   * So do the program's own methods if the products that bound their roundings are left out. What
   * is too large or too small for a double is no matter of these products, and a backend may sum
   * many terms better than one by one.
   */
  @Test
  void theProgramsMethodsAreMisledWithoutTheirRemainders() {
    Map<Construction, Map<Method, Integer>> misled = new EnumMap<>(Construction.class);
    try (Engine engine = new Engine(new UnsoundKernels(new JavaKernels()), 1)) {
      for (HostileCase one : ALL) {
        for (Method method : List.of(Method.BOX, Method.DEEPZ, Method.PRODUCT, Method.CROWN)) {
          if (one.violated() && isMisled(engine.fromScratch(one.network(), method), one)) {
            misled
                .computeIfAbsent(one.family(), family -> new EnumMap<>(Method.class))
                .merge(method, 1, Integer::sum);
          }
        }
      }
    }
    System.out.println("methods without remainders are misled by " + misled);
    assertThat(misled.keySet())
        .contains(
            Construction.ABSORBED_BACKDOOR,
            Construction.MARGIN_WITHIN_ROUNDING,
            Construction.ENVIRONMENT_DETECTOR,
            Construction.TIE);
  }

  private static boolean isMisled(FamilyDecision decision, HostileCase one) {
    Question question = new Question(one.network(), one.regions(), one.constraint());
    try {
      return decision.decide(question.claim(), null).verified().signum() > 0;
    } catch (IllegalStateException enclosuresThatDoNotMeet) {
      return false;
    }
  }

  /** Float32 violates claims that hold in exact arithmetic, and the other way round. */
  @Test
  void someClaimsAreFalseInFloat32Alone() {
    Map<Construction, Integer> single = new EnumMap<>(Construction.class);
    for (HostileCase one : ALL) {
      if (!one.violated() && one.single().isPresent()) {
        single.merge(one.family(), 1, Integer::sum);
      }
    }
    System.out.println("claims that hold exactly and not in float32: " + single);
    assertThat(single)
        .containsKeys(
            Construction.MARGIN_WITHIN_ROUNDING,
            Construction.ENVIRONMENT_DETECTOR,
            Construction.TIE,
            Construction.WIDE_SUM);
  }
}
