package fanc.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Concat;
import fanc.networks.Conv2d;
import fanc.networks.HardSwish;
import fanc.networks.LeakyRelu;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.RandomNetworks;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.Window;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.verifier.Bounds;
import fanc.verifier.kernels.JavaKernels;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Breaks the transformers on purpose: the soundness law has to notice each fault, or it shows
 * nothing.
 */
class MutationTest {

  /** A fault in what a transformer returns. */
  enum Fault {
    HALVE_MU(Symbols.FRESH),
    DROP_A_SYMBOL(Symbols.FRESH),
    DROP_AN_OLD_SYMBOL(Symbols.FRESH),
    BOUND_BANDS_AT_THE_ENDS_ONLY(Symbols.FRESH),
    DROP_THE_SYMBOLS_OF_A_PART(Symbols.FRESH),
    USE_THE_WEIGHTS_OF_ANOTHER_GROUP(Symbols.FRESH),
    FORGET_DILATION(Symbols.FRESH),
    FORGET_THE_REMAINDER_OF_ROUNDING(Symbols.FRESH),
    FORGET_THE_FOLDED_REMAINDER(Symbols.FOLDED),
    FORGET_THE_OLD_REMAINDER_AT_ACTIVATIONS(Symbols.FOLDED),
    HALVE_THE_FOLDED_REMAINDER(Symbols.FOLDED),
    FORGET_LAMBDA_ON_THE_REMAINDER(Symbols.FOLDED);

    private final Symbols symbols;

    Fault(Symbols symbols) {
      this.symbols = symbols;
    }
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = "FORGET_LAMBDA_ON_THE_REMAINDER", mode = Mode.EXCLUDE)
  void theSoundnessLawNoticesTheFault(Fault fault) {
    boolean rounding = fault == Fault.FORGET_THE_REMAINDER_OF_ROUNDING;
    assertThat(found(new Broken(fault), rounding, 300)).as("noticed %s", fault).isTrue();
  }

  @Test
  void theSoundnessLawIsQuietWithoutAFault() {
    assertThat(found(new DeepZ(Symbols.FRESH, new JavaKernels()), true, 60)).isFalse();
    assertThat(found(new DeepZ(Symbols.FOLDED, new JavaKernels()), false, 60)).isFalse();
  }

  /**
   * A remainder that is not scaled by lambda is sound but loose, so sampling can not notice it. The
   * law that does: the upper end of a relaxed rectifier is the upper end of its input.
   */
  @Test
  void theTightnessLawNoticesThatLambdaWasForgottenOnTheRemainder() {
    assertThat(loose(new DeepZ(Symbols.FOLDED, new JavaKernels()))).isFalse();
    assertThat(loose(new Broken(Fault.FORGET_LAMBDA_ON_THE_REMAINDER))).isTrue();
  }

  private static boolean loose(Domain<Zonotope> domain) {
    Random random = new Random(23);
    for (int k = 0; k < 100; k++) {
      double[] generators = {random.nextDouble(), random.nextDouble()};
      double[] spread = {generators[0] + generators[1]};
      double[] remainder = {random.nextDouble()};
      double[] center = {random.nextDouble() - 0.5};
      double upper = center[0] + spread[0] + remainder[0];
      Zonotope x = new Zonotope(center, generators, remainder, new long[] {1, 2}, spread);
      Bounds y = domain.bounds(domain.transform(new Relu(), 1, List.of(x)));
      if (y.upper(0) > Math.max(0, upper) + 1e-12) {
        return true;
      }
    }
    return false;
  }

