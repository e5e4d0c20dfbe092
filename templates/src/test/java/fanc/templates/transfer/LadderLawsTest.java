package fanc.templates.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.properties.RegionFamily;
import fanc.templates.Examples;
import fanc.templates.RandomChildren;
import fanc.verifier.AbstractVerifier;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyResult;
import fanc.verifier.FamilyResult.Unproven;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.Hulls;
import fanc.verifier.RegionVerifier;
import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.domain.DeepZ;
import fanc.verifier.domain.Symbols;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** The ladder on random parents and children, with the rungs as they are. */
class LadderLawsTest {
  private static final Kernels KERNELS = new JavaKernels();
  private static final FamilyVerifier ONE_THREAD = new FamilyVerifier(1);
  private static final int POINTS = 20;

  @AfterContainer
  static void stopThreads() {
    ONE_THREAD.close();
  }

  /** What a ladder found of an example, with a record of a parent. */
  private static LadderResult climb(
      Network parent, Network child, Examples example, ParentRecord record)
      throws InterruptedException {
    List<Rung> rungs =
        ChildRungs.of(parent, child, KERNELS).rungs(example.family(), example.constraint(), record);
    // A time that makes every rung worth its while.
    LadderTask task =
        new LadderTask(
            example.family(), rungs, deepz(child, example.constraint()), Experience.none(), 10);
    return new Ladder().climb(task, Experience.none(), ONE_THREAD, Deadline.never());
  }

  private static RegionVerifier deepz(Network network, OutputConstraint constraint) {
    return new AbstractVerifier<>(network, constraint, new DeepZ(Symbols.FRESH, KERNELS));
  }

  private static ParentRecord record(Network parent, Examples example) throws InterruptedException {
    ParentRecorder recorder =
        new ParentRecorder(
            parent, example.constraint(), example.family(), GroupTree::quarters, KERNELS);
    ONE_THREAD.verify(example.family(), recorder, Deadline.never());
    return recorder.record().orElseThrow();
  }

  private static Set<Long> verified(FamilyResult result) {
    Set<Long> open = result.unproven().stream().map(Unproven::region).collect(Collectors.toSet());
    assertThat(result.examined()).isEqualTo(result.regions());
    Set<Long> verified =
        java.util.stream.LongStream.range(0, result.regions())
            .filter(r -> !open.contains(r))
            .boxed()
            .collect(Collectors.toSet());
    assertThat(result.verified()).isEqualTo(verified.size());
    return verified;
  }

  /** Looks for a point of a verified region that violates the constraint, or is below its bound. */
  private static Optional<String> violation(
      Network child, Examples example, LadderResult result, Random random) {
    double least = result.family().verified() > 0 ? result.family().worstMargin() : 0;
    for (long r : verified(result.family())) {
      for (int k = 0; k < POINTS; k++) {
        double[] x = RandomRegions.pointOrCornerOf(example.family().region(r), random);
        double margin = margin(child, example.constraint(), x);
        if (!(margin >= Math.max(0, least) - 1e-9)) {
          return Optional.of("region " + r + ", margin " + margin + " of " + child);
        }
      }
    }
    return Optional.empty();
  }

  private static double margin(Network network, OutputConstraint constraint, double[] x) {
    double[] y = Evaluation.evaluate(network, x);
    return constraint.margin(
        constraint.halfSpaces().stream()
            .mapToDouble(
                row -> {
                  double sum = -row.offset();
                  for (int j = 0; j < y.length; j++) {
                    sum += row.normal(j) * y[j];
                  }
                  return sum;
                })
            .toArray());
  }

  @Property(tries = 150, seed = "1")
  void verifiedMeansThatTheChildMeetsTheConstraintInTheRegion(@ForAll long seed)
      throws InterruptedException {
    Random random = new Random(seed);
    Examples example = Examples.random(random, drift(random));
    LadderResult result =
        climb(example.parent(), example.child(), example, record(example.parent(), example));
    assertThat(violation(example.child(), example, result, random)).isEmpty();
  }

  @Property(tries = 150, seed = "2")
  void noRegionThatDeepZProvesIsLost(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    Examples example = Examples.random(random, drift(random));
    LadderResult result =
        climb(example.parent(), example.child(), example, record(example.parent(), example));
    RegionVerifier deepz = deepz(example.child(), example.constraint());
    Set<Long> verified = verified(result.family());
    for (long r = 0; r < example.family().size(); r++) {
      InputRegion region = example.family().region(r);
      if (deepz.margin(region) > 0) {
        assertThat(verified).contains(r);
      }
    }
  }

  private static double drift(Random random) {
    return Math.pow(10, -3 + 3.5 * random.nextDouble());
  }

