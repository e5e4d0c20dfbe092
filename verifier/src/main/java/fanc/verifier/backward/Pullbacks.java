package fanc.verifier.backward;

import fanc.networks.ActivationOp;
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
import fanc.verifier.Bounds;
import fanc.verifier.domain.Activations;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.function.Function;

/** The pullback of each op, for inputs that lie in known bounds. */
public final class Pullbacks implements OpVisitor<Pullback> {
  private final List<Bounds> inputs;
  private final Function<Affine, double[]> transposed;
  private final Kernels kernels;

  /**
   * Makes the visitor.
   *
   * @param inputs bounds of each value the op reads
   * @param transposed gives the transposed weights of an affine op
   */
  public Pullbacks(List<Bounds> inputs, Function<Affine, double[]> transposed, Kernels kernels) {
    this.inputs = inputs;
    this.transposed = transposed;
    this.kernels = kernels;
  }

  /** Returns W^T, m x n, of an affine op. */
  public static double[] transposed(Affine op) {
    return AffinePullback.transposed(op);
  }

  /** Returns the visitor for ops that are not affine; it keeps no transposed weights. */
  public static Pullbacks withoutWeights(List<Bounds> inputs, Kernels kernels) {
    return new Pullbacks(inputs, AffinePullback::transposed, kernels);
  }

  private Pullback activation(ActivationOp op) {
    return LinesPullback.of(Activations.of(op), inputs.get(0));
  }

  @Override
  public Pullback visit(Add op) {
    return (rows, count, constants) -> new double[][] {rows, rows.clone()};
  }

  @Override
  public Pullback visit(Affine op) {
    return new AffinePullback(op, transposed.apply(op), inputs.get(0), kernels);
  }

  @Override
  public Pullback visit(AveragePool op) {
    return GatherPullback.of(op, inputs.get(0));
  }

  @Override
  public Pullback visit(Clip op) {
    return activation(op);
  }

  @Override
  public Pullback visit(Concat op) {
    int[] widths = inputs.stream().mapToInt(Bounds::dimension).toArray();
    return (rows, count, constants) -> split(rows, count, widths);
  }

  @Override
  public Pullback visit(Conv2d op) {
    return new ConvolutionPullback(op, inputs.get(0), kernels);
  }

  @Override
  public Pullback visit(Elu op) {
    return activation(op);
  }

  @Override
  public Pullback visit(HardSwish op) {
    return activation(op);
  }

  @Override
  public Pullback visit(LeakyRelu op) {
    return activation(op);
  }

  @Override
  public Pullback visit(MaxPool op) {
    return GatherPullback.of(op, inputs.get(0));
  }

  @Override
  public Pullback visit(Multiply op) {
    return new ProductPullback(inputs.get(0), inputs.get(1));
  }

  @Override
  public Pullback visit(Relu op) {
    return activation(op);
  }

  @Override
  public Pullback visit(Reshape op) {
    return (rows, count, constants) -> new double[][] {rows};
  }

  @Override
  public Pullback visit(Scale op) {
    return LinesPullback.of(op, inputs.get(0));
  }

  @Override
  public Pullback visit(Select op) {
    return GatherPullback.of(op, inputs.get(0));
  }

  @Override
  public Pullback visit(Sigmoid op) {
    return activation(op);
  }

  @Override
  public Pullback visit(Softplus op) {
    return activation(op);
  }

  @Override
  public Pullback visit(Square op) {
    return activation(op);
  }

  @Override
  public Pullback visit(Tanh op) {
    return activation(op);
  }

  private static double[][] split(double[] rows, int count, int[] widths) {
    int whole = count == 0 ? 0 : rows.length / count;
    double[][] parts = new double[widths.length][];
    int first = 0;
    for (int part = 0; part < parts.length; part++) {
      parts[part] = new double[count * widths[part]];
      for (int row = 0; row < count; row++) {
        System.arraycopy(rows, row * whole + first, parts[part], row * widths[part], widths[part]);
      }
      first += widths[part];
    }
    return parts;
  }
}
