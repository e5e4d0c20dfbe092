package fanc.templates.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.properties.SparseBox;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.group.Group;
import fanc.verifier.inputs.RegionSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** Each rung by itself, on every group of every level, against evaluation of the child. */
class RungLawsTest {
  private static final FamilyVerifier ONE_THREAD = new FamilyVerifier(1);
  private static final long MANY_SAMPLES = 3_000_000;

  @AfterContainer
  static void stopThreads() {
    ONE_THREAD.close();
  }

  /** What was seen, by the name of the rung. */
  private static final class Seen {
    private final Map<String, Long> settled = new TreeMap<>();
    private long samples;

    private void settled(Rung rung, long regions) {
      settled.merge(rung.name(), regions, Long::sum);
    }
  }

  private static void lawHolds(RungExample example, Random random, Seen seen)
      throws InterruptedException {
    SampledMargins sampled =
        SampledMargins.of(example.child(), example.constraint(), example.family(), random);
    seen.samples += sampled.samples();
    for (Rung rung : example.rungs(example.record(ONE_THREAD, random))) {
      Deque<Group> groups = new ArrayDeque<>(rung.roots());
      assertThat(members(rung.roots())).isEqualTo(all(example));
      while (!groups.isEmpty()) {
        Group group = groups.poll();
        // A deadline that passes on the way takes nothing back.
        Deadline deadline =
            random.nextInt(8) == 0 ? Deadline.in(1e-4 * random.nextDouble()) : Deadline.never();
        OpenRegions regions = new OpenRegions((int) example.family().size());
        rung.climb(group, regions, deadline);
        seen.settled(rung, regions.size() - regions.open());
        check(example, rung, group, regions, sampled);
        List<Group> parts = rung.split(group);
        assertThat(parts.isEmpty() ? group.members() : members(parts)).isEqualTo(group.members());
        groups.addAll(parts);
      }
    }
  }

  private static long[] all(RungExample example) {
    return LongStream.range(0, example.family().size()).toArray();
  }

  /** Members of several groups, sorted: one that is in two of them is there twice. */
  private static long[] members(List<Group> groups) {
    return groups.stream().flatMapToLong(g -> Arrays.stream(g.members())).sorted().toArray();
  }

  private static void check(
      RungExample example, Rung rung, Group group, OpenRegions regions, SampledMargins sampled) {
    for (int r = 0; r < regions.size(); r++) {
      double bound = regions.bound(r);
      boolean member = Arrays.binarySearch(group.members(), r) >= 0;
      if (!member) {
        assertThat(bound).as("%s of a region that is no member", rung.name()).isNaN();
      } else if (sampled.refute(r, bound)) {
        SparseBox box = example.family().changes(r);
        throw new AssertionError(
            String.format(
                "%s, level %d of %s: region %d of %d changes has the bound %s, %s",
                rung.name(), group.level(), example.kind(), r, box.size(), bound, example));
      }
    }
  }

  @Property(tries = 60, seed = "1")
  void noBoundOfAnyRungIsAboveAMarginInItsRegion(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    lawHolds(RungExample.random(random), random, new Seen());
  }

  @Property(tries = 20, seed = "2")
  void norOfANetworkThatIsNoChildAtAll(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    lawHolds(RungExample.random(ChildKind.STRANGER, random), random, new Seen());
  }

  @Example
  @Tag("full")
  void noBoundOfAnyRungIsAboveAMarginInItsRegionOnManyExamples() throws InterruptedException {
    Seen seen = new Seen();
    for (long k = 0; seen.samples < MANY_SAMPLES; k++) {
      Random random = new Random(0x9E3779B97F4A7C15L * k);
      lawHolds(RungExample.random(random), random, seen);
    }
  }

  /** The law says something only of rungs that settle regions. */
  @Example
  void everyRungSettlesRegionsOfTheseExamples() throws InterruptedException {
    Seen seen = new Seen();
    for (long k = 0; k < 80; k++) {
      Random random = new Random(0x9E3779B97F4A7C15L * k);
      lawHolds(RungExample.random(random), random, seen);
    }
    List<String> names = new ArrayList<>(List.of("ball", "drift, rough", "drift", "drift, own"));
    names.addAll(List.of("drift, backward", "drift, rows"));
    names.addAll(List.of("group, intervals", "group", "group, crown", "join"));
    for (String name : names) {
      assertThat(seen.settled.getOrDefault(name, 0L)).as(name).isGreaterThan(50);
    }
    assertThat(seen.samples).isGreaterThan(20_000);
  }

  /** The law notices a child that drifts twice as far as a rung was told. */
  @Example
  void changesOfMarginsThatAreHalvedAreNoticed() throws InterruptedException {
    int noticed = 0;
    for (long k = 0; k < 80; k++) {
      Random random = new Random(0x9E3779B97F4A7C15L * k);
      RungExample example = RungExample.random(random);
      ParentRecord record = example.record(ONE_THREAD, random);
      SampledMargins sampled =
          SampledMargins.of(example.child(), example.constraint(), example.family(), random);
      noticed += isRefuted(example, record, sampled) ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(10);
  }

  private static boolean isRefuted(
      RungExample example, ParentRecord record, SampledMargins sampled) {
    NetworkPair pair =
        NetworkPair.of(example.parent(), example.child(), RungExample.KERNELS)
            .margins(example.constraint());
    RecordedGroups groups =
        new RecordedGroups(record, r -> RegionSet.of(example.family(), r, RungExample.KERNELS));
    double[] change =
        DifferencePass.of(pair)
            .over(groups.set(groups.root()), groups.hulls(groups.root()))
            .marginChange();
    double[] halved = Arrays.stream(change).map(d -> d / 2).toArray();
    return Arrays.stream(groups.root().members())
        .anyMatch(r -> sampled.refute((int) r, record.margins().leastAfter(r, halved)));
  }
}
