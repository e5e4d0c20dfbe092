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
import fanc.properties.RegionFamily;
import fanc.verifier.AbstractVerifier;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.family.SetVerifier;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A parent that ends in a matrix and an addition, whose margins are folded into the matrix, and a
 * child whose weights are known up to a rounding, so that margins come behind it: the same value
 * has other meanings in the two networks of margins.
 */
class RecordedMarginsTest {
  private static final Kernels KERNELS = new JavaKernels();
  private static final int INPUTS = 4;
  private static final int LEAST_POSITIVE = 20;
  private static final Shape WIDE = Shape.of(1, 3);

  /** As many margins as outputs, so that nobody can tell them apart by their number. */
  private static final OutputConstraint DESCENDING =
      new OutputConstraint(
          List.of(
              List.of(HalfSpace.greater(3, 0, 1)),
              List.of(HalfSpace.greater(3, 0, 2)),
              List.of(HalfSpace.greater(3, 1, 2))));

  private static Network parent(Random random) {
    Affine in = dense(INPUTS, random);
    Affine out = dense(3, random);
    Scale plus =
        Scale.exact(
            Tensor.vector(1, 1, 1),
            Tensor.vector(LEAST_POSITIVE, random.nextDouble(), -LEAST_POSITIVE));
    return new Network(
        "x",
        Shape.of(1, INPUTS),
        List.of(
            new Step(in, List.of(0), "z", "MatMul", WIDE),
            new Step(new Relu(), List.of(1), "h", "Relu", WIDE),
            new Step(out, List.of(2), "m", "MatMul", WIDE),
            new Step(plus, List.of(3), "y", "Add", WIDE)));
  }

  private static Affine dense(int inputs, Random random) {
    double[] weight = random.doubles(3L * inputs, -1, 1).map(w -> (float) w).toArray();
    return Affine.exact(Tensor.of(Shape.of(inputs, 3), weight), Tensor.zeros(3));
  }

  /** The same ops; the last weights differ a little and went through a rounding. */
  private static Network child(Network parent) {
    Affine out = (Affine) parent.step(3).op();
    double[] weight = out.weight().toArray();
    for (int i = 0; i < weight.length; i++) {
      weight[i] += 1e-3;
    }
    Step last = parent.step(3);
    Affine rounded = new Affine(Tensor.of(out.weight().shape(), weight), out.bias(), 1);
    return new Network(
        "x",
        parent.inputShape(),
        List.of(
            parent.step(1),
            parent.step(2),
            new Step(rounded, last.inputs(), last.name(), last.origin(), last.shape()),
            parent.step(4)));
  }

  private static PixelTriples family(Random random) {
    return new PixelTriples(BasePoint.exact(random.doubles(INPUTS, 0, 1).toArray()));
  }

  private static ParentRecord record(Network parent, RegionFamily family)
      throws InterruptedException {
    ParentRecorder recorder =
        new ParentRecorder(parent, DESCENDING, family, GroupTree::quarters, KERNELS);
    try (FamilyVerifier thread = new FamilyVerifier(1)) {
      thread.verify(family, recorder, Deadline.never());
    }
    return recorder.record().orElseThrow();
  }

  @Test
  void rungsOfAChildThatFoldsNoMarginsStartFromTheParentsOwnValues() throws InterruptedException {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      Network parent = parent(random);
      Network child = child(parent);
      RegionFamily family = family(random);
      ParentRecord record = record(parent, family);
      NetworkPair pair = NetworkPair.of(parent, child, KERNELS).margins(DESCENDING);

      OpenRegions regions = new OpenRegions((int) family.size());
      for (Rung rung : ChildRungs.of(parent, child, KERNELS).rungs(family, DESCENDING, record)) {
        rung.climb(rung.roots().get(0), regions, Deadline.never());
      }
      assertThat(regions.open()).isZero();
      RecordedGroups groups = new RecordedGroups(record, r -> RegionSet.of(family, r, KERNELS));
      for (long member : groups.root().members()) {
        double[] x = RandomRegions.pointOrCornerOf(family.region(member), random);
        List<double[]> values = Evaluation.evaluateAll(pair.parent(), x);
        assertThat(RecordedFacts.outside(groups.hulls(groups.root()), values)).isNotPositive();
      }
    }
  }

  @Test
  void partsOfAFamilyAreCarriedOverToSuchAChild() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      Network parent = parent(random);
      PixelTriples family = family(random);
      SetRecorder recorder = new SetRecorder(parent, DESCENDING, family);
      new SetVerifier(
              parent,
              DESCENDING,
              KERNELS,
              new AbstractVerifier<>(parent, DESCENDING, new BoxDomain(KERNELS)),
              recorder)
          .verify(family, Deadline.never());
      SetTransferResult result =
          new SetTransfer(NetworkPair.of(parent, child(parent), KERNELS))
              .transfer(family, DESCENDING, recorder.record().orElseThrow(), Deadline.never());
      assertThat(result.open()).isEmpty();
    }
  }
}
