package fanc.verifier.domain;

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
import java.util.function.IntFunction;

/** The rigorous counterpart of each activation op. */
public final class Activations {
  private Activations() {}

  /** Returns the function that the op applies to each coordinate. */
  public static IntFunction<Activation> of(ActivationOp op) {
    return op.accept(Visitor.INSTANCE);
  }

  private static final class Visitor implements OpVisitor<IntFunction<Activation>> {
    private static final Visitor INSTANCE = new Visitor();

    @Override
    public IntFunction<Activation> visit(Clip op) {
      Activation clipping = new Clipping(op.lower(), op.upper());
      return i -> clipping;
    }

    @Override
    public IntFunction<Activation> visit(Elu op) {
      Activation curve = new ExponentialLinear(op.alpha());
      return i -> curve;
    }

    @Override
    public IntFunction<Activation> visit(HardSwish op) {
      return i -> HardSwishFunction.INSTANCE;
    }

    @Override
    public IntFunction<Activation> visit(LeakyRelu op) {
      return i -> new LeakyRectifier(op.slope().get(i));
    }

    @Override
    public IntFunction<Activation> visit(Relu op) {
      return i -> Rectifier.INSTANCE;
    }

    @Override
    public IntFunction<Activation> visit(Sigmoid op) {
      return i -> Logistic.INSTANCE;
    }

    @Override
    public IntFunction<Activation> visit(Softplus op) {
      return i -> SoftplusFunction.INSTANCE;
    }

    @Override
    public IntFunction<Activation> visit(Square op) {
      return i -> SquareFunction.INSTANCE;
    }

    @Override
    public IntFunction<Activation> visit(Tanh op) {
      return i -> HyperbolicTangent.INSTANCE;
    }

    @Override
    public IntFunction<Activation> visit(Add op) {
      throw noActivation(op);
    }

    @Override
    public IntFunction<Activation> visit(Affine op) {
      throw noActivation(op);
    }

    @Override
    public IntFunction<Activation> visit(AveragePool op) {
      throw noActivation(op);
    }

    @Override
    public IntFunction<Activation> visit(Concat op) {
      throw noActivation(op);
    }

    @Override
    public IntFunction<Activation> visit(Conv2d op) {
      throw noActivation(op);
    }

    @Override
    public IntFunction<Activation> visit(MaxPool op) {
      throw noActivation(op);
    }

    @Override
    public IntFunction<Activation> visit(Multiply op) {
      throw noActivation(op);
    }

    @Override
    public IntFunction<Activation> visit(Reshape op) {
      throw noActivation(op);
    }

    @Override
    public IntFunction<Activation> visit(Scale op) {
      throw noActivation(op);
    }

    @Override
    public IntFunction<Activation> visit(Select op) {
      throw noActivation(op);
    }

    /** Unreachable: {@link ActivationOp} is sealed. */
    private static IllegalArgumentException noActivation(Op op) {
      return new IllegalArgumentException(op + " is no activation");
    }
  }
}
