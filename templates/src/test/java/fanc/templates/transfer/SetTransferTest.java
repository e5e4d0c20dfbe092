package fanc.templates.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.templates.RandomChildren;
import fanc.verifier.AbstractVerifier;
import fanc.verifier.Deadline;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.family.Division;
import fanc.verifier.family.FamilyPart;
import fanc.verifier.family.SetVerifier;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Records of families as sets, against points of every region of families that can be listed. */
class SetTransferTest {
  private static final Kernels KERNELS = new JavaKernels();
  private static final int PIXELS = 7;
  private static final BigInteger TRIPLES = BigInteger.valueOf(35);
  private static final OutputConstraint CLAIM = OutputConstraint.label(0, 3);
  private final Random random = new Random(3);

  private Network network() {
    Shape wide = Shape.of(1, 6);
    return new Network(
        "x",
        Shape.of(1, PIXELS),
        List.of(
            new Step(dense(PIXELS, 6, .7, 0), List.of(0), "z", "Gemm", wide),
            new Step(new Relu(), List.of(1), "h", "Relu", wide),
            new Step(
                dense(6, 3, 1, 1 + 2 * random.nextDouble()),
                List.of(2),
                "y",
                "Gemm",
                Shape.of(1, 3))));
  }

  private Affine dense(int inputs, int outputs, double scale, double first) {
    double[] weight = random.doubles((long) inputs * outputs, -scale, scale).toArray();
    double[] bias = random.doubles(outputs, -.2, .2).toArray();
    bias[0] += first;
    return Affine.exact(Tensor.of(Shape.of(inputs, outputs), weight), Tensor.vector(bias));
  }

  private PixelTriples family() {
    return new PixelTriples(BasePoint.exact(random.doubles(PIXELS, 0, 1).toArray()));
  }

  private static Optional<SetRecord> record(Network parent, PixelTriples family) {
    SetRecorder recorder = new SetRecorder(parent, CLAIM, family);
    new SetVerifier(
            parent,
            CLAIM,
            KERNELS,
            new AbstractVerifier<>(parent, CLAIM, new BoxDomain(KERNELS)),
            recorder)
        .verify(family, Deadline.never());
    return recorder.record();
  }

  private static SetTransferResult transfer(
      Network parent, Network child, PixelTriples family, SetRecord record) {
    return new SetTransfer(NetworkPair.of(parent, child, KERNELS))
        .transfer(family, CLAIM, record, Deadline.never());
  }

  /** Returns the least margin at points of all regions, by evaluation alone. */
  private double least(Network network, PixelTriples family) {
    double least = Double.POSITIVE_INFINITY;
    for (long r = 0; r < family.size(); r++) {
      for (int k = 0; k < 12; k++) {
        double[] x = RandomRegions.pointOrCornerOf(family.region(r), random);
        double[] y = Evaluation.evaluate(network, x);
        least = Math.min(least, y[0] - Math.max(y[1], y[2]));
      }
    }
    return least;
  }

  private static BigInteger count(List<FamilyPart> parts) {
    return parts.stream().map(FamilyPart::count).reduce(BigInteger.ZERO, BigInteger::add);
  }

  @Test
  void whatIsSettledHoldsAtPointsOfEveryRegionAndEveryRegionIsCountedOnce() {
    int settled = 0;
    int divided = 0;
    int left = 0;
    for (int trial = 0; trial < 400; trial++) {
      Network parent = network();
      PixelTriples family = family();
      Optional<SetRecord> record = record(parent, family);
      if (record.isEmpty()) {
        continue;
      }
      assertThat(record.get().regions()).isEqualTo(TRIPLES);
      divided += record.get().counts().size() > 1 ? 1 : 0;
      Network child = RandomChildren.of(parent, random, trial % 3 == 0 ? .3 : .02);
      SetTransferResult result = transfer(parent, child, family, record.get());
      assertThat(result.refusal()).isEmpty();
      assertThat(result.settled().add(count(result.open()))).isEqualTo(TRIPLES);
      if (result.open().isEmpty()) {
        double least = least(child, family);
        assertThat(result.worstMargin()).isPositive().isLessThanOrEqualTo(least + 1e-9);
        settled++;
      } else {
        left++;
      }
    }
    assertThat(settled).isGreaterThan(20);
    assertThat(divided).isPositive();
    assertThat(left).isPositive();
  }

  private static Optional<SetRecord> carried(
      Network parent, Network child, PixelTriples family, SetRecord record) {
    return new SetTransfer(NetworkPair.of(parent, child, KERNELS))
        .carried(family, CLAIM, record, Deadline.never());
  }

  @Test
  void whatIsCarriedOverHoldsOnTheChildAndSettlesGrandchildren() {
    int made = 0;
    int settled = 0;
    for (int trial = 0; trial < 200; trial++) {
      Network parent = network();
      PixelTriples family = family();
      Optional<SetRecord> record = record(parent, family);
      Network child = RandomChildren.of(parent, random, trial % 3 == 0 ? .3 : .02);
      Optional<SetRecord> own = record.flatMap(known -> carried(parent, child, family, known));
      if (own.isEmpty()) {
        continue;
      }
      made++;
      assertThat(own.get().counts()).isEqualTo(record.get().counts());
      assertThat(outside(child, family, own.get())).isNotPositive();
      Network grandchild = RandomChildren.of(child, random, .02);
      SetTransferResult result = transfer(child, grandchild, family, own.get());
      if (result.open().isEmpty()) {
        settled++;
        assertThat(result.worstMargin()).isLessThanOrEqualTo(least(grandchild, family) + 1e-9);
      }
    }
    assertThat(made).isGreaterThan(20);
    assertThat(settled).isGreaterThan(10);
  }

