package fanc.templates.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.Scale;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.folding.Alignment;
import fanc.networks.folding.FoldedNetworks;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.templates.Examples;
import fanc.verifier.AbstractVerifier;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyResult.Unproven;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.Hulls;
import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.domain.DeepZ;
import fanc.verifier.domain.Symbols;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Children that differ from their parent in folded batch normalisation, one way or the other: the
 * ladder with the parent's record on the aligned networks, against points of the real child.
 */
class AlignedChildLawsTest {
  private static final Kernels KERNELS = new JavaKernels();
  private static final FamilyVerifier ONE_THREAD = new FamilyVerifier(1);
  private static final int POINTS = 20;

  @AfterContainer
  static void stopThreads() {
    ONE_THREAD.close();
  }

  /** A parent with its record, its real child, and both aligned. */
  private record Trial(
      Examples example,
      Network parent,
      Network child,
      Alignment aligned,
      OutputConstraint constraint,
      ParentRecord record) {

    static Trial random(Random random, boolean quantised) throws InterruptedException {
      Examples example = Examples.random(random, 0);
      FoldedNetworks both = FoldedNetworks.of(example.parent(), random);
      boolean folds = random.nextBoolean();
      Network parent = folds ? both.unfolded() : both.folded();
      Network child = folds ? both.folded() : both.unfolded();
      child = quantised ? FoldedNetworks.quantised(child, 0x1p-7) : child;
      OutputConstraint constraint = label(parent, example);
      ParentRecorder recorder =
          new ParentRecorder(parent, constraint, example.family(), GroupTree::quarters, KERNELS);
      ONE_THREAD.verify(example.family(), recorder, Deadline.never());
      return new Trial(
          example,
          parent,
          child,
          Alignment.of(parent, child).orElseThrow(),
          constraint,
          recorder.record().orElseThrow());
    }

    private static OutputConstraint label(Network parent, Examples example) {
      double[] y = Evaluation.evaluate(parent, example.images().image().base().toArray());
      int best = 0;
      for (int j = 1; j < y.length; j++) {
        best = y[j] > y[best] ? j : best;
      }
      return OutputConstraint.label(best, y.length);
    }

    Trial with(Network otherChild) {
      return new Trial(
          example,
          parent,
          child,
          new Alignment(aligned.parent(), otherChild, aligned.numbers()),
          constraint,
          record);
    }

    ParentRecord renumbered() {
      return aligned.keepsParent() ? record : record.renumbered(aligned.numbers());
    }

    LadderResult climb() throws InterruptedException {
      List<Rung> rungs =
          ChildRungs.of(aligned.parent(), aligned.child(), KERNELS)
              .rungs(example.family(), constraint, renumbered());
      AbstractVerifier<?> deepz =
          new AbstractVerifier<>(aligned.child(), constraint, new DeepZ(Symbols.FRESH, KERNELS));
      LadderTask task = new LadderTask(example.family(), rungs, deepz, Experience.none(), 10);
      return new Ladder().climb(task, Experience.none(), ONE_THREAD, Deadline.never());
    }

    double margin(double[] x) {
      double[] y = Evaluation.evaluate(child, x);
      return constraint.margin(
          constraint.halfSpaces().stream()
              .mapToDouble(
                  row ->
                      IntStream.range(0, y.length).mapToDouble(j -> row.normal(j) * y[j]).sum()
                          - row.offset())
              .toArray());
    }
  }

  /** Looks for a point of a verified region at which the real child is below what was found. */
  private static Optional<String> violation(Trial trial, LadderResult result, Random random) {
    Set<Long> open =
        result.family().unproven().stream().map(Unproven::region).collect(Collectors.toSet());
    double least = result.family().verified() > 0 ? result.family().worstMargin() : 0;
    for (long r = 0; r < trial.example().family().size(); r++) {
      for (int k = 0; k < POINTS && !open.contains(r); k++) {
        double[] x = RandomRegions.pointOrCornerOf(trial.example().family().region(r), random);
        double margin = trial.margin(x);
        if (!(margin >= Math.max(0, least) - 1e-9)) {
          return Optional.of("region " + r + ", margin " + margin + " of " + trial.child());
        }
      }
    }
    return Optional.empty();
  }

  @Property(tries = 150, seed = "11")
  void verifiedMeansThatTheRealChildMeetsTheConstraint(@ForAll long seed)
      throws InterruptedException {
    Random random = new Random(seed);
    Trial trial = Trial.random(random, random.nextBoolean());
    assertThat(violation(trial, trial.climb(), random)).isEmpty();
  }

