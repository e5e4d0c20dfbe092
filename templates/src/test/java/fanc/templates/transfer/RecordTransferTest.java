package fanc.templates.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Network;
import fanc.properties.RegionFamily;
import fanc.templates.RandomChildren;
import fanc.templates.transfer.CarriedRecord.GroupFacts;
import fanc.verifier.Bounds;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyResult;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.Hulls;
import fanc.verifier.RecordedValues;
import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.Drift;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Records of children that were made of their parents', on random chains of networks. */
class RecordTransferTest {
  private static final Kernels KERNELS = new JavaKernels();
  private static final FamilyVerifier ONE_THREAD = new FamilyVerifier(1);
  private static final FamilyVerifier TWO_THREADS = new FamilyVerifier(2);

  @AfterContainer
  static void stopThreads() {
    ONE_THREAD.close();
    TWO_THREADS.close();
  }

  /** What was made of a child: its record, and how it came about. */
  private record Made(
      RecordedExample example, ParentRecord record, FamilyResult result, long carried) {}

  private static Made from(RecordedExample parent, ParentRecord record, Network child)
      throws InterruptedException {
    CarriedRecord carried =
        new RecordTransfer(NetworkPair.of(parent.network(), child, KERNELS))
            .over(parent.family(), parent.constraint(), record);
    return recorded(parent, child, carried, ONE_THREAD);
  }

  private static Made recorded(
      RecordedExample parent, Network child, CarriedRecord carried, FamilyVerifier threads)
      throws InterruptedException {
    RecordedExample example = of(parent, child);
    ParentRecorder recorder =
        ParentRecorder.of(child, parent.constraint(), parent.family(), carried, KERNELS);
    FamilyResult result = threads.verify(parent.family(), recorder, Deadline.never());
    return new Made(example, recorder.record().orElseThrow(), result, recorder.settledByTransfer());
  }

  private static RecordedExample of(RecordedExample parent, Network child) {
    return new RecordedExample(child, parent.family(), parent.constraint());
  }

  /** Small changes are carried over, large ones are not. */
  private static double drift(Random random) {
    return Math.pow(10, -4 + 4.3 * random.nextDouble());
  }

  @Property(tries = 150, seed = "1")
  void whatIsRecordedOfChildrenAndGrandchildrenIsTrueAtPointsOfTheRegions(@ForAll long seed)
      throws InterruptedException {
    Random random = new Random(seed);
    RecordedExample parent = RecordedExample.random(random, 1 + random.nextInt(40));
    double drift = drift(random);
    Network child = RandomChildren.of(parent.network(), random, drift);
    Network grandchild = RandomChildren.of(child, random, drift);

    Made first = from(parent, parent.record(ONE_THREAD), child);
    Made second = from(first.example(), first.record(), grandchild);

    assertThat(RecordedFacts.worst(first.example(), first.record(), 4, random)).isNotPositive();
    assertThat(RecordedFacts.worst(second.example(), second.record(), 4, random)).isNotPositive();
  }

  /** A sibling: both were made of one network, and one is recorded by way of the other. */
  @Property(tries = 60, seed = "2")
  void whatIsRecordedOfASiblingIsTrue(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    RecordedExample parent = RecordedExample.random(random, 20);
    Network near = RandomChildren.of(parent.network(), random, .001);
    Network far = RandomChildren.of(parent.network(), random, .02);
    Made sibling = from(parent, parent.record(ONE_THREAD), near);
    Made made = from(sibling.example(), sibling.record(), far);
    assertThat(RecordedFacts.worst(made.example(), made.record(), 10, random)).isNotPositive();
  }

  @Property(tries = 80, seed = "3")
  void noRegionIsLostThatIsProvenWithoutAnotherNetwork(@ForAll long seed)
      throws InterruptedException {
    Random random = new Random(seed);
    RecordedExample parent = RecordedExample.random(random, 70);
    Network child = RandomChildren.of(parent.network(), random, drift(random));
    Made made = from(parent, parent.record(ONE_THREAD), child);
    ParentRecorder alone = of(parent, child).recorder();
    Set<Long> open = open(made.result());
    for (long r = 0; r < parent.family().size(); r++) {
      if (alone.margin(parent.family(), r, Deadline.never()) > 0) {
        assertThat(open).doesNotContain(r);
      }
    }
  }

  private static Set<Long> open(FamilyResult result) {
    return result.unproven().stream()
        .map(FamilyResult.Unproven::region)
        .collect(Collectors.toSet());
  }

  @Property(tries = 40, seed = "4")
  void threadsChangeNoBit(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    RecordedExample parent = RecordedExample.random(random, 70);
    Network child = RandomChildren.of(parent.network(), random, drift(random));
    CarriedRecord carried =
        new RecordTransfer(NetworkPair.of(parent.network(), child, KERNELS))
            .over(parent.family(), parent.constraint(), parent.record(TWO_THREADS));
    assertThat(recorded(parent, child, carried, TWO_THREADS).record())
        .isEqualTo(recorded(parent, child, carried, ONE_THREAD).record());
  }

  /** The laws say something only where regions are carried over, and where some are not. */
  @Example
  void theseExamplesHaveRegionsOfEveryKind() throws InterruptedException {
    long carried = 0;
    long scratch = 0;
    long mixed = 0;
    long again = 0;
    for (long seed = 0; seed < 80; seed++) {
      Random random = new Random(seed);
      RecordedExample parent = RecordedExample.random(random, 40);
      double drift = drift(random);
      Made made =
          from(
              parent,
              parent.record(ONE_THREAD),
              RandomChildren.of(parent.network(), random, drift));
      long others = made.result().verified() - made.carried();
      carried += made.carried();
      scratch += others;
      mixed += made.carried() > 0 && others > 0 ? 1 : 0;
      Network grandchild = RandomChildren.of(made.example().network(), random, drift);
      again += from(made.example(), made.record(), grandchild).carried();
    }
    assertThat(carried).isGreaterThan(500);
    assertThat(scratch).isGreaterThan(100);
    assertThat(mixed).isGreaterThan(5);
    assertThat(again).isGreaterThan(300);
  }

