package fanc.templates.transfer;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.properties.BasePoint;
import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import fanc.properties.OutputFormula;
import fanc.properties.RandomRegions;
import fanc.properties.Rational;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import fanc.properties.perturbation.AllPixels;
import fanc.properties.perturbation.Brighten;
import fanc.properties.perturbation.Brightness;
import fanc.properties.perturbation.L0;
import fanc.properties.perturbation.Linf;
import fanc.properties.perturbation.Patch;
import fanc.properties.perturbation.Splits;
import fanc.templates.Examples;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.group.Group;
import fanc.verifier.group.Partition;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A parent, what may be its child, regions of any kind around one image, and a claim of any form.
 *
 * @param kind what became of the parent's weights
 */
record RungExample(
    Network parent,
    Network child,
    ChildKind kind,
    RegionFamily family,
    OutputConstraint constraint) {
  static final Kernels KERNELS = new JavaKernels();
  private static final int MOST_REGIONS = 80;

  static RungExample random(Random random) {
    return random(ChildKind.any(random), random);
  }

  static RungExample random(ChildKind kind, Random random) {
    Network parent = RandomNetworks.of(random);
    InputImage image = Examples.image(parent.inputShape(), random);
    RegionFamily family = family(image, random);
    while (family.size() > MOST_REGIONS) {
      family = family(image, random);
    }
    OutputConstraint claim =
        random.nextInt(3) == 0
            ? formula(parent, image.base(), random)
            : Examples.label(parent, image.base());
    return new RungExample(parent, kind.of(parent, random), kind, family, claim);
  }

  private static RegionFamily family(InputImage image, Random random) {
    BigDecimal size = BigDecimal.valueOf(random.nextInt(100), 3);
    int rows = 1 + random.nextInt(Math.min(3, image.geometry().height()));
    int columns = 1 + random.nextInt(Math.min(3, image.geometry().width()));
    ValueRange shifts = new ValueRange(size.negate(), size);
    return switch (random.nextInt(7)) {
      case 0 -> new Patch(rows, columns, Optional.empty(), ValueRange.UNIT).around(image);
      case 1 -> new L0(1 + random.nextInt(2), new AllPixels(), ValueRange.UNIT).around(image);
      case 2 -> new Linf(size, ValueRange.UNIT).around(image);
      case 3 ->
          new Brightness(new Splits(shifts, 1 + random.nextInt(20)), ValueRange.UNIT).around(image);
      case 4 ->
          new Brighten(BigDecimal.valueOf(.9), random.nextInt(5), ValueRange.UNIT).around(image);
      default -> boxes(image.base(), size.doubleValue() * 2, random);
    };
  }

  /** Boxes of any coordinates: the base point may lie outside of them, and they may be points. */
  private static RegionFamily boxes(BasePoint base, double radius, Random random) {
    List<SparseBox> boxes = new ArrayList<>();
    int count = 2 + random.nextInt(MOST_REGIONS - 2);
    for (int r = 0; r < count; r++) {
      boxes.add(RandomRegions.region(base, radius, random).changes());
    }
    return new Examples.Regions(base, boxes);
  }

  /** Clauses of half-spaces, open and closed, that as a rule hold at the image. */
  private static OutputConstraint formula(Network network, BasePoint image, Random random) {
    double[] y = Evaluation.evaluate(network, image.toArray());
    List<OutputFormula> clauses = new ArrayList<>();
    for (int c = random.nextInt(3); c >= 0; c--) {
      List<OutputFormula> half = new ArrayList<>();
      for (int h = random.nextInt(2); h >= 0; h--) {
        half.add(halfSpace(y, random));
      }
      clauses.add(new OutputFormula.Any(half));
    }
    return new OutputConstraint(new OutputFormula.All(clauses));
  }

  private static HalfSpace halfSpace(double[] y, Random random) {
    double[] normal = new double[y.length];
    if (random.nextBoolean()) {
      normal[random.nextInt(y.length)] = random.nextBoolean() ? 1 : -1;
    } else {
      Arrays.setAll(normal, i -> (float) random.nextGaussian());
    }
    double value = 0;
    for (int i = 0; i < y.length; i++) {
      value += normal[i] * y[i];
    }
    double offset = random.nextInt(4) == 0 ? 0 : value - .8 * random.nextDouble() + .1;
    Rational[] exact =
        Arrays.stream(normal)
            .mapToObj(a -> Rational.of(new BigDecimal(a)))
            .toArray(Rational[]::new);
    boolean closed = random.nextBoolean();
    return HalfSpace.of(exact, Rational.of(new BigDecimal(offset)), closed);
  }

  /** Returns what is recorded of the parent, one row of margins for all regions now and then. */
  ParentRecord record(FamilyVerifier threads, Random random) throws InterruptedException {
    Partition partition = Partition.of(family);
    boolean quarters = random.nextBoolean();
    ParentRecorder recorder =
        new ParentRecorder(
            parent,
            constraint,
            family,
            members ->
                quarters
                    ? GroupTree.quarters(members)
                    : partition.split(new Group(0, members)).stream().map(Group::members).toList(),
            KERNELS);
    threads.verify(family, recorder, Deadline.never());
    ParentRecord record = recorder.record().orElseThrow();
    return random.nextInt(6) == 0 ? oneRow(record) : record;
  }

  /** What is recorded of families with too many regions for margins of each. */
  private static ParentRecord oneRow(ParentRecord record) {
    RegionMargins margins = record.margins();
    double[] least = new double[margins.rows()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (long r = 0; r < margins.regions(); r++) {
      for (int j = 0; j < least.length; j++) {
        least[j] = Math.min(least[j], margins.at(r, j));
      }
    }
    return new ParentRecord(
        RegionMargins.roundedDown(margins.regions(), margins.rows(), least),
        record.groups(),
        record.balls());
  }

  /** Returns the rungs of the child, with and without a parent. */
  List<Rung> rungs(ParentRecord record) {
    List<Rung> rungs = new ArrayList<>();
    rungs.addAll(ChildRungs.of(parent, child, KERNELS).rungs(family, constraint, record));
    rungs.addAll(new ScratchRungs(child, KERNELS).rungs(family, constraint));
    return rungs;
  }
}
