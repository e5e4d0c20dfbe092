package fanc.checker;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.RandomNetworks;
import fanc.networks.Relu;
import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A random network, a few regions around one point, a constraint, and points of the regions. */
record Sample(Network network, RegionFamily family, OutputConstraint constraint, Random random) {
  private static final Set<String> UNKNOWN =
      Set.of("Elu", "HardSwish", "Multiply", "Softplus", "Square");

  static Sample of(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    Network network = RandomNetworks.of(random);
    while (!isKnown(network)) {
      network = RandomNetworks.of(random);
    }
    return of(random.nextInt(4) == 0 ? withConstantAdded(network, random) : network, random);
  }

  private static Network withConstantAdded(Network network, Random random) {
    double[] shift = new double[network.outputShape().size()];
    double[] ones = new double[shift.length];
    Arrays.fill(ones, 1);
    Arrays.setAll(shift, j -> random.nextGaussian());
    List<Step> steps = new ArrayList<>(network.steps());
    add(steps, Scale.exact(Tensor.vector(ones), Tensor.vector(shift)), shift.length);
    return new Network("x", network.inputShape(), steps);
  }

  static Sample of(Network network, Random random) {
    int inputs = network.inputShape().size();
    BasePoint base = RandomRegions.regionWithErrors(inputs, 0, 1e-3, random).base();
    List<SparseBox> boxes = new ArrayList<>();
    double radius = random.nextBoolean() ? 0.5 : 0.05;
    for (int r = 0; r < 4; r++) {
      boxes.add(RandomRegions.region(base, radius, random).changes());
    }
    return new Sample(network, new Boxes(base, boxes), constraint(network, random), random);
  }

  static boolean isKnown(Network network) {
    return network.steps().stream()
        .noneMatch(step -> UNKNOWN.contains(step.op().getClass().getSimpleName()));
  }

  private static OutputConstraint constraint(Network network, Random random) {
    int outputs = network.outputShape().size();
    if (random.nextBoolean()) {
      return OutputConstraint.label(random.nextInt(outputs), outputs);
    }
    double[] normal = new double[outputs];
    for (int k = 0; k < outputs; k++) {
      normal[k] = random.nextGaussian();
    }
    return new OutputConstraint(new HalfSpace(normal, random.nextGaussian()));
  }

  /** Regions around one point. */
  record Boxes(BasePoint base, List<SparseBox> boxes) implements RegionFamily {
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

  /** Returns a chain of dense layers with rectifiers. */
  static Network rectifiers(int[] sizes, Random random) {
    List<Step> steps = new ArrayList<>();
    for (int k = 1; k < sizes.length; k++) {
      double[] weights = new double[sizes[k - 1] * sizes[k]];
      double[] bias = new double[sizes[k]];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (random.nextGaussian() / Math.sqrt(sizes[k - 1]));
      }
      for (int j = 0; j < bias.length; j++) {
        bias[j] = (float) (0.3 * random.nextGaussian());
      }
      Tensor weight = Tensor.of(Shape.of(sizes[k - 1], sizes[k]), weights);
      add(steps, Affine.exact(weight, Tensor.vector(bias)), sizes[k]);
      if (k < sizes.length - 1) {
        add(steps, new Relu(), sizes[k]);
      }
    }
    return new Network("x", Shape.of(1, sizes[0]), steps);
  }

  private static void add(List<Step> steps, Op op, int size) {
    int value = steps.size();
    steps.add(new Step(op, List.of(value), "v" + value, "", Shape.of(1, size)));
  }

  Program program() {
    return Program.of(network).with(network, constraint);
  }

  InputSet inputs(long... regions) {
    RegionRanges ranges =
        RegionRanges.of(Arrays.stream(regions).mapToObj(r -> new long[] {r, r}).toList());
    return InputSet.of(family, ranges);
  }

  /** Returns a point of a region, often a corner. */
  double[] point(long region) {
    InputRegion box = new InputRegion(family.base(), family.changes(region));
    return RandomRegions.pointOrCornerOf(box, random);
  }

  List<BigDecimal[]> values(double[] point) {
    return ExactValues.of(network, constraint, point);
  }

  /** Returns where an exact value lies outside of the boxes, or an empty text. */
  static String outside(List<BigDecimal[]> values, Box[] boxes) {
    for (int v = 0; v < boxes.length; v++) {
      for (int i = 0; boxes[v] != null && i < boxes[v].size(); i++) {
        BigDecimal value = values.get(v)[i];
        if (!isBelow(boxes[v].lower()[i], value)
            || !isBelow(-boxes[v].upper()[i], value.negate())) {
          return "value "
              + v
              + ", coordinate "
              + i
              + ": "
              + value.doubleValue()
              + " is not in ["
              + boxes[v].lower()[i]
              + ", "
              + boxes[v].upper()[i]
              + "]";
        }
      }
    }
    return "";
  }

  private static boolean isBelow(double end, BigDecimal value) {
    return end == Double.NEGATIVE_INFINITY || new BigDecimal(end).compareTo(value) <= 0;
  }
}
