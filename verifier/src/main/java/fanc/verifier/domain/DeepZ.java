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
import java.util.List;
import java.util.function.IntFunction;

/**
 * The DeepZ domain: zonotopes, with one relaxation for each activation.
 *
 * <p><b>Direction.</b> Over-approximation, rounding included: the remainder of each result contains
 * the error of the arithmetic that made it (docs/soundness.md, "The arithmetic"). <b>Not
 * monotone:</b> a smaller input region may give a larger result on a whole network.
 *
 * <p><b>Source.</b> Singh, Gehr, Mirman, Pueschel, Vechev: Fast and Effective Robustness
 * Certification, NeurIPS 2018.
 */
public final class DeepZ implements Domain<Zonotope> {
  private final Symbols symbols;
  private final Arithmetic arithmetic;
  private final Kernels kernels;

  /**
   * Makes the domain for networks over the real numbers.
   *
   * @param symbols what becomes of the error of a relaxed activation
   * @param kernels our own arithmetic
   */
  public DeepZ(Symbols symbols, Kernels kernels) {
    this(symbols, Arithmetic.REAL, kernels);
  }

  /**
   * Makes the domain.
   *
   * @param symbols what becomes of the error of a relaxed activation
   * @param arithmetic in which the network is computed
   * @param kernels our own arithmetic
   */
  public DeepZ(Symbols symbols, Arithmetic arithmetic, Kernels kernels) {
    this.symbols = symbols;
    this.arithmetic = arithmetic;
    this.kernels = kernels;
  }

  @Override
  public Zonotope abstraction(InputRegion region) {
    return ZonotopeOfRegion.of(region);
  }

  @Override
  public Zonotope transform(Op op, int value, List<Zonotope> inputs) {
    return op.accept(new Transformer(value, inputs, null));
  }

  /**
   * Does the same with bounds of the input that are known from elsewhere, for activations and
   * pooling.
   *
   * @param known bounds of each input value, at least as tight as the zonotope's own hull
   */
  Zonotope transform(Op op, int value, List<Zonotope> inputs, List<Bounds> known) {
    return op.accept(new Transformer(value, inputs, known));
  }

  @Override
  public Bounds bounds(Zonotope element) {
    return element.hull();
  }

  /** One op at one value: what it does to the elements it reads. */
  private final class Transformer implements OpVisitor<Zonotope> {
    private final int value;
    private final List<Zonotope> inputs;
    private final List<Bounds> known;

    private Transformer(int value, List<Zonotope> inputs, List<Bounds> known) {
      this.value = value;
      this.inputs = inputs;
      this.known = known;
    }

    private Zonotope input() {
      return inputs.get(0);
    }

    private Bounds inputBounds() {
      return known == null ? input().hull() : known.get(0);
    }

    private Zonotope relax(IntFunction<Activation> activations) {
      return Relaxation.apply(activations, input(), inputBounds(), symbols, value);
    }

    @Override
    public Zonotope visit(Add op) {
      return ZonotopeSum.of(inputs.get(0), inputs.get(1), arithmetic, kernels);
    }

    @Override
    public Zonotope visit(Affine op) {
      return LinearImage.affine(op, input(), arithmetic, kernels);
    }

    @Override
    public Zonotope visit(AveragePool op) {
      return Pooling.average(op, input(), arithmetic, kernels);
    }

    @Override
    public Zonotope visit(Clip op) {
      Activation clipping = new Clipping(op.lower(), op.upper());
      return relax(i -> clipping);
    }

    @Override
    public Zonotope visit(Concat op) {
      return ZonotopeJoin.of(inputs);
    }

    @Override
    public Zonotope visit(Conv2d op) {
      return LinearImage.convolution(op, input(), arithmetic, kernels);
    }

    @Override
    public Zonotope visit(Elu op) {
      Activation curve = new ExponentialLinear(op.alpha());
      return relax(i -> curve);
    }

    @Override
    public Zonotope visit(HardSwish op) {
      return relax(i -> HardSwishFunction.INSTANCE);
    }

    @Override
    public Zonotope visit(LeakyRelu op) {
      return relax(i -> RoundedLeaky.of(op.slope().get(i), arithmetic));
    }

    @Override
    public Zonotope visit(MaxPool op) {
      return Pooling.maximum(op, input(), inputBounds(), symbols, value, kernels);
    }

    @Override
    public Zonotope visit(Multiply op) {
      return ZonotopeProduct.of(inputs.get(0), inputs.get(1), symbols, value, kernels);
    }

    @Override
    public Zonotope visit(Relu op) {
      return relax(i -> Rectifier.INSTANCE);
    }

    @Override
    public Zonotope visit(Reshape op) {
      return input();
    }

    @Override
    public Zonotope visit(Scale op) {
      return LinearImage.scale(op, input(), arithmetic, kernels);
    }

    @Override
    public Zonotope visit(Select op) {
      return LinearImage.select(op, input());
    }

    @Override
    public Zonotope visit(Sigmoid op) {
      return relax(i -> Logistic.INSTANCE);
    }

    @Override
    public Zonotope visit(Softplus op) {
      return relax(i -> SoftplusFunction.INSTANCE);
    }

    @Override
    public Zonotope visit(Square op) {
      return relax(i -> SquareFunction.INSTANCE);
    }

    @Override
    public Zonotope visit(Tanh op) {
      return relax(i -> HyperbolicTangent.INSTANCE);
    }
  }
}
