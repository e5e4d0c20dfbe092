package fanc.verifier.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import fanc.networks.Window;
import fanc.properties.BasePoint;
import fanc.properties.RandomRegions;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class InputSetLawsTest {
  private static final Kernels KERNELS = new JavaKernels();
  private static final int CHANNELS = 2;
  private static final int SIDE = 3;
  private static final int N = CHANNELS * SIDE * SIDE;

  /** A set, and the same by enumeration. */
  private record Case(InputSet set, ExactUnion exact) {}

  private static Case union(Random random) {
    ListedFamily family = ListedFamily.random(base(random), 1 + random.nextInt(6), random);
    return new Case(RegionSet.of(family, KERNELS), new ExactUnion(family.base(), family.boxes()));
  }

  private static Case subsets(Random random) {
    ListedFamily pixels = ListedFamily.pixels(base(random), 2 + random.nextInt(5), random);
    int picks = 1 + random.nextInt((int) pixels.size());
    return new Case(
        PixelSubsets.of(pixels.base(), pixels.boxes(), picks, KERNELS),
        ExactUnion.ofChoices(pixels.base(), pixels.boxes(), picks));
  }

  private static Case some(Random random) {
    return random.nextBoolean() ? union(random) : subsets(random);
  }

  static BasePoint base(Random random) {
    return RandomRegions.regionWithErrors(N, 0, random.nextBoolean() ? 1e-15 : 0, random).base();
  }

  static Affine affine(Random random) {
    int m = 1 + random.nextInt(5);
    return Affine.exact(
        Tensor.of(Shape.of(N, m), weights(N * m, random)), Tensor.vector(weights(m, random)));
  }

  static Conv2d convolution(Random random) {
    int kernel = 2 + random.nextInt(2);
    int stride = 1 + random.nextInt(2);
    int pad = random.nextInt(2);
    int out = (SIDE + 2 * pad - kernel) / stride + 1;
    Window window =
        new Window(CHANNELS, SIDE, SIDE, kernel, kernel, stride, stride, pad, pad, out, out);
    int groups = 1 + random.nextInt(2);
    Shape shape = Shape.of(4, CHANNELS / groups, kernel, kernel);
    return new Conv2d(
        window,
        Tensor.of(shape, weights(shape.size(), random)),
        Tensor.vector(weights(4, random)),
        groups);
  }

  private static double[] weights(int count, Random random) {
    return random.doubles(count, -1, 1).map(w -> Math.abs(w) < 0.2 ? 0 : (float) w).toArray();
  }

  private static void assertTight(Bounds bounds, Op op, ExactUnion exact) {
    BigDecimal[][] ends = exact.image(op, bounds.dimension());
    for (int j = 0; j < ends.length; j++) {
      BigDecimal least = ends[j][0];
      BigDecimal most = ends[j][1];
      assertThat(new BigDecimal(bounds.lower(j))).isLessThanOrEqualTo(least);
      assertThat(new BigDecimal(bounds.upper(j))).isGreaterThanOrEqualTo(most);
      assertThat(least.doubleValue() - bounds.lower(j)).isLessThan(1e-13);
      assertThat(bounds.upper(j) - most.doubleValue()).isLessThan(1e-13);
    }
  }

  @Property(tries = 200)
  void theImageUnderAnAffineOpIsThatOfTheEnumeration(@ForAll long seed) {
    Random random = new Random(seed);
    Case some = some(random);
    Affine op = affine(random);

    assertTight(some.set.image(op), op, some.exact);
  }

  @Property(tries = 200)
  void theImageUnderAConvolutionIsThatOfTheEnumeration(@ForAll long seed) {
    Random random = new Random(seed);
    Case some = some(random);
    Conv2d op = convolution(random);

    assertTight(some.set.image(op), op, some.exact);
  }

  @Property(tries = 200)
  void theHullIsThatOfTheEnumeration(@ForAll long seed) {
    Random random = new Random(seed);
    Case some = some(random);
    Affine identity = identity();

    assertTight(some.set.hull(), identity, some.exact);
  }

  private static Affine identity() {
    double[] one = new double[N * N];
    IntStream.range(0, N).forEach(i -> one[i * N + i] = 1);
    return Affine.exact(Tensor.of(Shape.of(N, N), one), Tensor.zeros(N));
  }

  @Property(tries = 200)
  void theMinimumOfALinearFunctionIsThatOfTheEnumeration(@ForAll long seed) {
    Random random = new Random(seed);
    Case some = some(random);
    double[] rows = weights(3 * N, random);
    double[] lower = new double[3];

    some.set.lowerEnds(rows, 3, lower);

    for (int i = 0; i < 3; i++) {
      BigDecimal[] w = new BigDecimal[N];
      for (int j = 0; j < N; j++) {
        w[j] = new BigDecimal(rows[i * N + j]);
      }
      BigDecimal least = some.exact.minimum(w);
      assertThat(new BigDecimal(lower[i])).isLessThanOrEqualTo(least);
      assertThat(least.doubleValue() - lower[i]).isLessThan(1e-13);
    }
  }

  @Property(tries = 100)
  void aScaleAndAnIndexMapBeforeAnAffineOpChangeNothing(@ForAll long seed) {
    Random random = new Random(seed);
    Case some = some(random);
    Tensor scale = Tensor.vector(IntStream.range(0, N).mapToDouble(i -> i % 3 - 1.25).toArray());
    Tensor shift = Tensor.vector(weights(N, random));
    List<Integer> sources = new ArrayList<>(IntStream.range(-3, N - 3).boxed().toList());
    sources.replaceAll(source -> Math.max(source, Select.ZERO));
    Collections.shuffle(sources, random);
    Affine op = affine(random);
    int m = op.outputs();
    double[] weight = new double[N * m];
    double[] bias = op.bias().toArray();
    for (int i = 0; i < N; i++) {
      int source = sources.get(i);
      for (int j = 0; j < m && source >= 0; j++) {
        weight[source * m + j] += op.weight().get(i * m + j) * scale.get(source);
        bias[j] += op.weight().get(i * m + j) * shift.get(source);
      }
    }
    Affine folded = Affine.exact(Tensor.of(Shape.of(N, m), weight), Tensor.vector(bias));
    BigDecimal[][] ends = some.exact.image(folded, m);

    Bounds bounds = some.set.image(Scale.exact(scale, shift)).image(new Select(sources)).image(op);

    for (int j = 0; j < m; j++) {
      assertThat(bounds.lower(j)).isCloseTo(ends[j][0].doubleValue(), within(1e-12));
      assertThat(bounds.upper(j)).isCloseTo(ends[j][1].doubleValue(), within(1e-12));
    }
  }

  @Property(tries = 100)
  void eachRegionHasItsOwnMinimum(@ForAll long seed) {
    Random random = new Random(seed);
    ListedFamily family = ListedFamily.random(base(random), 1 + random.nextInt(6), random);
    double[] rows = weights(2 * N, random);

    double[][] each = RegionSet.of(family, KERNELS).lowerEndsByRegion(rows, 2);

    for (int r = 0; r < family.size(); r++) {
      double[] alone = new double[2];
      RegionSet.of(family.region(r), KERNELS).lowerEnds(rows, 2, alone);
      assertThat(each[0][r]).isCloseTo(alone[0], within(1e-13));
      assertThat(each[1][r]).isCloseTo(alone[1], within(1e-13));
    }
  }

  @Example
  void aForgottenRegionIsNoticed() {
    int noticed = 0;
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      ListedFamily family = ListedFamily.random(base(random), 4, random);
      Affine op = affine(random);
      Bounds bounds = RegionSet.of(family, new long[] {0, 1, 2}, KERNELS).image(op);
      noticed += misses(bounds, op, new ExactUnion(family.base(), family.boxes())) ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(100);
  }

  @Example
  void aForgottenPixelIsNoticed() {
    int noticed = 0;
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      ListedFamily pixels = ListedFamily.pixels(base(random), 5, random);
      Affine op = affine(random);
      Bounds bounds = PixelSubsets.of(pixels.base(), pixels.boxes(), 2, KERNELS).image(op);
      noticed += misses(bounds, op, ExactUnion.ofChoices(pixels.base(), pixels.boxes(), 3)) ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(150);
  }

  private static boolean misses(Bounds bounds, Op op, ExactUnion exact) {
    BigDecimal[][] ends = exact.image(op, bounds.dimension());
    return IntStream.range(0, ends.length)
        .anyMatch(
            j ->
                new BigDecimal(bounds.lower(j)).compareTo(ends[j][0]) > 0
                    || new BigDecimal(bounds.upper(j)).compareTo(ends[j][1]) < 0);
  }

  @Example
  void weightsThatOverflowBoundNothing() {
    SparseBox box = new SparseBox(new int[] {0}, new double[] {-1}, new double[] {1e300});
    ListedFamily family = new ListedFamily(BasePoint.exact(0, 0), List.of(box, box));
    Affine op = Affine.exact(Tensor.of(Shape.of(2, 1), new double[] {1e300, 1}), Tensor.zeros(1));
    double[] lower = new double[1];

    RegionSet set = RegionSet.of(family, KERNELS);
    set.lowerEnds(new double[] {1e300, 1}, 1, lower);

    assertThat(lower[0]).isNaN();
    assertThat(set.image(op).lower(0)).isNaN();
  }

  @Example
  void pixelsDoNotShareCoordinates() {
    SparseBox box = new SparseBox(new int[] {0}, new double[] {-1}, new double[] {1});

    assertThatThrownBy(() -> PixelSubsets.of(BasePoint.exact(0, 0), List.of(box, box), 1, KERNELS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two pixels");
  }
}
