package fanc.templates.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.verifier.Bounds;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.DifferenceRows;
import fanc.verifier.difference.Drift;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.domain.ExactEvaluation;
import fanc.verifier.group.Group;
import fanc.verifier.inputs.LargestWeights;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.inputs.RoughSet;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * What the rungs of a parent believe of the child inside the networks: every value of parent and
 * child and every difference of them, in every group of a record, lies in the bounds that the
 * passes start from what is recorded.
 */
class DriftBoundsLawsTest {
  private static final FamilyVerifier ONE_THREAD = new FamilyVerifier(1);
  private static final int REGIONS = 10;
  private static final int POINTS = 3;
  private static final double INEXACT = 1e-9;
  private static final double MULTIPLICATIONS = 1e5;
  private static final long MANY_SAMPLES = 100_000;

  @AfterContainer
  static void stopThreads() {
    ONE_THREAD.close();
  }

  /** All values of both networks at one point of a region. */
  private record Sample(long region, List<BigDecimal[]> parent, List<BigDecimal[]> child) {}

  /** A drift, and what rows carried back say of the output's difference. */
  private record Found(Drift drift, Bounds rows) {
    static Found of(Drift drift, DifferenceRows rows) {
      int outputs = drift.marginChange().length;
      double[] lower = rows.marginChange(drift, IntStream.range(0, outputs).toArray());
      double[] upper = new double[outputs];
      Arrays.fill(upper, Double.POSITIVE_INFINITY);
      return new Found(drift, new Bounds(lower, upper));
    }
  }

  /** A record of an example's parent and the pair that the rungs work with. */
  private record Case(NetworkPair pair, RecordedGroups groups, List<Sample> samples) {

    static Case of(RungExample example, Random random) throws InterruptedException {
      ParentRecord record = example.record(ONE_THREAD, random);
      NetworkPair pair =
          NetworkPair.of(example.parent(), example.child(), RungExample.KERNELS)
              .margins(example.constraint());
      RecordedGroups groups =
          new RecordedGroups(record, r -> RegionSet.of(example.family(), r, RungExample.KERNELS));
      List<Sample> samples = new ArrayList<>();
      LongStream regions = LongStream.range(0, example.family().size());
      if (example.family().size() > REGIONS) {
        regions = random.longs(REGIONS, 0, example.family().size());
      }
      for (long region : regions.toArray()) {
        samples.addAll(samples(pair, region, example.family().region(region), random));
      }
      return new Case(pair, groups, samples);
    }

    private static List<Sample> samples(
        NetworkPair pair, long number, InputRegion region, Random random) {
      List<Sample> samples = new ArrayList<>();
      for (int k = 0; k < POINTS; k++) {
        double[] x = RandomRegions.pointOrCornerOf(region, random);
        samples.add(new Sample(number, values(pair.parent(), x), values(pair.child(), x)));
      }
      return samples;
    }

    private static List<BigDecimal[]> values(Network network, double[] x) {
      return ExactEvaluation.isPossible(network)
          ? ExactEvaluation.evaluateAll(network, x)
          : Evaluation.evaluateAll(network, x).stream()
              .map(v -> Arrays.stream(v).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new))
              .toList();
    }

    /** Returns what the rungs find of a group, and a pass that is refined. */
    private List<Found> found(Group group) {
      RegionSet set = groups.set(group);
      DifferencePass quick = DifferencePass.withoutOwnIntervals(pair);
      return Stream.of(
              quick.over(RoughSet.of(set, new LargestWeights()), groups.hulls(group)),
              quick.over(set, groups.hulls(group)),
              DifferencePass.of(pair).over(set, groups.hulls(group)),
              DifferencePass.refined(pair, MULTIPLICATIONS).over(set, groups.hulls(group)))
          .map(drift -> Found.of(drift, new DifferenceRows(pair)))
          .toList();
    }