  /** A record of margins or values that are the parent's is noticed. */
  @Test
  void theParentsRecordIsNoneOfTheChilds() {
    int noticed = 0;
    for (int trial = 0; trial < 60; trial++) {
      Network parent = network();
      PixelTriples family = family();
      Optional<SetRecord> record = record(parent, family);
      if (record.isPresent()) {
        Network child = RandomChildren.of(parent, random, .1);
        noticed += outside(child, family, record.get()) > 0 ? 1 : 0;
      }
    }
    assertThat(noticed).isGreaterThan(5);
  }

  /** Returns by how much the worst point of any region is outside of what all parts say of it. */
  private double outside(Network network, PixelTriples family, SetRecord record) {
    ValueHulls hulls = ValueHulls.union(record.hulls());
    double worst = Double.NEGATIVE_INFINITY;
    for (long r = 0; r < family.size(); r++) {
      for (int k = 0; k < 12; k++) {
        double[] x = RandomRegions.pointOrCornerOf(family.region(r), random);
        List<double[]> values = Evaluation.evaluateAll(network, x);
        worst = Math.max(worst, RecordedFacts.outside(hulls.hulls(), values));
        double[] y = values.get(values.size() - 1);
        for (int j = 1; j < y.length; j++) {
          worst = Math.max(worst, least(record.margins(), j - 1) - (y[0] - y[j]) - 1e-9);
        }
      }
    }
    return worst;
  }

  private static double least(RegionMargins margins, int row) {
    double least = Double.POSITIVE_INFINITY;
    for (long part = 0; part < margins.regions(); part++) {
      least = Math.min(least, margins.at(part, row));
    }
    return least;
  }

  @Test
  void aChildThatIsNotVerifiedWholeHasNoRecord() {
    Network parent = network();
    PixelTriples family = family();
    while (record(parent, family).isEmpty()) {
      parent = network();
    }
    SetRecord record = record(parent, family).orElseThrow();
    assertThat(carried(parent, RandomChildren.of(parent, random, 9), family, record)).isEmpty();
    SetTransfer same = new SetTransfer(NetworkPair.of(parent, parent, KERNELS));
    assertThat(same.carried(family, CLAIM, record, Deadline.in(0))).isEmpty();
    PixelTriples fewer = new PixelTriples(BasePoint.exact(new double[PIXELS - 1]));
    assertThat(same.carried(fewer, CLAIM, record, Deadline.never())).isEmpty();
  }

  /** What the law above would show if margins were not as recorded. */
  @Test
  void marginsRaisedByHandAreNoticed() {
    int noticed = 0;
    for (int trial = 0; trial < 60; trial++) {
      Network parent = network();
      PixelTriples family = family();
      Optional<SetRecord> record = record(parent, family);
      if (record.isEmpty()) {
        continue;
      }
      Network child = RandomChildren.of(parent, random, .02);
      SetTransferResult result = transfer(parent, child, family, raised(record.get()));
      noticed += result.worstMargin() > least(child, family) + 1e-9 ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(5);
  }

  private static SetRecord raised(SetRecord record) {
    float[] bounds = record.margins().toArray();
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] += 2;
    }
    RegionMargins margins =
        RegionMargins.of(record.margins().regions(), record.margins().rows(), bounds);
    return new SetRecord(record.division(), record.counts(), margins, record.hulls());
  }

  @Test
  void recordsThatDoNotCoverTheFamilySettleNothing() {
    Network parent = network();
    PixelTriples family = family();
    while (record(parent, family).filter(r -> r.counts().size() == 1).isEmpty()) {
      parent = network();
    }
    SetRecord whole = record(parent, family).orElseThrow();
    List<SetRecord> wrong = new ArrayList<>();
    wrong.add(
        new SetRecord(whole.division(), List.of(BigInteger.TEN), whole.margins(), whole.hulls()));
    // Of two halves one is claimed twice, or the rest is not there.
    wrong.add(
        new SetRecord(new Division(List.of(2, 0)), whole.counts(), whole.margins(), whole.hulls()));
    wrong.add(
        new SetRecord(new Division(List.of(4, 0)), whole.counts(), whole.margins(), whole.hulls()));
    assertThat(transfer(parent, parent, family, whole).settled()).isEqualTo(TRIPLES);
    for (SetRecord record : wrong) {
      SetTransferResult result = transfer(parent, parent, family, record);
      assertThat(result.settled()).isZero();
      assertThat(result.refusal()).isPresent();
      assertThat(count(result.open())).isEqualTo(TRIPLES);
    }
    PixelTriples fewer = new PixelTriples(BasePoint.exact(new double[PIXELS - 1]));
    assertThat(whole.division().parts(fewer, KERNELS).orElseThrow().get(0).count())
        .isNotEqualTo(whole.counts().get(0));
  }
}