  /** Two networks in three are random ones; every third adds numbers whose sum must round. */
  private static boolean found(Domain<Zonotope> domain, boolean rounding, int networks) {
    for (int k = 0; k < networks; k++) {
      Random random = new Random(1000003L * k + 17);
      Network network = rounding && k % 3 == 0 ? cancelling(random) : RandomNetworks.of(random);
      InputRegion region = RandomRegions.region(network.inputShape().size(), 0.6, random);
      if (Soundness.violation(network, domain, region, 20, random).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Network cancelling(Random random) {
    double[] weight = new double[24];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = (float) (Math.pow(10, random.nextInt(7) - 3) * random.nextGaussian());
    }
    Affine op = Affine.exact(Tensor.of(Shape.of(8, 3), weight), Tensor.vector(0.1f, -1e5f, 1e-3f));
    return new Network(
        "x", Shape.of(1, 8), List.of(new Step(op, List.of(0), "y", "Gemm", Shape.of(1, 3))));
  }

  /** An activation whose band forgets what lies between the ends of the interval. */
  private record EndsOnly(Activation f) implements NonDecreasing {
    @Override
    public double lower(double x) {
      return f.lower(x);
    }

    @Override
    public double upper(double x) {
      return f.upper(x);
    }

    @Override
    public Band band(double l, double u) {
      return VertexBand.of(f, f.band(l, u).slope(), l, u);
    }
  }

  /** DeepZ with a fault. */
  private static final class Broken implements Domain<Zonotope> {
    private final Fault fault;
    private final DeepZ deepz;

    private Broken(Fault fault) {
      this.fault = fault;
      this.deepz = new DeepZ(fault.symbols, new JavaKernels());
    }

    @Override
    public Zonotope abstraction(InputRegion region) {
      return deepz.abstraction(region);
    }

    @Override
    public Bounds bounds(Zonotope element) {
      return deepz.bounds(element);
    }

    @Override
    public Zonotope transform(Op op, int value, List<Zonotope> inputs) {
      Zonotope y = deepz.transform(op, value, inputs);
      Zonotope x = inputs.get(0);
      boolean activation = y.symbolCount() > x.symbolCount();
      return switch (fault) {
        case HALVE_MU -> activation ? scaledRows(y, x.symbolCount(), y.symbolCount(), 0.5) : y;
        case DROP_A_SYMBOL ->
            activation ? scaledRows(y, x.symbolCount(), x.symbolCount() + 1, 0) : y;
        case DROP_AN_OLD_SYMBOL -> y.symbolCount() > 0 ? scaledRows(y, 0, 1, 0) : y;
        case BOUND_BANDS_AT_THE_ENDS_ONLY -> activation ? endsOnly(op, value, x, y) : y;
        case DROP_THE_SYMBOLS_OF_A_PART ->
            op instanceof Concat ? scaledRows(y, x.symbolCount(), y.symbolCount(), 0) : y;
        case USE_THE_WEIGHTS_OF_ANOTHER_GROUP, FORGET_DILATION ->
            op instanceof Conv2d conv ? deepz.transform(broken(conv), value, inputs) : y;
        case FORGET_THE_REMAINDER_OF_ROUNDING, FORGET_THE_FOLDED_REMAINDER -> withRemainder(y, 0);
        case HALVE_THE_FOLDED_REMAINDER -> withRemainder(y, 0.5);
        case FORGET_THE_OLD_REMAINDER_AT_ACTIVATIONS ->
            op instanceof Relu ? deepz.transform(op, value, List.of(withRemainder(x, 0))) : y;
        case FORGET_LAMBDA_ON_THE_REMAINDER -> op instanceof Relu ? unscaled(y, x) : y;
      };
    }

    private static Zonotope unscaled(Zonotope y, Zonotope x) {
      double[] remainder = y.remainder.clone();
      Bounds hull = x.hull();
      for (int i = 0; i < remainder.length; i++) {
        double slope = Rectifier.INSTANCE.band(hull.lower(i), hull.upper(i)).slope();
        remainder[i] += (1 - slope) * x.remainder[i];
      }
      return new Zonotope(y.center, y.generators, remainder, y.symbols, y.spread);
    }

    /** The band from the values at both ends of the interval, as if f - lambda x were monotone. */
    private static Zonotope endsOnly(Op op, int value, Zonotope x, Zonotope y) {
      if (op instanceof HardSwish) {
        return Relaxation.apply(
            i -> new EndsOnly(HardSwishFunction.INSTANCE), x, x.hull(), Symbols.FRESH, value);
      }
      if (op instanceof LeakyRelu leaky) {
        return Relaxation.apply(
            i -> new EndsOnly(new LeakyRectifier(leaky.slope().get(i))),
            x,
            x.hull(),
            Symbols.FRESH,
            value);
      }
      return y;
    }

    private Conv2d broken(Conv2d op) {
      Window w = op.window();
      if (fault == Fault.FORGET_DILATION) {
        Window close =
            new Window(
                w.channels(),
                w.height(),
                w.width(),
                w.kernelHeight(),
                w.kernelWidth(),
                w.strideHeight(),
                w.strideWidth(),
                w.padTop(),
                w.padLeft(),
                w.outHeight(),
                w.outWidth());
        return new Conv2d(close, op.weight(), op.bias(), op.groups());
      }
      double[] weight = op.weight().toArray();
      int group = weight.length / op.groups();
      double[] first = Arrays.copyOf(weight, group);
      System.arraycopy(weight, group, weight, 0, weight.length - group);
      System.arraycopy(first, 0, weight, weight.length - group, group);
      return new Conv2d(w, Tensor.of(op.weight().shape(), weight), op.bias(), op.groups());
    }

    private static Zonotope scaledRows(Zonotope y, int from, int to, double factor) {
      double[] generators = y.generators.clone();
      int n = y.dimension();
      for (int i = from * n; i < to * n; i++) {
        generators[i] *= factor;
      }
      double[] spread = Spread.of(generators, y.symbolCount(), n, new JavaKernels());
      return new Zonotope(y.center, generators, y.remainder, y.symbols, spread);
    }

    private static Zonotope withRemainder(Zonotope y, double factor) {
      double[] remainder = Arrays.stream(y.remainder).map(r -> factor * r).toArray();
      return new Zonotope(y.center, y.generators, remainder, y.symbols, y.spread);
    }
  }
}