    /**
     * Returns the values at which something claimed does not hold.
     *
     * @param change what to claim of differences instead of what a drift does
     */
    private Set<Integer> violations(UnaryOperator<Bounds> change) {
      Set<Integer> violated = new TreeSet<>();
      Deque<Group> left = new ArrayDeque<>(List.of(groups.root()));
      while (!left.isEmpty()) {
        Group group = left.poll();
        List<Sample> inside =
            samples.stream()
                .filter(s -> Arrays.binarySearch(group.members(), s.region()) >= 0)
                .toList();
        for (Found found : found(group)) {
          for (int v = 0; v <= pair.child().output(); v++) {
            int value = v;
            Bounds d = change.apply(found.drift().difference(v));
            if (inside.stream().anyMatch(sample -> !holds(value, found, d, sample))) {
              violated.add(v);
            }
          }
        }
        left.addAll(groups.split(group));
      }
      return violated;
    }

    private boolean holds(int v, Found found, Bounds d, Sample sample) {
      BigDecimal[] from = sample.parent().get(v);
      BigDecimal[] to = sample.child().get(v);
      BigDecimal[] difference = new BigDecimal[to.length];
      Arrays.setAll(difference, i -> to[i].subtract(from[i]));
      Drift drift = found.drift();
      return (!drift.parent().knows(v) || contains(drift.parent().at(v), from))
          && contains(drift.child().at(v), to)
          && contains(d, difference)
          && (v < pair.child().output() || contains(found.rows(), difference));
    }

    private boolean contains(Bounds bounds, BigDecimal[] values) {
      double slack = ExactEvaluation.isPossible(pair.parent()) ? 0 : INEXACT;
      for (int i = 0; i < values.length; i++) {
        double room = slack == 0 ? 0 : slack * (1 + Math.abs(values[i].doubleValue()));
        if (isAbove(bounds.lower(i) - room, values[i])
            || isAbove(-bounds.upper(i) - room, values[i].negate())) {
          return false;
        }
      }
      return true;
    }

    private static boolean isAbove(double bound, BigDecimal value) {
      return Double.isFinite(bound)
          ? new BigDecimal(bound).compareTo(value) > 0
          : bound == Double.POSITIVE_INFINITY;
    }
  }

  private static int lawHolds(RungExample example, Random random) throws InterruptedException {
    Case one = Case.of(example, random);
    assertThat(one.violations(d -> d)).as("%s", example).isEmpty();
    return one.samples().size();
  }

  @Property(tries = 30, seed = "1")
  void valuesAndDifferencesLieInTheBoundsOfEveryGroup(@ForAll long seed)
      throws InterruptedException {
    Random random = new Random(seed);
    lawHolds(RungExample.random(random), random);
  }

  @Example
  @Tag("full")
  void valuesAndDifferencesLieInTheBoundsOfEveryGroupOfManyExamples() throws InterruptedException {
    long samples = 0;
    for (long k = 0; samples < MANY_SAMPLES; k++) {
      Random random = new Random(0x9E3779B97F4A7C15L * k);
      samples += lawHolds(RungExample.random(random), random);
    }
  }

  /** The law notices, before the output, a child that drifts twice as far as the bounds say. */
  @Example
  void halvedDifferencesAreNoticedInHiddenLayers() throws InterruptedException {
    int noticed = 0;
    for (long k = 0; k < 30; k++) {
      Random random = new Random(0x9E3779B97F4A7C15L * k);
      Case one = Case.of(RungExample.random(random), random);
      int output = one.pair().child().output();
      Optional<Integer> hidden =
          one.violations(DriftBoundsLawsTest::halved).stream().filter(v -> v < output).findAny();
      noticed += hidden.isPresent() ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(20);
  }

  private static Bounds halved(Bounds d) {
    return new Bounds(
        Arrays.stream(d.lowerArray()).map(end -> end / 2).toArray(),
        Arrays.stream(d.upperArray()).map(end -> end / 2).toArray());
  }
}
