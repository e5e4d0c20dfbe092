package fanc.verifier.backward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.networks.Relu;
import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.verifier.Bounds;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.JavaKernels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Bounds by backward passes enclose every value, and are those that are published for examples. */
class CrownLawsTest {
  private static final JavaKernels KERNELS = new JavaKernels();

  @Property(tries = 300)
  void hullsAndMarginsHoldAtEveryPoint(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    int n = network.inputShape().size();
    InputRegion region = RandomRegions.regionWithErrors(n, 0.6, 1e-9, random);
    Crown crown = new Crown(network, KERNELS);
    RegionSet inputs = RegionSet.of(region, KERNELS);
    Hulls hulls = crown.hulls(inputs, Deadline.never());
    double[] least = crown.margins(inputs, hulls);
    double slack = RowsBelow.slack(network);
    for (int k = 0; k < 12; k++) {
      List<BigDecimal[]> values =
          RowsBelow.values(network, RandomRegions.pointOrCornerOf(region, random));
      for (int v = 0; v < values.size(); v++) {
        Bounds bounds = hulls.at(v);
        for (int i = 0; i < bounds.dimension(); i++) {
          double tolerance = slack * (1 + Math.abs(values.get(v)[i].doubleValue()));
          assertThat(values.get(v)[i])
              .isBetween(
                  new BigDecimal(bounds.lower(i) - tolerance),
                  new BigDecimal(bounds.upper(i) + tolerance));
        }
      }
      BigDecimal[] output = values.get(network.output());
      for (int j = 0; j < output.length; j++) {
        double tolerance = slack * (1 + Math.abs(output[j].doubleValue()));
        assertThat(output[j]).isGreaterThanOrEqualTo(new BigDecimal(least[j] - tolerance));
      }
    }
  }

  @Property(tries = 100)
  void hullsLieInTheIntervalsThatAreLeftBehindADeadline(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    InputRegion region = RandomRegions.region(network.inputShape().size(), 0.6, random);
    RegionSet inputs = RegionSet.of(region, KERNELS);
    Crown crown = new Crown(network, KERNELS);
    Hulls hulls = crown.hulls(inputs, Deadline.never());
    Hulls late = crown.hulls(inputs, Deadline.in(0));
    Hulls intervals = RowsBelow.hulls(network, region);
    for (int v = 0; v <= network.output(); v++) {
      assertThat(widened(intervals.at(v)).contains(late.at(v))).isTrue();
      assertThat(widened(late.at(v)).contains(hulls.at(v))).isTrue();
    }
  }

  /** Intervals of smaller inputs are smaller but for rounding. */
  private static Bounds widened(Bounds bounds) {
    double[] lower = bounds.lowerArray();
    double[] upper = bounds.upperArray();
    for (int i = 0; i < lower.length; i++) {
      lower[i] -= 1e-12 * (1 + Math.abs(lower[i]));
      upper[i] += 1e-12 * (1 + Math.abs(upper[i]));
    }
    return new Bounds(lower, upper);
  }

  /**
   * The example of Singh, Gehr, Pueschel, Vechev: An Abstract Domain for Certifying Neural
   * Networks, POPL 2019, section 2. Over [-1, 1]^2 let x3 = x1 + x2, x4 = x1 - x2, x7 = relu(x3) +
   * relu(x4), x8 = relu(x3) - relu(x4), x11 = relu(x7) + relu(x8) + 1, x12 = relu(x8).
   *
   * <p>By hand: relu(x3) <= x3 / 2 + 1, so x7 lies in [0, 3] and x8 in [-2, 2]. Then x11 <= x7 + x8
   * / 2 + 2 <= 1.5 relu(x3) + 0.5 relu(x4) + 2 <= x1 + 0.5 x2 + 4 <= 5.5 and x11 >= 1; x12 lies in
   * [0, 2]; x11 - x12 = relu(x7) + 1 >= 1. The paper has the same numbers.
   */
  @Test
  void thePublishedExampleOfDeepPolyComesOut() {
    Network network =
        chain(
            2,
            affine(2, new double[] {1, 1, 1, -1}, 0, 0),
            affine(2, new double[] {1, 1, 1, -1}, 0, 0),
            affine(2, new double[] {1, 0, -1, 0, 1, 1, 1, -1, -1, 0}, 1, 0, -1, 0, 1));
    RegionSet inputs = box(-1, 1, -1, 1);
    Crown crown = new Crown(network, KERNELS);
    Hulls hulls = crown.hulls(inputs, Deadline.never());
    double[] expected = {1, 0, -5.5, -2, 1};
    double[] margins = crown.margins(inputs, hulls);
    assertThat(hulls.at(3).upper(0)).isCloseTo(3, within(1e-12));
    assertThat(hulls.at(3).lower(1)).isCloseTo(-2, within(1e-12));
    for (int j = 0; j < expected.length; j++) {
      assertThat(margins[j]).isCloseTo(expected[j], within(1e-12)).isLessThanOrEqualTo(expected[j]);
    }
  }

