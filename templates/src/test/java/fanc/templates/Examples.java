package fanc.templates;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.networks.Shape;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.Layout;
import fanc.properties.images.Preprocess;
import fanc.properties.images.ValueRange;
import fanc.properties.perturbation.ImageFamily;
import fanc.properties.perturbation.Patch;
import fanc.verifier.Deadline;
import fanc.verifier.domain.DeepZ;
import fanc.verifier.domain.Domain;
import fanc.verifier.domain.Symbols;
import fanc.verifier.domain.Zonotope;
import fanc.verifier.kernels.JavaKernels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Small random transfers: a parent, a child, an image and regions around it.
 *
 * @param parent the parent
 * @param child the same network with slightly other weights
 * @param images single pixels of a random image
 * @param family other regions around that image
 * @param constraint the label the parent gives the image
 */
public record Examples(
    Network parent,
    Network child,
    ImageFamily images,
    RegionFamily family,
    OutputConstraint constraint) {
  static final Domain<Zonotope> DEEPZ = new DeepZ(Symbols.FRESH, new JavaKernels());

  /** Regions as they come. */
  public record Regions(BasePoint base, List<SparseBox> boxes) implements RegionFamily {
    @Override
    public long size() {
      return boxes.size();
    }

    @Override
    public SparseBox changes(long index) {
      return boxes.get((int) index);
    }

    @Override
    public String describe(long index) {
      return "region " + index;
    }
  }

  /**
   * Returns an example with 8 small regions.
   *
   * @param drift largest relative change of a child's weight
   */
  public static Examples random(Random random, double drift) {
    Network parent = RandomNetworks.of(random);
    InputImage image = image(parent.inputShape(), random);
    List<SparseBox> boxes = new ArrayList<>();
    for (int r = 0; r < 8; r++) {
      InputRegion region = RandomRegions.region(image.base(), .3 * random.nextDouble(), random);
      boxes.add(region.changes());
    }
    return new Examples(
        parent,
        RandomChildren.of(parent, random, drift),
        new Patch(1, 1, Optional.empty(), ValueRange.UNIT).around(image),
        new Regions(image.base(), boxes),
        label(parent, image.base()));
  }

  /** Returns an image with one channel if the shape has less than three dimensions. */
  public static InputImage image(Shape shape, Random random) {
    ImageGeometry geometry =
        shape.rank() == 4
            ? new ImageGeometry(shape.dim(2), shape.dim(3), shape.dim(1), Layout.CHW)
            : new ImageGeometry(1, shape.size(), 1, Layout.CHW);
    List<BigDecimal> raw =
        Stream.generate(() -> BigDecimal.valueOf(random.nextInt(256))).limit(shape.size()).toList();
    Preprocess normalised =
        new Preprocess(
            new BigDecimal("0.00392156862745098"),
            Collections.nCopies(geometry.channels(), new BigDecimal("0.5")),
            Collections.nCopies(geometry.channels(), new BigDecimal("0.5")));
    return new InputImage(raw, geometry, normalised);
  }

  /** Returns the claim that the network's answer for the image stays. */
  public static OutputConstraint label(Network network, BasePoint image) {
    double[] y = Evaluation.evaluate(network, image.toArray());
    int best = 0;
    for (int j = 1; j < y.length; j++) {
      best = y[j] > y[best] ? j : best;
    }
    return OutputConstraint.label(best, y.length);
  }

  /** Returns the prover of a network with DeepZ and the difference check. */
  static Prover<Zonotope> prover(Network network) {
    return new Prover<>(network, DEEPZ, OutputCheck.DIFFERENCE);
  }

  /** Returns the parent's templates with one tile, at the first two cuts. */
  TemplateSet templates() throws InterruptedException {
    TilePlan plan =
        new TilePlan(9, 9, List.of(1, 2), new EpsilonSearch.Halving(.25, .005), Optional.empty());
    return new TemplateBuilder<>(prover(parent), plan)
        .build(images, constraint, 1, Deadline.never());
  }
}