  /** The law can fail: differences half as wide are noticed in what is recorded of values. */
  @Example
  void hullsWithTheDifferenceHalvedAreNoticed() throws InterruptedException {
    int kept = 0;
    int noticed = 0;
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      RecordedExample parent = RecordedExample.random(random, 20);
      Network child = RandomChildren.of(parent.network(), random, .01);
      CarriedRecord halved = halved(parent, parent.record(ONE_THREAD), child);
      Made made = recorded(parent, child, halved, ONE_THREAD);
      if (made.carried() == parent.family().size()) {
        kept++;
        noticed += worstHull(made, random) > 0 ? 1 : 0;
      }
    }
    assertThat(kept).isGreaterThan(20);
    assertThat(noticed).isGreaterThan(kept / 2);
  }

  /** Values alone: of margins nothing is asked. */
  private static double worstHull(Made made, Random random) {
    RegionFamily family = made.example().family();
    int rows = made.example().constraint().halfSpaces().size();
    double[] nothing = new double[Math.toIntExact(family.size() * rows)];
    Arrays.fill(nothing, Double.NaN);
    ParentRecord values =
        new ParentRecord(
            RegionMargins.roundedDown(family.size(), rows, nothing),
            made.record().groups(),
            made.record().balls());
    return RecordedFacts.worst(made.example(), values, 20, random);
  }

  private static CarriedRecord halved(RecordedExample parent, ParentRecord record, Network child) {
    NetworkPair pair =
        NetworkPair.of(parent.network(), child, KERNELS).margins(parent.constraint());
    DifferencePass pass = DifferencePass.of(pair);
    int[] values = RecordedValues.of(child, parent.constraint());
    GroupTree tree = GroupTree.of(record);
    GroupFacts[] facts = new GroupFacts[record.groups().size()];
    for (int g = 0; g < facts.length; g++) {
      if (tree.nodes().get(g).leaf()) {
        RecordedGroup group = record.groups().get(g);
        RegionSet set = RegionSet.of(parent.family(), group.members(), KERNELS);
        Drift drift = pass.over(set, group.hulls().hulls());
        facts[g] =
            new GroupFacts(
                ValueHulls.roundedOutward(halved(drift), values),
                drift.marginChange(),
                drift.childMargins());
      }
    }
    return new CarriedRecord(record, parent.constraint(), tree, facts);
  }

  private static Hulls halved(Drift drift) {
    List<Bounds> all = new ArrayList<>();
    for (int v = 0; v < drift.child().size(); v++) {
      all.add(drift.parent().knows(v) ? halved(drift, v) : null);
    }
    return new Hulls(all);
  }

  private static Bounds halved(Drift drift, int value) {
    Bounds h = drift.parent().at(value);
    Bounds d = drift.difference(value);
    double[] lower = new double[h.dimension()];
    double[] upper = new double[h.dimension()];
    for (int i = 0; i < lower.length; i++) {
      lower[i] = h.lower(i) + d.lower(i) / 2;
      upper[i] = h.upper(i) + d.upper(i) / 2;
    }
    return new Bounds(lower, upper);
  }

  /** The law can fail: margins that take no account of the change are noticed. */
  @Example
  void marginsOfTheParentAreNoMarginsOfTheChild() throws InterruptedException {
    int noticed = 0;
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      RecordedExample parent = RecordedExample.random(random, 20);
      ParentRecord record = parent.record(ONE_THREAD);
      Made made = from(parent, record, RandomChildren.of(parent.network(), random, .1));
      ParentRecord unchanged =
          new ParentRecord(record.margins(), made.record().groups(), record.balls());
      noticed += RecordedFacts.worst(made.example(), unchanged, 20, random) > 0 ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(20);
  }

  /** Nothing is lost between two networks that are the same but what single precision takes. */
  @Example
  void theParentItselfKeepsItsMargins() throws InterruptedException {
    RecordedExample parent = RecordedExample.random(new Random(3), 40);
    ParentRecord record = parent.record(ONE_THREAD);
    Made made = from(parent, record, parent.network());
    float[] before = record.margins().toArray();
    float[] after = made.record().margins().toArray();
    for (int i = 0; i < before.length; i++) {
      assertThat(after[i]).isGreaterThanOrEqualTo(before[i] - 2 * Math.ulp(before[i]));
    }
    assertThat(members(made.record())).isDeepEqualTo(members(record));
  }

  private static long[][] members(ParentRecord record) {
    return record.groups().stream().map(RecordedGroup::members).toArray(long[][]::new);
  }

  @Example
  void aRecordOfOtherRegionsIsRefused() throws InterruptedException {
    RecordedExample parent = RecordedExample.random(new Random(3), 40);
    ParentRecord record = parent.record(ONE_THREAD);
    RegionFamily fewer = new SomeRegions(parent.family(), LongStream.range(0, 9).toArray());
    RecordTransfer transfer =
        new RecordTransfer(NetworkPair.of(parent.network(), parent.network(), KERNELS));
    assertThatThrownBy(() -> transfer.over(fewer, parent.constraint(), record))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("40 regions");
  }
}
