package fanc.networks;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A network of the same architecture with other parameters: the inverse of {@link Parameters}. It
 * makes a parent again of what was kept of it and of the network of a child.
 */
public final class ParameterSubstitution implements OpVisitor<Op> {
  private final Iterator<Tensor> parameters;
  private final Iterator<Integer> roundings;

  private ParameterSubstitution(Iterator<Tensor> parameters, Iterator<Integer> roundings) {
    this.parameters = parameters;
    this.roundings = roundings;
  }

  /** Returns how many roundings the entries of each affine op went through, in order. */
  public static List<Integer> roundings(Network network) {
    List<Integer> roundings = new ArrayList<>();
    for (Step step : network.steps()) {
      if (step.op() instanceof Affine affine) {
        roundings.add(affine.roundings());
      }
    }
    return roundings;
  }

  /**
   * Returns a network with the given parameters.
   *
   * @param architecture ops, wiring, shapes and names
   * @param parameters as {@link Parameters#of(Network)} returns them
   * @param roundings as {@link #roundings} returns them
   * @throws IllegalArgumentException if they are too many or too few, or of other shapes
   */
  public static Network of(Network architecture, List<Tensor> parameters, List<Integer> roundings) {
    ParameterSubstitution substitution =
        new ParameterSubstitution(parameters.iterator(), roundings.iterator());
    List<Step> steps = new ArrayList<>();
    for (Step step : architecture.steps()) {
      Op op = step.op().accept(substitution);
      steps.add(new Step(op, step.inputs(), step.name(), step.origin(), step.shape()));
    }
    if (substitution.parameters.hasNext() || substitution.roundings.hasNext()) {
      throw new IllegalArgumentException("more parameters than the architecture has");
    }
    return new Network(architecture.name(0), architecture.inputShape(), steps);
  }

  /** Returns the next tensor in place of another one. */
  private Tensor next(Tensor instead) {
    Tensor tensor = parameters.hasNext() ? parameters.next() : null;
    if (tensor == null || !tensor.shape().equals(instead.shape())) {
      throw new IllegalArgumentException("parameters of another architecture");
    }
    return tensor;
  }

  @Override
  public Op visit(Add op) {
    return op;
  }

  @Override
  public Op visit(Affine op) {
    Tensor weight = next(op.weight());
    Tensor bias = next(op.bias());
    if (!roundings.hasNext()) {
      throw new IllegalArgumentException("parameters of another architecture");
    }
    return new Affine(weight, bias, roundings.next());
  }

  @Override
  public Op visit(AveragePool op) {
    return op;
  }

  @Override
  public Op visit(Clip op) {
    return op;
  }

  @Override
  public Op visit(Concat op) {
    return op;
  }

  @Override
  public Op visit(Conv2d op) {
    Tensor weight = next(op.weight());
    return new Conv2d(op.window(), weight, next(op.bias()), op.groups());
  }

  @Override
  public Op visit(Elu op) {
    return op;
  }

  @Override
  public Op visit(HardSwish op) {
    return op;
  }

  @Override
  public Op visit(LeakyRelu op) {
    return new LeakyRelu(next(op.slope()));
  }

  @Override
  public Op visit(MaxPool op) {
    return op;
  }

  @Override
  public Op visit(Multiply op) {
    return op;
  }

  @Override
  public Op visit(Relu op) {
    return op;
  }

  @Override
  public Op visit(Reshape op) {
    return op;
  }

  @Override
  public Op visit(Scale op) {
    Tensor scale = next(op.scale());
    Tensor shift = next(op.shift());
    Tensor scaleError = next(op.scaleError());
    return new Scale(scale, shift, scaleError, next(op.shiftError()));
  }

  @Override
  public Op visit(Select op) {
    return op;
  }

  @Override
  public Op visit(Sigmoid op) {
    return op;
  }

  @Override
  public Op visit(Softplus op) {
    return op;
  }

  @Override
  public Op visit(Square op) {
    return op;
  }

  @Override
  public Op visit(Tanh op) {
    return op;
  }
}
