package fanc.verifier.difference;

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
import fanc.networks.Step;
import fanc.networks.Tanh;
import fanc.verifier.Bounds;
import fanc.verifier.backward.IntervalPullback;
import fanc.verifier.backward.LinesPullback;
import fanc.verifier.backward.Pullback;
import fanc.verifier.backward.Pullbacks;
import fanc.verifier.kernels.Kernels;
import java.util.List;

/**
 * The pullback of the difference that one op makes: linear functions of it are bounded from below
 * by linear functions of the differences that the op reads. Visits the parent's op.
 *
 * <p>A linear op passes d through the child's weights and adds the interval of what the parent's
 * values make; activations are replaced by {@link DifferenceLines}; what reads no difference, and
 * maxima and products, by the bounds that are known.
 *
 * <p><b>Direction.</b> Under-approximation, rounding included.
 */
final class DifferencePullbacks implements OpVisitor<Pullback> {
  private final int value;
  private final Step step;
  private final NetworkChange change;
  private final Drift drift;
  private final Kernels kernels;

  DifferencePullbacks(int value, NetworkChange change, Drift drift, Kernels kernels) {
    this.value = value;
    this.step = change.parent().step(value);
    this.change = change;
    this.drift = drift;
    this.kernels = kernels;
  }

  private int input() {
    return step.inputs().get(0);
  }

  private Pullback interval() {
    return IntervalPullback.of(drift.difference(value), step.inputs().size());
  }

  private Pullback linear() {
    if (drift.isSame(input())) {
      return interval();
    }
    Pullback moved = change.linear(value).pullback(drift.difference(input()));
    Bounds made = drift.made(value);
    return made == null ? moved : IntervalPullback.plus(made, moved);
  }

  private Pullback homogeneous(Op op) {
    List<Bounds> read = step.inputs().stream().map(drift::difference).toList();
    return op.accept(Pullbacks.withoutWeights(read, kernels));
  }

  /** Behind the first differences their intervals are as tight as lines can be. */
  private Pullback activation(ActivationOp op) {
    int read = input();
    boolean first = drift.isSame(read) || drift.readsTheSame(change.parent().step(read));
    if (first) {
      return interval();
    }
    ActivationOp inChild = (ActivationOp) change.child().step(value).op();
    Bounds difference = drift.difference(read);
    DifferenceLines.Reading reading =
        new DifferenceLines.Reading(drift.parent().at(read), drift.child().at(read), difference);
    DifferenceLines lines = new DifferenceLines(op, inChild, reading, drift.difference(value));
    return LinesPullback.between(lines::at, difference);
  }

  @Override
  public Pullback visit(Add op) {
    return homogeneous(op);
  }

  @Override
  public Pullback visit(Affine op) {
    return linear();
  }

  @Override
  public Pullback visit(AveragePool op) {
    return homogeneous(op);
  }

  @Override
  public Pullback visit(Clip op) {
    return activation(op);
  }

  @Override
  public Pullback visit(Concat op) {
    return homogeneous(op);
  }

  @Override
  public Pullback visit(Conv2d op) {
    return linear();
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
    return interval();
  }

  @Override
  public Pullback visit(Multiply op) {
    return interval();
  }

  @Override
  public Pullback visit(Relu op) {
    return activation(op);
  }

  @Override
  public Pullback visit(Reshape op) {
    return homogeneous(op);
  }

  @Override
  public Pullback visit(Scale op) {
    return linear();
  }

  @Override
  public Pullback visit(Select op) {
    return homogeneous(op);
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
}
