package fanc.templates.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Network;
import fanc.networks.ensemble.SummedNetwork;
import fanc.networks.ensemble.SummedNetwork.Part;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.group.Group;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * One record of a parent, for the sum of several of its children: no rung bounds a margin of the
 * sum above what it is anywhere in the region.
 */
class EnsembleLawsTest {
  private static final FamilyVerifier ONE_THREAD = new FamilyVerifier(1);

  @AfterContainer
  static void stopThreads() {
    ONE_THREAD.close();
  }

  /** Children of a parent, regions, the label of the parent, and what is recorded of it. */
  private record Ensemble(
      SummedNetwork sum,
      Network parent,
      RegionFamily family,
      OutputConstraint constraint,
      ParentRecord record) {

    static Ensemble random(Random random) throws InterruptedException {
      RungExample first = RungExample.random(random);
      while (!isLabel(first.constraint())) {
        first = RungExample.random(random);
      }
      List<Network> children = new ArrayList<>(List.of(first.child()));
      for (int more = random.nextInt(4); more > 0; more--) {
        children.add(ChildKind.any(random).of(first.parent(), random));
      }
      return new Ensemble(
          SummedNetwork.of(children),
          first.parent(),
          first.family(),
          first.constraint(),
          first.record(ONE_THREAD, random));
    }

    private static boolean isLabel(OutputConstraint constraint) {
      return constraint.halfSpaces().stream().allMatch(row -> row.offset() == 0)
          && constraint.halfSpaces().size() == constraint.dimension() - 1;
    }

    List<Rung> rungs(int copies) {
      SummedNetwork copied = sum.ofCopies(parent);
      List<List<Integer>> parts =
          copied.parts().stream().map(all -> all.stream().map(Part::value).toList()).toList();
      ParentRecord known = new CopiedRecord(copies, parts).of(record);
      List<Rung> rungs =
          new ArrayList<>(
              ChildRungs.of(copied.network(), sum.network(), RungExample.KERNELS)
                  .rungs(family, constraint, known));
      rungs.addAll(new ScratchRungs(sum.network(), RungExample.KERNELS).rungs(family, constraint));
      return rungs;
    }

    /** Returns how many regions have a bound that a sampled point refutes. */
    int refuted(int copies, Random random, Map<String, Long> settled) {
      SampledMargins sampled = SampledMargins.of(sum.network(), constraint, family, random);
      int refuted = 0;
      for (Rung rung : rungs(copies)) {
        Deque<Group> groups = new ArrayDeque<>(rung.roots());
        while (!groups.isEmpty()) {
          Group group = groups.poll();
          OpenRegions regions = new OpenRegions((int) family.size());
          rung.climb(group, regions, Deadline.never());
          settled.merge(rung.name(), (long) regions.size() - regions.open(), Long::sum);
          for (int r = 0; r < regions.size(); r++) {
            refuted += sampled.refute(r, regions.bound(r)) ? 1 : 0;
          }
          groups.addAll(rung.split(group));
        }
      }
      return refuted;
    }
  }

  @Property(tries = 60, seed = "1")
  void noBoundOfAnyRungIsAboveAMarginOfTheSum(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    Ensemble ensemble = Ensemble.random(random);

    assertThat(ensemble.refuted(ensemble.sum().members(), random, new TreeMap<>())).isZero();
  }

  /** The law says something only of rungs that settle regions. */
  @Example
  void theRungsSettleRegionsOfTheseExamples() throws InterruptedException {
    Map<String, Long> settled = new TreeMap<>();
    for (long k = 0; k < 60; k++) {
      Random random = new Random(0x9E3779B97F4A7C15L * k);
      Ensemble ensemble = Ensemble.random(random);
      assertThat(ensemble.refuted(ensemble.sum().members(), random, settled)).isZero();
    }
    for (String name :
        List.of("drift, rough", "drift", "drift, own", "drift, backward", "drift, rows", "group")) {
      assertThat(settled.getOrDefault(name, 0L)).as(name).isGreaterThan(50);
    }
  }

  /** The law notices margins that are counted once too often. */
  @Example
  void oneCopyTooManyIsNoticed() throws InterruptedException {
    int noticed = 0;
    for (long k = 0; k < 60; k++) {
      Random random = new Random(0x9E3779B97F4A7C15L * k);
      Ensemble ensemble = Ensemble.random(random);
      noticed +=
          ensemble.refuted(ensemble.sum().members() + 1, random, new TreeMap<>()) > 0 ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(10);
  }
}
