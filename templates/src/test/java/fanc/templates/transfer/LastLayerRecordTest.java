package fanc.templates.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.properties.SparseBox;
import fanc.templates.Examples;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.Hulls;
import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.Drift;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A parent into whose last layer the rows of a claim are folded, and a child where they can not be:
 * as many rows as outputs, so that bounds of the one look like bounds of the other.
 */
class LastLayerRecordTest {
  private static final Kernels KERNELS = new JavaKernels();
  private static final int AFFINE = 3;
  private static final OutputConstraint CLAIM =
      new OutputConstraint(
          List.of(
              List.of(HalfSpace.greater(3, 0, 1)),
              List.of(HalfSpace.greater(3, 0, 2)),
              List.of(HalfSpace.greater(3, 1, 2))));

  private final Random random = new Random(8);

  private Affine dense(int inputs, int outputs) {
    double[] weight = random.doubles((long) inputs * outputs, -1, 1).toArray();
    return Affine.exact(
        Tensor.of(Shape.of(inputs, outputs), weight),
        Tensor.vector(random.doubles(outputs).toArray()));
  }

  private static Network network(Affine first, Affine last, double scale) {
    Shape wide = Shape.of(1, 3);
    Scale end = Scale.exact(Tensor.vector(scale, scale, scale), Tensor.vector(3, 1.5, 0));
    return new Network(
        "x",
        wide,
        List.of(
            new Step(first, List.of(0), "z", "", wide),
            new Step(new Relu(), List.of(1), "h", "", wide),
            new Step(last, List.of(2), "g", "", wide),
            new Step(end, List.of(3), "y", "", wide)));
  }

  private Examples.Regions regions() {
    BasePoint base = BasePoint.exact(random.doubles(3, -1, 1).toArray());
    List<SparseBox> boxes = new ArrayList<>();
    for (int r = 0; r < 6; r++) {
      boxes.add(RandomRegions.region(base, .3, random).changes());
    }
    return new Examples.Regions(base, boxes);
  }

  @Test
  void boundsOfFoldedRowsAreNotTakenForBoundsOfOutputs() throws InterruptedException {
    try (FamilyVerifier one = new FamilyVerifier(1)) {
      for (int trial = 0; trial < 50; trial++) {
        Affine first = dense(3, 3);
        Affine last = dense(3, 3);
        Examples.Regions family = regions();
        ParentRecorder recorder =
            new ParentRecorder(
                network(first, last, 1), CLAIM, family, GroupTree::quarters, KERNELS);
        one.verify(family, recorder, Deadline.never());
        ParentRecord record = recorder.record().orElseThrow();
        assertThat(record.groups().get(0).hulls().values()).contains(AFFINE);
        NetworkPair pair =
            NetworkPair.of(network(first, last, 1), network(first, last, 2), KERNELS);
        requireTrue(pair.margins(CLAIM), record, family);
        NetworkPair same = NetworkPair.of(pair.parent(), network(last, first, 1), KERNELS);
        assertThat(same.margins(CLAIM).recordedValues()).isEqualTo(pair.parent().output() + 1);
      }
    }
  }

  private void requireTrue(NetworkPair margins, ParentRecord record, Examples.Regions family) {
    assertThat(margins.recordedValues()).isEqualTo(AFFINE);
    RecordedGroup all = record.below(margins.recordedValues()).groups().get(0);
    RegionSet set = RegionSet.of(family, all.members(), KERNELS);
    Drift drift = DifferencePass.of(margins).over(set, all.hulls().hulls());
    for (long r = 0; r < family.size(); r++) {
      double[] x = RandomRegions.pointOrCornerOf(family.region(r), random);
      requireInside(drift.parent(), margins.parent(), x);
      requireInside(drift.child(), margins.child(), x);
    }
  }

  private static void requireInside(Hulls hulls, Network network, double[] x) {
    assertThat(RecordedFacts.outside(hulls, Evaluation.evaluateAll(network, x)))
        .isLessThanOrEqualTo(0);
  }
}