  /** Values of the parent lie in the recorded bounds under their new numbers. */
  @Property(tries = 100, seed = "12")
  void renumberedBoundsHoldForTheAlignedParent(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    Trial trial = Trial.random(random, false);
    assertThat(isInside(trial, trial.renumbered(), random)).isTrue();
  }

  private static boolean isInside(Trial trial, ParentRecord record, Random random) {
    NetworkPair pair =
        NetworkPair.of(trial.aligned().parent(), trial.aligned().child(), KERNELS)
            .margins(trial.constraint());
    RecordedGroups groups =
        new RecordedGroups(record, r -> RegionSet.of(trial.example().family(), r, KERNELS));
    GroupDrifts drifts = new GroupDrifts(() -> DifferencePass.of(pair), groups, set -> set);
    Hulls parent = drifts.of(groups.root()).parent();
    Hulls child = drifts.of(groups.root()).child();
    for (long member : groups.root().members()) {
      for (int k = 0; k < POINTS; k++) {
        double[] x = RandomRegions.pointOrCornerOf(trial.example().family().region(member), random);
        if (RecordedFacts.outside(parent, Evaluation.evaluateAll(pair.parent(), x)) > 0
            || RecordedFacts.outside(child, Evaluation.evaluateAll(pair.child(), x)) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Where nothing but folding differs the margins hardly do, however many scales there are. */
  @Example
  void foldingAloneHardlyChangesAMargin() throws InterruptedException {
    List<Double> changes = new ArrayList<>();
    for (long seed = 0; seed < 100; seed++) {
      Trial trial = Trial.random(new Random(seed), false);
      NetworkPair pair =
          NetworkPair.of(trial.aligned().parent(), trial.aligned().child(), KERNELS)
              .margins(trial.constraint());
      RecordedGroups groups =
          new RecordedGroups(
              trial.renumbered(), r -> RegionSet.of(trial.example().family(), r, KERNELS));
      GroupDrifts drifts = new GroupDrifts(() -> DifferencePass.of(pair), groups, set -> set);
      double[] change = drifts.change(groups.root());
      double size =
          Arrays.stream(
                  Evaluation.evaluate(
                      trial.parent(), trial.example().images().image().base().toArray()))
              .map(Math::abs)
              .max()
              .orElseThrow();
      changes.add(Arrays.stream(change).min().orElseThrow() / Math.max(1, size));
    }
    assertThat(changes).allMatch(change -> change > -1e-6);
  }

  /** The laws above can fail: a child that is not the real one, and bounds of other values. */
  @Example
  void shiftsThatAreLeftOutAreNoticed() throws InterruptedException {
    int noticed = 0;
    for (long seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      Trial trial = Trial.random(random, true);
      Trial faulty = trial.with(mapped(trial.aligned().child(), s -> withoutShift(s)));
      noticed += violation(faulty, faulty.climb(), random).isPresent() ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(5);
  }

  private static Network mapped(Network network, UnaryOperator<Scale> change) {
    List<Step> steps =
        network.steps().stream()
            .map(
                s ->
                    s.op() instanceof Scale scale
                        ? new Step(change.apply(scale), s.inputs(), s.name(), s.origin(), s.shape())
                        : s)
            .toList();
    return new Network(network.name(0), network.inputShape(), steps);
  }

  private static Scale withoutShift(Scale scale) {
    Tensor none = Tensor.zeros(scale.shift().size());
    return new Scale(scale.scale(), none, scale.scaleError(), none);
  }

  @Example
  void boundsUnderTheirOldNumbersAreNoticed() throws InterruptedException {
    int noticed = 0;
    int moved = 0;
    for (long seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      Trial trial = Trial.random(random, false);
      int[] old = Arrays.stream(trial.record().groups().get(0).hulls().values()).toArray();
      if (Arrays.stream(old).allMatch(v -> trial.aligned().numbers().get(v) == v)) {
        continue;
      }
      moved++;
      noticed += isNoticed(trial, random) ? 1 : 0;
    }
    assertThat(moved).isGreaterThan(20);
    assertThat(noticed).isGreaterThan(moved / 2);
  }

  private static boolean isNoticed(Trial trial, Random random) {
    try {
      return !isInside(trial, trial.record(), random);
    } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException wrong) {
      return true;
    }
  }
}