  /** Laws about rungs say something only where these settle regions, and leave some. */
  @Example
  void theseExamplesHaveRegionsOfEveryKind() throws InterruptedException {
    long drift = 0;
    long scratch = 0;
    long open = 0;
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      Examples example = Examples.random(random, drift(random));
      LadderResult result =
          climb(example.parent(), example.child(), example, record(example.parent(), example));
      drift += settled(result, LadderStep.DRIFT);
      scratch += settled(result, LadderStep.SCRATCH);
      open += result.family().regions() - result.family().verified();
    }
    assertThat(drift).isGreaterThan(100);
    assertThat(scratch).isGreaterThan(5);
    assertThat(open).isGreaterThan(5);
  }

  private static long settled(LadderResult result, LadderStep step) {
    LadderResult.Share share = result.shares().get(step);
    return share == null ? 0 : share.settled();
  }

  /** The same architecture with weights of another network: nothing of the parent helps. */
  @Property(tries = 60, seed = "3")
  void aStrangerIsNotProvenWrongly(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    Examples example = Examples.random(random, 0);
    Network stranger = RandomChildren.of(example.parent(), random, 3);
    LadderResult result =
        climb(example.parent(), stranger, example, record(example.parent(), example));
    assertThat(violation(stranger, example, result, random)).isEmpty();
  }

  @Property(tries = 40, seed = "4")
  void anotherArchitectureIsRefusedWithAReason(@ForAll long seed) {
    Random random = new Random(seed);
    Network parent = RandomNetworks.of(random);
    Network other = RandomNetworks.of(random);
    Optional<String> obstacle = ChildRungs.obstacle(parent, other);
    boolean alike = parent.steps().size() == other.steps().size();
    assertThat(obstacle.isPresent() || alike).isTrue();
  }

  /** The check above can fail: what is said of the parent is believed. */
  @Example
  void aRecordThatPromisesTooMuchIsNoticed() throws InterruptedException {
    int noticed = 0;
    for (long seed = 0; seed < 80; seed++) {
      Random random = new Random(seed);
      Examples example = Examples.random(random, .5);
      ParentRecord honest = record(example.parent(), example);
      LadderResult result = climb(example.parent(), example.child(), example, boasting(honest));
      noticed += violation(example.child(), example, result, random).isPresent() ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(3);
  }

  private static ParentRecord boasting(ParentRecord honest) {
    RegionMargins margins = honest.margins();
    float[] more = margins.toArray();
    for (int i = 0; i < more.length; i++) {
      more[i] = Math.abs(more[i]) + 10;
    }
    return new ParentRecord(
        RegionMargins.of(margins.regions(), margins.rows(), more), honest.groups(), honest.balls());
  }

  /** Whether sampled values of the child lie in the bounds that its rungs start from. */
  private static boolean childStaysInside(Examples example, ParentRecord record, Random random) {
    NetworkPair pair =
        NetworkPair.of(example.parent(), example.child(), KERNELS).margins(example.constraint());
    RecordedGroups groups =
        new RecordedGroups(record, r -> RegionSet.of(example.family(), r, KERNELS));
    GroupDrifts drifts = new GroupDrifts(() -> DifferencePass.of(pair), groups, set -> set);
    Hulls hulls = drifts.of(groups.root()).child();
    for (long member : groups.root().members()) {
      for (int k = 0; k < POINTS; k++) {
        double[] x = RandomRegions.pointOrCornerOf(example.family().region(member), random);
        List<double[]> values = Evaluation.evaluateAll(pair.child(), x);
        if (RecordedFacts.outside(hulls, values) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  @Property(tries = 100, seed = "5")
  void aChildStaysInTheBoundsThatItsRungsStartFrom(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    Examples example = Examples.random(random, drift(random));
    assertThat(childStaysInside(example, record(example.parent(), example), random)).isTrue();
  }

  /** The law above can fail: bounds of the parent that are half as wide are noticed. */
  @Example
  void aRecordWhoseHullsAreHalvedIsNoticed() throws InterruptedException {
    int noticed = 0;
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      Examples example = Examples.random(random, .01);
      ParentRecord halved = halved(record(example.parent(), example));
      noticed += isNoticed(example, halved, random) ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(30);
  }

  private static boolean isNoticed(Examples example, ParentRecord record, Random random) {
    try {
      return !childStaysInside(example, record, random);
    } catch (IllegalStateException enclosuresThatDoNotMeet) {
      return true;
    }
  }

  private static ParentRecord halved(ParentRecord honest) {
    List<RecordedGroup> groups =
        honest.groups().stream()
            .map(g -> new RecordedGroup(g.level(), g.within(), g.members(), halved(g.hulls())))
            .toList();
    return new ParentRecord(honest.margins(), groups, honest.balls());
  }

  private static ValueHulls halved(ValueHulls hulls) {
    int count = hulls.values().length;
    float[][] lower = new float[count][];
    float[][] upper = new float[count][];
    for (int k = 0; k < count; k++) {
      lower[k] = hulls.lowerEnds(k).clone();
      upper[k] = hulls.upperEnds(k).clone();
      for (int i = 0; i < lower[k].length; i++) {
        float quarter = (upper[k][i] - lower[k][i]) / 4;
        lower[k][i] += quarter;
        upper[k][i] = Math.max(lower[k][i], upper[k][i] - quarter);
      }
    }
    return ValueHulls.of(hulls.values(), lower, upper);
  }

  @Example
  void aRecordOfOtherRegionsOrAnotherConstraintDoesNotFit() throws InterruptedException {
    Examples example = Examples.random(new Random(5), .01);
    ParentRecord record = record(example.parent(), example);
    RegionFamily fewer = new SomeRegions(example.family(), new long[] {0, 1});
    assertThat(ChildRungs.mismatch(record, fewer, example.constraint()).orElseThrow())
        .contains("regions");
    OutputConstraint other = OutputConstraint.label(0, example.constraint().dimension() + 1);
    assertThat(ChildRungs.mismatch(record, example.family(), other)).isPresent();
    assertThat(ChildRungs.mismatch(record, example.family(), example.constraint())).isEmpty();
  }
}
