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
import fanc.networks.OpVisitor;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Sigmoid;
import fanc.networks.Softplus;
import fanc.networks.Square;
import fanc.networks.Tanh;
import fanc.verifier.Arithmetic;
import fanc.verifier.Intervals;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What one op does to elements that hold only some coordinates, whatever the domain: affine maps,
 * convolutions, pooling, additions, index maps and activations keep that form. What other ops make
 * is written out.
 */
abstract class LocalTransformer implements OpVisitor<LocalZonotope> {
  /** A convolution of more than one coordinate in this many is written out. */
  private static final int MOST = 2;

  private final List<LocalZonotope> inputs;
  private final int value;
  private final Symbols symbols;
  private final Arithmetic arithmetic;
  private final Kernels kernels;

  /**
   * Makes a transformer.
   *
   * @param value number of the value that is made
   * @param symbols what becomes of the error where a maximum is not certain
   */
  LocalTransformer(
      List<LocalZonotope> inputs,
      int value,
      Symbols symbols,
      Arithmetic arithmetic,
      Kernels kernels) {
    this.inputs = inputs;
    this.value = value;
    this.symbols = symbols;
    this.arithmetic = arithmetic;
    this.kernels = kernels;
  }

  /** Returns the first value that the op reads. */
  final LocalZonotope input() {
    return inputs.get(0);
  }

  /**
   * Returns the image of the first value under an activation.
   *
   * @param activations the activation of each coordinate of the value
   */
  abstract LocalZonotope relax(IntFunction<Activation> activations);

  /**
   * Returns bounds of some coordinates of the first value.
   *
   * @param part these coordinates; its hull is the least that is known
   */
  abstract Intervals bounds(int[] coordinates, Zonotope part);

  /** Writes every coordinate out and leaves the op to the plain domain. */
  abstract LocalZonotope dense();

  @Override
  public LocalZonotope visit(Add op) {
    return LocalImage.sum(op, inputs.get(0), inputs.get(1), arithmetic, kernels);
  }

  @Override
  public LocalZonotope visit(Affine op) {
    return LocalImage.affine(op, input(), arithmetic, kernels);
  }

  @Override
  public LocalZonotope visit(AveragePool op) {
    return LocalPooling.average(op, input(), arithmetic, kernels);
  }

  @Override
  public LocalZonotope visit(Clip op) {
    Activation clipping = new Clipping(op.lower(), op.upper());
    return relax(i -> clipping);
  }

  @Override
  public LocalZonotope visit(Concat op) {
    return dense();
  }

  @Override
  public LocalZonotope visit(Conv2d op) {
    boolean sparse = MOST * input().heldCount() < input().dimension();
    return sparse ? LocalConvolution.of(op, input(), arithmetic, kernels) : dense();
  }

  @Override
  public LocalZonotope visit(Elu op) {
    Activation curve = new ExponentialLinear(op.alpha());
    return relax(i -> curve);
  }

  @Override
  public LocalZonotope visit(HardSwish op) {
    return relax(i -> HardSwishFunction.INSTANCE);
  }

  @Override
  public LocalZonotope visit(LeakyRelu op) {
    return relax(i -> RoundedLeaky.of(op.slope().get(i), arithmetic));
  }

  @Override
  public LocalZonotope visit(MaxPool op) {
    return LocalPooling.maximum(op, input(), this::bounds, symbols, value, kernels);
  }

  @Override
  public LocalZonotope visit(Multiply op) {
    return dense();
  }

  @Override
  public LocalZonotope visit(Relu op) {
    return relax(i -> Rectifier.INSTANCE);
  }

  @Override
  public LocalZonotope visit(Reshape op) {
    return input();
  }

  @Override
  public LocalZonotope visit(Scale op) {
    return LocalImage.scale(op, input(), arithmetic, kernels);
  }

  @Override
  public LocalZonotope visit(Select op) {
    return LocalImage.select(op, input());
  }

  @Override
  public LocalZonotope visit(Sigmoid op) {
    return relax(i -> Logistic.INSTANCE);
  }

  @Override
  public LocalZonotope visit(Softplus op) {
    return relax(i -> SoftplusFunction.INSTANCE);
  }

  @Override
  public LocalZonotope visit(Square op) {
    return relax(i -> SquareFunction.INSTANCE);
  }

  @Override
  public LocalZonotope visit(Tanh op) {
    return relax(i -> HyperbolicTangent.INSTANCE);
  }
}