  /**
   * relu(x) - x / 2 over [-1, 2]: the line x below the rectifier gives x / 2 >= -0.5, the line 0
   * gives -x / 2 >= -1. Since 2 > 1 the first one is taken.
   */
  @Test
  void theSlopeBelowARectifierIsTheOneOfTheLargerSide() {
    Network network =
        new Network(
            "x",
            Shape.of(1, 1),
            List.of(
                new Step(new Relu(), List.of(0), "r", "Relu", Shape.of(1, 1)),
                new Step(
                    Scale.exact(Tensor.vector(-0.5), Tensor.vector(0)),
                    List.of(0),
                    "h",
                    "Mul",
                    Shape.of(1, 1)),
                new Step(new Add(), List.of(1, 2), "y", "Add", Shape.of(1, 1))));
    assertThat(margin(network, box(-1, 2))).isCloseTo(-0.5, within(1e-12));
    assertThat(margin(network, box(-2, 1))).isCloseTo(-0.5, within(1e-12));
  }

  @Test
  void aRegionIsVerifiedIfEveryMarginIsPositive() {
    Network network =
        chain(
            2,
            affine(2, new double[] {1, 1, 1, -1}, 0, 0),
            affine(2, new double[] {1, 1, 1, -1}, 0, 0),
            affine(2, new double[] {1, 0, 1, 1}, 1, 0));
    CrownVerifier verifier = new CrownVerifier(network, OutputConstraint.label(0, 2), KERNELS);
    InputRegion region = InputRegion.box(new double[] {-1, -1}, new double[] {1, 1});
    assertThat(verifier.margin(region)).isCloseTo(1, within(1e-12));
    assertThat(verifier.margin(region, Deadline.in(0))).isNaN();
  }

  @Test
  void whatOverflowsIsNotVerified() {
    double huge = Double.MAX_VALUE / 4;
    Network network =
        chain(
            2,
            affine(2, new double[] {huge, huge, huge, huge}, 0, 0),
            affine(2, new double[] {huge, -huge, huge, huge}, 1, 0));
    CrownVerifier verifier = new CrownVerifier(network, OutputConstraint.label(0, 2), KERNELS);
    InputRegion region = InputRegion.box(new double[] {-huge, -huge}, new double[] {huge, huge});
    assertThat(verifier.margin(region) > 0).isFalse();
  }

  private static double margin(Network network, RegionSet inputs) {
    Crown crown = new Crown(network, KERNELS);
    return crown.margins(inputs, crown.hulls(inputs, Deadline.never()))[0];
  }

  private static RegionSet box(double... ends) {
    double[] lower = new double[ends.length / 2];
    double[] upper = new double[ends.length / 2];
    for (int i = 0; i < lower.length; i++) {
      lower[i] = ends[2 * i];
      upper[i] = ends[2 * i + 1];
    }
    return RegionSet.of(InputRegion.box(lower, upper), KERNELS);
  }

  private static Affine affine(int inputs, double[] weight, double... bias) {
    return Affine.exact(
        Tensor.of(Shape.of(inputs, weight.length / inputs), weight), Tensor.vector(bias));
  }

  /** Affine maps with rectifiers between them. */
  private static Network chain(int inputs, Affine... maps) {
    List<Step> steps = new ArrayList<>();
    for (Affine map : maps) {
      if (!steps.isEmpty()) {
        Shape shape = steps.get(steps.size() - 1).shape();
        steps.add(new Step(new Relu(), List.of(steps.size()), "r" + steps.size(), "Relu", shape));
      }
      Shape shape = Shape.of(1, map.outputs());
      steps.add(new Step(map, List.of(steps.size()), "z" + steps.size(), "Gemm", shape));
    }
    return new Network("x", Shape.of(1, inputs), steps);
  }
}
