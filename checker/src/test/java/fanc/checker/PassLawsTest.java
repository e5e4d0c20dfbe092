package fanc.checker;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.SparseBox;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Every value of random networks at points of regions lies in its bounds, exactly. */
class PassLawsTest {

  @Property(tries = 300)
  void intervalsOfOneRegionHold(@ForAll long seed) {
    Sample sample = Sample.of(seed);
    Box[] bounds = IntervalPass.over(sample.program(), sample.inputs(1));
    assertThat(outsideOf(sample, bounds, 1)).isEmpty();
  }

  @Property(tries = 300)
  void intervalsOfAUnionHold(@ForAll long seed) {
    Sample sample = Sample.of(seed);
    Box[] bounds = IntervalPass.over(sample.program(), sample.inputs(0, 1, 2, 3));
    for (int region = 0; region < 4; region++) {
      assertThat(outsideOf(sample, bounds, region)).isEmpty();
    }
  }

  @Property(tries = 300)
  void zonotopesHold(@ForAll long seed, @ForAll boolean intervals) {
    Sample sample = Sample.of(seed);
    Box[] bounds = ZonotopePass.over(sample.program(), sample.inputs(2), intervals);
    assertThat(outsideOf(sample, bounds, 2)).isEmpty();
  }

  /** Errors of coefficients and roundings are honoured: some exact coefficient is at their end. */
  @Property(tries = 100)
  void errorsOfCoefficientsCount(@ForAll long seed) {
    Random random = new Random(seed);
    Tensor scale = Tensor.vector(random.nextGaussian(), random.nextGaussian());
    Tensor shift = Tensor.vector(random.nextGaussian(), 0);
    Tensor errors = Tensor.vector(1e-9, 1e-7);
    Tensor weight = Tensor.of(Shape.of(2, 2), new double[] {1, 2, -3, 0.5});
    Affine affine = new Affine(weight, Tensor.vector(0.5, 0), 1 << 20);
    Shape shape = Shape.of(1, 2);
    List<Step> steps =
        List.of(
            new Step(new Scale(scale, shift, errors, errors), List.of(0), "s", "", shape),
            new Step(affine, List.of(1), "a", "", shape));
    Sample stated = Sample.of(new Network("x", shape, steps), random);
    double u = (1 << 20) * 0x1p-53;
    Affine far = Affine.exact(moved(weight, weight, u), moved(Tensor.vector(0.5, 0), shift, 0));
    List<Step> exact =
        List.of(
            new Step(
                Scale.exact(moved(scale, errors, 1), moved(shift, errors, -1)),
                List.of(0),
                "s",
                "",
                shape),
            new Step(far, List.of(1), "a", "", shape));
    Sample meant =
        new Sample(new Network("x", shape, exact), stated.family(), stated.constraint(), random);
    for (boolean intervals : new boolean[] {true, false}) {
      Box[] bounds = ZonotopePass.over(stated.program(), stated.inputs(0), intervals);
      assertThat(outsideOf(meant, bounds, 0)).isEmpty();
    }
    assertThat(outsideOf(meant, IntervalPass.over(stated.program(), stated.inputs(0)), 0))
        .isEmpty();
  }

  private static Tensor moved(Tensor values, Tensor by, double factor) {
    double[] moved = values.toArray();
    for (int k = 0; k < moved.length; k++) {
      moved[k] += factor * by.get(k);
    }
    return Tensor.of(values.shape(), moved);
  }

  @Test
  void zonotopesWithoutRemainderAreNoticed() {
    assertNoticed(
        s -> BrokenTwins.zonotopes(s.program(), s.inputs(0), BrokenTwins::withoutRemainder), 30);
  }

  @Test
  void halvedSymbolsOfActivationsAreNoticed() {
    assertNoticed(
        s -> BrokenTwins.zonotopes(s.program(), s.inputs(0), BrokenTwins::withHalfOfTheLastSymbol),
        30);
  }

  @Test
  void roundingThatIsLeftOutIsNoticed() {
    assertNoticed(
        s -> {
          List<double[]> values = Evaluation.evaluateAll(s.network(), s.family().base().toArray());
          return values.stream().map(y -> new Box(y.clone(), y)).toArray(Box[]::new);
        },
        30);
  }

  @Test
  void twinWithoutAFaultHolds() {
    for (long seed = 1; seed <= 100; seed++) {
      Sample sample = sampled(seed);
      Box[] bounds = BrokenTwins.zonotopes(sample.program(), sample.inputs(0), z -> z);
      assertThat(outsideOf(sample, bounds, 0)).isEmpty();
    }
  }

  /** Of 100 networks, over a point or a small box, the fault must show on so many. */
  private static void assertNoticed(Function<Sample, Box[]> broken, int least) {
    int noticed = 0;
    for (long seed = 1; seed <= 100; seed++) {
      Sample sample = sampled(seed);
      noticed += outsideOf(sample, broken.apply(sample), 0).isEmpty() ? 0 : 1;
    }
    assertThat(noticed).isGreaterThan(least);
  }

  /** Every second sample has a point for its region. */
  private static Sample sampled(long seed) {
    Sample sample = Sample.of(seed);
    BasePoint point = BasePoint.exact(sample.family().base().toArray());
    SparseBox box =
        seed % 2 == 0
            ? sample.family().changes(0)
            : new SparseBox(new int[0], new double[0], new double[0]);
    Sample.Boxes family = new Sample.Boxes(point, List.of(box));
    return new Sample(sample.network(), family, sample.constraint(), sample.random());
  }

  private static String outsideOf(Sample sample, Box[] bounds, long region) {
    for (int k = 0; k < 4; k++) {
      String outside = Sample.outside(sample.values(sample.point(region)), bounds);
      if (!outside.isEmpty()) {
        return outside;
      }
    }
    return "";
  }
}
