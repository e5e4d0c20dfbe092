package fanc.verifier.domain;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.AveragePool;
import fanc.networks.Clip;
import fanc.networks.Concat;
import fanc.networks.Conv2d;
import fanc.networks.Elu;
import fanc.networks.HardSwish;
import fanc.networks.LeakyRelu;
import fanc.networks.MaxPool;
import fanc.networks.Multiply;
import fanc.networks.Op;
import fanc.networks.OpVisitor;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Sigmoid;
import fanc.networks.Softplus;
import fanc.networks.Square;
import fanc.networks.Tanh;
import fanc.properties.InputRegion;
import fanc.verifier.Arithmetic;
import fanc.verifier.Bounds;
import fanc.verifier.kernels.Kernels;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;

/**
 * The box domain: interval arithmetic on each coordinate.
 *
 * <p>A box is a zonotope without symbols whose remainder is its half width, so affine ops are those
 * of {@link DeepZ} with p = 0; on affine ops each coordinate's interval is the tightest one, up to
 * rounding. Activations are enclosed over the interval, by their values at its ends where they do
 * not decrease. Monotone: a smaller region never gives a larger box, up to rounding.
 *
 * <p><b>Direction.</b> Over-approximation, rounding included.
 */
public final class BoxDomain implements Domain<Bounds> {
  private final Arithmetic arithmetic;
  private final Kernels kernels;

  /** Makes the domain for networks over the real numbers. */
  public BoxDomain(Kernels kernels) {
    this(Arithmetic.REAL, kernels);
  }

  /**
   * Makes the domain.
   *
   * @param arithmetic in which the network is computed
   * @param kernels our own arithmetic
   */
  public BoxDomain(Arithmetic arithmetic, Kernels kernels) {
    this.arithmetic = arithmetic;
    this.kernels = kernels;
  }

  @Override
  public Bounds abstraction(InputRegion region) {
    return ZonotopeOfRegion.of(region).hull();
  }

  @Override
  public Bounds transform(Op op, int value, List<Bounds> inputs) {
    return op.accept(new Transformer(inputs));
  }

  @Override
  public Bounds bounds(Bounds element) {
    return element;
  }

  private static Bounds image(IntFunction<Activation> activations, Bounds x) {
    double[] lower = new double[x.dimension()];
    double[] upper = new double[x.dimension()];
    for (int i = 0; i < lower.length; i++) {
      Activation f = activations.apply(i);
      lower[i] = f.lower(x.lower(i), x.upper(i));
      upper[i] = f.upper(x.lower(i), x.upper(i));
    }
    return new Bounds(lower, upper);
  }

  private static Bounds product(Bounds x, Bounds y) {
    double[] lower = new double[x.dimension()];
    double[] upper = new double[x.dimension()];
    for (int i = 0; i < lower.length; i++) {
      double ll = x.lower(i) * y.lower(i);
      double lu = x.lower(i) * y.upper(i);
      double ul = x.upper(i) * y.lower(i);
      double uu = x.upper(i) * y.upper(i);
      lower[i] = Math.nextDown(Math.min(Math.min(ll, lu), Math.min(ul, uu)));
      upper[i] = Math.nextUp(Math.max(Math.max(ll, lu), Math.max(ul, uu)));
    }
    return new Bounds(lower, upper);
  }

  private static Bounds joined(List<Bounds> parts) {
    double[] lower = new double[0];
    double[] upper = new double[0];
    for (Bounds part : parts) {
      lower = DoubleStream.concat(Arrays.stream(lower), Arrays.stream(part.lowerArray())).toArray();
      upper = DoubleStream.concat(Arrays.stream(upper), Arrays.stream(part.upperArray())).toArray();
    }
    return new Bounds(lower, upper);
  }

  /** One op: what it does to the boxes it reads. */
  private final class Transformer implements OpVisitor<Bounds> {
    private final List<Bounds> inputs;

    private Transformer(List<Bounds> inputs) {
      this.inputs = inputs;
    }

    private Bounds input() {
      return inputs.get(0);
    }

    @Override
    public Bounds visit(Add op) {
      Zonotope left = BoxImage.of(inputs.get(0));
      return ZonotopeSum.of(left, BoxImage.of(inputs.get(1)), arithmetic, kernels).hull();
    }

    @Override
    public Bounds visit(Affine op) {
      return LinearImage.affine(op, BoxImage.of(input()), arithmetic, kernels).hull();
    }

    @Override
    public Bounds visit(AveragePool op) {
      return Pooling.average(op, BoxImage.of(input()), arithmetic, kernels).hull();
    }

    @Override
    public Bounds visit(Clip op) {
      Activation clipping = new Clipping(op.lower(), op.upper());
      return image(i -> clipping, input());
    }

    @Override
    public Bounds visit(Concat op) {
      return joined(inputs);
    }

    @Override
    public Bounds visit(Conv2d op) {
      return LinearImage.convolution(op, BoxImage.of(input()), arithmetic, kernels).hull();
    }

    @Override
    public Bounds visit(Elu op) {
      Activation curve = new ExponentialLinear(op.alpha());
      return image(i -> curve, input());
    }

    @Override
    public Bounds visit(HardSwish op) {
      return image(i -> HardSwishFunction.INSTANCE, input());
    }

    @Override
    public Bounds visit(LeakyRelu op) {
      return image(i -> RoundedLeaky.of(op.slope().get(i), arithmetic), input());
    }

    @Override
    public Bounds visit(MaxPool op) {
      int m = op.window().channels() * op.window().positions();
      double[] lower = new double[m];
      double[] upper = new double[m];
      double[] unreached = new double[input().dimension()];
      for (int j = 0; j < m; j++) {
        int[] sources = Pooling.sources(op.window(), j);
        WindowMaximum maximum = WindowMaximum.of(sources, input(), unreached);
        lower[j] = maximum.lower();
        upper[j] = maximum.upper();
      }
      return new Bounds(lower, upper);
    }

    @Override
    public Bounds visit(Multiply op) {
      return product(inputs.get(0), inputs.get(1));
    }

    @Override
    public Bounds visit(Relu op) {
      return image(i -> Rectifier.INSTANCE, input());
    }

    @Override
    public Bounds visit(Reshape op) {
      return input();
    }

    @Override
    public Bounds visit(Scale op) {
      return LinearImage.scale(op, BoxImage.of(input()), arithmetic, kernels).hull();
    }

    @Override
    public Bounds visit(Select op) {
      return LinearImage.select(op, BoxImage.of(input())).hull();
    }

    @Override
    public Bounds visit(Sigmoid op) {
      return image(i -> Logistic.INSTANCE, input());
    }

    @Override
    public Bounds visit(Softplus op) {
      return image(i -> SoftplusFunction.INSTANCE, input());
    }

    @Override
    public Bounds visit(Square op) {
      return image(i -> SquareFunction.INSTANCE, input());
    }

    @Override
    public Bounds visit(Tanh op) {
      return image(i -> HyperbolicTangent.INSTANCE, input());
    }
  }
}
