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
import fanc.verifier.domain.BoxDomain;
import java.util.List;

/**
 * Bounds of the difference of one op's value in child and parent, from the bounds of what the op
 * reads. Visits the parent's op.
 *
 * <p><b>Direction.</b> Over-approximation, rounding included.
 */
final class StepDifference implements OpVisitor<Bounds> {
  private final int value;
  private final Step step;
  private final NetworkChange change;
  private final BoxDomain box;
  private final DifferenceTrace trace;

  StepDifference(int value, NetworkChange change, BoxDomain box, DifferenceTrace trace) {
    this.value = value;
    this.step = change.parent().step(value);
    this.change = change;
    this.box = box;
    this.trace = trace;
  }

  private int input() {
    return step.inputs().get(0);
  }

  private Bounds parent(int i) {
    return trace.parent().at(step.inputs().get(i));
  }

  private Bounds child(int i) {
    return trace.child(step.inputs().get(i));
  }

  private Bounds difference(int i) {
    return trace.difference(step.inputs().get(i));
  }

  private Bounds linear() {
    LinearChange linear = change.linear(value);
    if (change.unchanged(value)) {
      return linear.moved(difference(0));
    }
    Bounds made =
        trace.set(input()) == null ? linear.made(parent(0)) : linear.made(trace.set(input()));
    trace.keepMade(value, made);
    return trace.isSame(input()) ? made : IntervalArithmetic.sum(linear.moved(difference(0)), made);
  }

  /** An op without parameters that maps zeros to zeros and sums to sums. */
  private Bounds homogeneous(Op op) {
    List<Bounds> read = step.inputs().stream().map(trace::difference).toList();
    return box.transform(op, value, read);
  }

  private Bounds activation(ActivationOp op) {
    ActivationOp inChild = (ActivationOp) change.child().step(value).op();
    return ActivationDifference.of(op, inChild, parent(0), child(0), difference(0));
  }

  @Override
  public Bounds visit(Add op) {
    return IntervalArithmetic.sum(difference(0), difference(1));
  }

  @Override
  public Bounds visit(Affine op) {
    return linear();
  }

  @Override
  public Bounds visit(AveragePool op) {
    return homogeneous(op);
  }

  @Override
  public Bounds visit(Clip op) {
    return activation(op);
  }

  @Override
  public Bounds visit(Concat op) {
    return homogeneous(op);
  }

  @Override
  public Bounds visit(Conv2d op) {
    return linear();
  }

  @Override
  public Bounds visit(Elu op) {
    return activation(op);
  }

  @Override
  public Bounds visit(HardSwish op) {
    return activation(op);
  }

  @Override
  public Bounds visit(LeakyRelu op) {
    return activation(op);
  }

  @Override
  public Bounds visit(MaxPool op) {
    return MaximumDifference.of(op.window(), parent(0), child(0), difference(0));
  }

  /** {@code x' y' - x y = dx y' + x dy}, and the same with the factors exchanged. */
  @Override
  public Bounds visit(Multiply op) {
    return IntervalArithmetic.sum(
            IntervalArithmetic.product(difference(0), child(1)),
            IntervalArithmetic.product(parent(0), difference(1)))
        .intersect(
            IntervalArithmetic.sum(
                IntervalArithmetic.product(difference(0), parent(1)),
                IntervalArithmetic.product(child(0), difference(1))));
  }

  @Override
  public Bounds visit(Relu op) {
    return RectifierDifference.of(parent(0), difference(0));
  }

  @Override
  public Bounds visit(Reshape op) {
    return difference(0);
  }

  @Override
  public Bounds visit(Scale op) {
    return linear();
  }

  @Override
  public Bounds visit(Select op) {
    return homogeneous(op);
  }

  @Override
  public Bounds visit(Sigmoid op) {
    return activation(op);
  }

  @Override
  public Bounds visit(Softplus op) {
    return activation(op);
  }

  @Override
  public Bounds visit(Square op) {
    return activation(op);
  }

  @Override
  public Bounds visit(Tanh op) {
    return activation(op);
  }
}
